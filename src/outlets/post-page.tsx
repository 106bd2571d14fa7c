import type { FC } from "hono/jsx";
import type { SentDate } from "../digests/digests.ts";
import { formatTime } from "../web/format.ts";
import { Formatted } from "../web/formatted.tsx";
import { withoutFormatting } from "../web/formatting.ts";
import { inLanguage, type Language } from "../web/language.ts";
import { PublicPage } from "../web/layout.tsx";
import type { Organisation } from "../web/organisation.ts";
import { Alert } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { Prose } from "../web/prose.tsx";
import type { Correction, Post } from "./posts.ts";
import { Languages, Variants } from "./post-variants.tsx";
import { outletWords } from "./words.ts";

/** One post with its full text. The text is in the language that it was written in, German unless staff wrote otherwise. */
export const PostPage: FC<{
  post: Post;
  dates: readonly SentDate[];
  language: Language;
  organisation: Organisation;
}> = ({ post, dates, language, organisation }) => {
  const w = outletWords(language);
  const { slug, title, teaser, text, link, picture, topics, at, urgent } = post;
  return (
    <PublicPage
      title={title}
      language={language}
      organisation={organisation}
      path={paths.broadcastPage(slug)}
      description={withoutFormatting(teaser)}
    >
      <Languages post={post} label={w.languages} />
      <article lang="de" id="de">
        <p class="kern-body kern-body--muted">
          <time datetime={at.toISOString()}>
            {formatTime(at, organisation.timeZone, language, { withYear: true })}
          </time>
          {" · "}
          {topics.map((topic) => topic.title).join(", ")}
        </p>
        <h1 class="kern-heading-large">{title}</h1>
        <Corrections post={post} language={language} />
        {picture === null ? null : (
          <figure class="post__figure">
            <img class="post__picture" src={paths.publicMedia(slug)} alt={picture.alt} />
            {picture.credit === null ? null : (
              <figcaption class="picture-credit">
                {w.photo} {picture.credit}
              </figcaption>
            )}
          </figure>
        )}
        <p class="kern-body kern-body--bold">
          <Formatted text={teaser} linked />
        </p>
        <Prose text={text} formatted />
        <Dates slug={slug} dates={dates} title={w.dates} hint={w.moreTips} />
        {link === null ? null : (
          <p class="kern-body">
            {w.more}:{" "}
            <a class="kern-link" href={link} rel="noopener">
              {link}
            </a>
          </p>
        )}
      </article>
      <Variants post={post} />
      {urgent ? <p class="kern-body">{w.notOfficial}</p> : null}
      <nav class="post__onward" aria-label={w.archive}>
        <a class="kern-link" href={inLanguage(paths.signup, language)}>
          {w.subscribe}
        </a>
        <a class="kern-link" href={inLanguage(paths.archive, language)}>
          {w.toArchive}
        </a>
      </nav>
    </PublicPage>
  );
};

/** The old leads to the new, and the new to the old. */
const Corrections: FC<{ post: Post; language: Language }> = ({
  post: { correctedBy, corrects },
  language,
}) => {
  const w = outletWords(language);
  const link = ({ slug, title }: Correction) => (
    <a class="kern-link" href={inLanguage(paths.broadcastPage(slug), language)}>
      {title}
    </a>
  );
  return (
    <>
      {correctedBy === null ? null : (
        <div class="post__correction" lang={language}>
          <Alert title={w.corrected} tone="warning">
            <p class="kern-body">
              {w.correctedBy} <span lang="de">{link(correctedBy)}</span>
            </p>
          </Alert>
        </div>
      )}
      {corrects.length === 0 ? null : (
        <p class="kern-body" lang={language}>
          {w.corrects}{" "}
          {corrects.map((one, index) => (
            <span lang="de">
              {index === 0 ? "" : ", "}
              {link(one)}
            </span>
          ))}
        </p>
      )}
    </>
  );
};

/** A calendar file for each date of the tips, and how to get others. */
const Dates: FC<{ slug: string; dates: readonly SentDate[]; title: string; hint: string }> = ({
  slug,
  dates,
  title,
  hint,
}) =>
  dates.length === 0 ? null : (
    <section aria-labelledby="termine">
      <h2 class="kern-heading-medium" id="termine">
        {title}
      </h2>
      <ul class="prose-list">
        {dates.map((date, index) => (
          <li class="kern-body">
            <a class="kern-link" href={paths.postDate(slug, index + 1)}>
              {date.title}
            </a>
          </li>
        ))}
      </ul>
      <p class="kern-body">{hint}</p>
    </section>
  );
