/** The same post in other languages: links that lead to them, and their texts below the main one. */
import type { FC } from "hono/jsx";
import { ownName } from "../subscribers/subscribers.ts";
import { Formatted } from "../web/formatted.tsx";
import { Prose } from "../web/prose.tsx";
import type { Post } from "./posts.ts";

/** Each language named as its readers name it. */
export const Languages: FC<{ post: Post; label: string }> = ({ post: { variants }, label }) =>
  variants.length === 0 ? null : (
    <nav class="post__languages" aria-label={label}>
      <ul>
        {variants.map(({ language }) => {
          const { name, lang } = ownName(language);
          return (
            <li>
              <a class="kern-link" href={`#${language}`} lang={lang} hreflang={lang}>
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );

export const Variants: FC<{ post: Post }> = ({ post: { variants } }) => (
  <>
    {variants.map(({ language, title, teaser, text }) => {
      const { name, lang, dir } = ownName(language);
      return (
        <article class="post__variant" id={language} lang={lang} dir={dir}>
          <p class="kern-body kern-body--muted">{name}</p>
          <h2 class="kern-heading-large">{title}</h2>
          <p class="kern-body kern-body--bold">
            <Formatted text={teaser} linked />
          </p>
          <Prose text={text} level={3} formatted />
        </article>
      );
    })}
  </>
);
