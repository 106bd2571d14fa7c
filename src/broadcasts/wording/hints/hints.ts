/** Friendly hints on a text: never in the way, each said once. Pure. */
import type { VariantLanguage } from "../../../subscribers/subscribers.ts";
import { hintsForListeners } from "./for-listeners.ts";
import { hintsForReaders } from "./for-readers.ts";
import type { Hint } from "./hint.ts";

/** More of one kind tell nothing new. */
const mostOfAKind = 3;
const longestQuote = 60;
/** No message is longer; what is will be shortened first. */
const longestLookedAt = 5_000;

/** `language` null: the main text. The rules for readers know German only. */
export function hintsOf(given: string, language: VariantLanguage | null): Hint[] {
  const text = given.slice(0, longestLookedAt);
  const isGerman = language === null || language === "leicht";
  const all = [...hintsForListeners(text), ...(isGerman ? hintsForReaders(text) : [])];
  const seen = new Map<string, number>();
  return all
    .filter(({ kind, found }) => {
      const times = seen.get(kind) ?? 0;
      const isNew = !seen.has(`${kind} ${found}`) && times < mostOfAKind;
      seen.set(`${kind} ${found}`, 1);
      if (isNew) seen.set(kind, times + 1);
      return isNew;
    })
    .map((hint) => ({ ...hint, found: quoted(hint.found) }));
}

function quoted(found: string): string {
  const letters = [...found];
  return letters.length <= longestQuote ? found : `${letters.slice(0, longestQuote).join("")}…`;
}
