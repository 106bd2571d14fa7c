/** "Korrektur:" in front of what is read first. Pure. */
import { longestTitle } from "../check.ts";

const mark = "Korrektur: ";

/** A carrier shows the teaser alone, so it stands before both. What carries it already is left as it is. */
export function marked<T extends { readonly title: string; readonly teaser: string }>(words: T): T {
  return {
    ...words,
    title: shortened(withMark(words.title)),
    teaser: words.teaser === "" ? "" : withMark(words.teaser),
  };
}

function withMark(text: string): string {
  return /^korrektur\s*:/i.test(text) ? text : `${mark}${text}`;
}

function shortened(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;
}
