/** "Korrektur:" in front of what is read first, in every language that it is said in. Pure. */
import { longestTitle } from "../check.ts";
import type { Variant } from "../content.ts";

type Words = { readonly title: string; readonly teaser: string };

const german = "Korrektur: ";
const marks: Readonly<Record<Variant["language"], string>> = {
  leicht: german,
  en: "Correction: ",
  uk: "Виправлення: ",
  tr: "Düzeltme: ",
  ar: "تصحيح: ",
  ru: "Исправление: ",
  pl: "Sprostowanie: ",
  ro: "Rectificare: ",
  fr: "Rectificatif : ",
};

/** A carrier shows the teaser alone, so it stands before both. What carries it already is left as it is. */
export function marked<T extends Words & { readonly variants?: readonly Variant[] | undefined }>(
  words: T,
): T {
  const variants = words.variants?.map((one) => ({
    ...one,
    ...markedWords(one, marks[one.language]),
  }));
  return {
    ...words,
    ...markedWords(words, german),
    ...(variants === undefined ? {} : { variants }),
  };
}

/** What is empty stays so, for it is told as missing. */
function markedWords({ title, teaser }: Words, mark: string): Words {
  const withMark = (text: string) =>
    text === "" || text.toLowerCase().startsWith(mark.trim().toLowerCase()) ? text : mark + text;
  return { title: shortened(withMark(title)), teaser: withMark(teaser) };
}

function shortened(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;
}
