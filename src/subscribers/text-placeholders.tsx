/** What may and must stand in braces in a text, and the text as it was shipped. */
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import type { TextKey } from "./text-catalogue.ts";
import { placeholdersOf } from "./text-form.ts";
import { textWords } from "./text-words.ts";

export const Placeholders: FC<{ textKey: TextKey; language: Language }> = ({
  textKey,
  language,
}) => {
  const w = textWords(language);
  const { required, optional } = placeholdersOf(textKey);
  return (
    <section class="placeholders" aria-label={w.placeholderTitle}>
      <p class="kern-body">{w.placeholderHint}</p>
      <dl>
        <dt>{w.required}</dt>
        <dd>
          <Names names={required} language={language} />
        </dd>
        <dt>{w.optional}</dt>
        <dd>
          <Names names={optional} language={language} />
        </dd>
      </dl>
    </section>
  );
};

const Names: FC<{ names: readonly string[]; language: Language }> = ({ names, language }) => {
  const w = textWords(language);
  if (names.length === 0) return <>{w.none}</>;
  return (
    <>
      {names.map((name, index) => (
        <>
          {index === 0 ? "" : ", "}
          <code>{`{${name}}`}</code> ({meaningOf(name, language)})
        </>
      ))}
    </>
  );
};

function meaningOf(name: string, language: Language): string {
  const w = textWords(language);
  switch (name) {
    case "topics":
    case "current":
    case "stopped":
    case "example":
    case "notice":
    case "organisation":
    case "date":
    case "nextOpening":
    case "emergency":
      return w[name];
    default:
      return name;
  }
}

export const ShippedText: FC<{ text: string; textLanguage: Language; title: string }> = ({
  text,
  textLanguage,
  title,
}) => (
  <details>
    <summary>{title}</summary>
    <p class="keep-lines" lang={textLanguage}>
      {text}
    </p>
  </details>
);
