/** What is wrong with a broadcast before it may be kept, and before it may go out. Pure; sentences stand at the field. */
import type { FieldErrors } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { checkWords } from "./check-words.ts";
import { pageInVariant, variantProblems } from "./wording/variants.ts";
import { fullText, longestMessage, type Content } from "./content.ts";

export const longestTitle = 120;
/** A carrier may have 1,024 characters; this leaves room for its own text and the address of the page. */
export const longestTeaser = 600;
const longestLink = 2000;
const longestAlt = 1000;
const longestCredit = 120;
/** No draft is longer than this; what fits into a message is told when it is to be sent. */
const longestDraft = 50_000;

export type Checked = Content & { readonly topicIds: readonly number[] };

/** What keeps a draft from being kept: little, for nothing that was typed shall be lost. */
export function draftProblems(
  { title, teaser, text, link, picture, topicIds }: Checked,
  knownTopicIds: ReadonlySet<number>,
  language: Language,
): FieldErrors {
  const w = checkWords(language);
  return only({
    title: title === "" ? w.titleMissing : tooLong(title, longestTitle, w.titleTooLong),
    teaser: tooLong(teaser, longestDraft, w.textTooLong),
    text: tooLong(text, longestDraft, w.textTooLong),
    link: link === null ? undefined : linkProblem(link, language),
    imageAlt: tooLong(picture?.alt ?? "", longestAlt, w.altTooLong),
    imageCredit: tooLong(picture?.credit ?? "", longestCredit, w.creditTooLong),
    topics: topicIds.every((id) => knownTopicIds.has(id)) ? undefined : w.topicUnknown,
  });
}

/** What keeps it from going out, whatever keeps it from being kept included. `page` is its public address. */
export function sendingProblems(
  content: Checked,
  knownTopicIds: ReadonlySet<number>,
  page: string,
  language: Language,
): FieldErrors {
  return {
    ...variantProblems(
      content.variants ?? [],
      (variant) =>
        mainProblems(
          { ...content, ...variant, variants: [] },
          knownTopicIds,
          pageInVariant(page, variant.language),
          language,
        ),
      language,
    ),
    ...mainProblems(content, knownTopicIds, page, language),
  };
}

function mainProblems(
  content: Checked,
  knownTopicIds: ReadonlySet<number>,
  page: string,
  language: Language,
): FieldErrors {
  const w = checkWords(language);
  const over = fullText(content, page).length - longestMessage;
  return {
    ...only({
      teaser: teaserProblem(content.teaser, language),
      text: content.text === "" ? w.textMissing : over > 0 ? w.textTooLong(over) : undefined,
      imageAlt: content.picture !== null && content.picture.alt === "" ? w.altMissing : undefined,
      topics: content.topicIds.length === 0 ? w.topicsMissing : undefined,
    }),
    ...draftProblems(content, knownTopicIds, language),
  };
}

/** Values of a template stand in one line (reference, 1.5): no break, no tab, no five spaces. */
function teaserProblem(teaser: string, language: Language): string | undefined {
  const w = checkWords(language);
  if (teaser === "") return w.teaserMissing;
  if (/[\n\r\t\v\f\u0085\u2028\u2029]/.test(teaser)) return w.teaserBroken;
  if (/ {5,}/.test(teaser)) return w.teaserSpaces;
  return tooLong(teaser, longestTeaser, w.teaserTooLong);
}

function linkProblem(link: string, language: Language): string | undefined {
  const w = checkWords(language);
  if (link.length > longestLink) return w.linkTooLong;
  const url = URL.parse(link);
  const fits = url !== null && (url.protocol === "https:" || url.protocol === "http:");
  return fits && !/\s/.test(link) ? undefined : w.linkWrong;
}

function tooLong(
  value: string,
  longest: number,
  sentence: (over: number) => string,
): string | undefined {
  return value.length > longest ? sentence(value.length - longest) : undefined;
}

function only(found: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
