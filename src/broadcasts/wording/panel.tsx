/** Beside the text while it is written: how long each form is, and the hints. One line tells a screen reader of changes. */
import type { FC } from "hono/jsx";
import { languageName, ownName, type VariantLanguage } from "../../subscribers/subscribers.ts";
import { formatNumber } from "../../web/format.ts";
import type { Language } from "../../web/language.ts";
import { paths } from "../../web/paths.ts";
import type { Content } from "../content.ts";
import type { Hint } from "./hints/hint.ts";
import { hintWords } from "./hints/hint-words.ts";
import { hintsOf } from "./hints/hints.ts";
import { lengthsOf, type Length } from "./lengths.ts";
import { wordingWords } from "./wording-words.ts";

type Props = { content: Content; page: string; language: Language };

/** Asked for half a second after the last key; it counts nobody and costs next to nothing. */
const whileTyping = {
  "hx-post": paths.broadcastWording,
  "hx-trigger": "input from:#aussendung delay:500ms, change from:#aussendung delay:200ms",
  "hx-include": "#aussendung",
  "hx-encoding": "application/x-www-form-urlencoded",
  "hx-target": "#wortlaut",
  "hx-swap": "outerMorph",
  "hx-sync": "this:replace",
} as const;

export const WordingPanel: FC<Props> = ({ content, page, language }) => {
  const w = hintWords(language);
  const texts = textsOf(content);
  const groups = texts
    .map((one) => ({ ...one, hints: hintsOf(one.text, one.language) }))
    .filter(({ hints }) => hints.length > 0);
  const count = groups.reduce((sum, { hints }) => sum + hints.length, 0);
  const lengths = lengthsOf(content, page);
  return (
    <div id="wortlaut" class="wording" {...whileTyping}>
      <ul class="wording__lengths">
        {lengths.map((length) => (
          <li class={length.length > length.most ? "wording__over" : undefined}>
            {lengthInWords(length, language)}
          </li>
        ))}
      </ul>
      <p class="kern-sr-only" role="status">
        {lengths
          .filter(({ length, most }) => length > most)
          .map((one) => `${lengthInWords(one, language)} `)}
        {count === 0 ? "" : w.count(count)}
      </p>
      {count === 0 ? (
        texts.length === 0 ? null : (
          <p class="kern-body kern-body--muted">{w.none}</p>
        )
      ) : (
        <div class="wording__hints">
          <p class="kern-body kern-body--bold">{w.count(count)}</p>
          <p class="kern-hint">{w.optional}</p>
          {groups.map((group) => (
            <Hints
              {...group}
              named={groups.length > 1 || group.language !== null}
              reader={language}
            />
          ))}
        </div>
      )}
    </div>
  );
};

const Hints: FC<{
  hints: readonly Hint[];
  language: VariantLanguage | null;
  named: boolean;
  reader: Language;
}> = ({ hints, language, named, reader }) => {
  const w = hintWords(reader);
  return (
    <>
      {named ? (
        <p
          class="kern-body kern-body--bold"
          lang={language === null ? undefined : ownName(language).lang}
        >
          {language === null ? wordingWords(reader).main : languageName(language, reader)}
        </p>
      ) : null}
      <ul class="prose-list">
        {hints.map(({ kind, found, better }) => (
          <li class="kern-body">{w[kind](found, better)}</li>
        ))}
      </ul>
    </>
  );
};

function textsOf(content: Content): { language: VariantLanguage | null; text: string }[] {
  const together = (one: Pick<Content, "title" | "teaser" | "text">) =>
    [one.title, one.teaser, one.text].filter((part) => part !== "").join("\n");
  return [
    { language: null, text: together(content) },
    ...(content.variants ?? []).map((variant) => ({
      language: variant.language,
      text: together(variant),
    })),
  ].filter(({ text }) => text !== "");
}

function lengthInWords({ form, length, most }: Length, language: Language): string {
  const w = wordingWords(language);
  const number = (value: number) => formatNumber(value, language);
  const of = w.of(number(length), number(most));
  if (form === "caption") return length > most ? w.captionTooLong(of) : `${w.caption} ${of}`;
  const rest = length > most ? ` ${w.over(number(length - most))}` : "";
  return `${form === "template" ? w.templateLength : w.textLength} ${of}${rest}`;
}
