import type { FC } from "hono/jsx";
import type { Topic } from "../subscribers/subscribers.ts";
import { formatTime } from "../web/format.ts";
import { inLanguage, type Language } from "../web/language.ts";
import { Badge, EmptyState, Pagination } from "../web/parts.tsx";
import { withoutFormatting } from "../web/formatting.ts";
import { paths } from "../web/paths.ts";
import type { Post } from "./posts.ts";
import { outletWords } from "./words.ts";

export const ArchiveList: FC<{
  posts: readonly Post[];
  topics: readonly Topic[];
  chosen: string | undefined;
  page: number;
  pages: number;
  language: Language;
  timeZone: string;
}> = ({ posts, topics, chosen, page, pages, language, timeZone }) => {
  const w = outletWords(language);
  const of = (key: string | undefined) =>
    inLanguage(key === undefined ? paths.archive : `${paths.archive}?thema=${key}`, language);
  return (
    <>
      <nav aria-label={w.topics}>
        <ul class="archive__topics">
          <li>
            <a href={of(undefined)} aria-current={chosen === undefined ? "page" : undefined}>
              {w.allTopics}
            </a>
          </li>
          {topics.map(({ key, title, titleEn }) => (
            <li>
              <a href={of(key)} aria-current={chosen === key ? "page" : undefined}>
                {language === "en" ? (titleEn ?? title) : title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {posts.length === 0 ? <EmptyState title={w.empty} text={w.emptyText} /> : null}
      <ul class="archive__posts">
        {posts.map((post) => (
          <li>
            <p class="kern-body kern-body--muted">
              <time datetime={post.at.toISOString()}>
                {formatTime(post.at, timeZone, language, { withYear: true, dateOnly: true })}
              </time>
            </p>
            <h2 class="kern-heading-small">
              <a class="kern-link" href={inLanguage(paths.broadcastPage(post.slug), language)}>
                {post.title}
              </a>
              {post.correctedBy === null ? null : (
                <>
                  {" "}
                  <Badge label={w.correctedBadge} tone="warning" />
                </>
              )}
            </h2>
            <p class="kern-body">{withoutFormatting(post.teaser)}</p>
          </li>
        ))}
      </ul>
      <Pagination page={page} pages={pages} path={of(chosen)} language={language} />
      <p class="kern-body">
        <a class="kern-link" href={paths.archiveFeed}>
          {w.feed}
        </a>
      </p>
    </>
  );
};
