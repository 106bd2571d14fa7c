/** Word lists as people write them, folded once; a long word may have a typing error. Pure. */
import { editDistance } from "./edit-distance.ts";
import { fold } from "./spelling.ts";

export type Vocabulary = { has(word: string): boolean };

/**
 * Words parted by spaces. Folded words of six letters and more are also known with one error, of nine with two; `others`
 * are words of their own that lie that near ("anmelden" is one letter from "abmelden").
 */
export function vocabulary(list: string, others = ""): Vocabulary {
  const never = new Set(others.split(/\s+/).map(fold));
  const words = new Set(list.trim().split(/\s+/).map(fold));
  const long = [...words].filter((word) => word.length >= 6);
  const known = new Map<string, boolean>();
  return {
    has(word) {
      if (words.has(word)) return true;
      if (word.length < 5 || never.has(word)) return false;
      const before = known.get(word);
      if (before !== undefined) return before;
      const found = long.some((entry) => isTypo(word, entry));
      // What people write has no end; what is remembered of it must have one.
      if (known.size < 5_000) known.set(word, found);
      return found;
    },
  };
}

/** Exact words only, for those where one letter makes another word. */
export function exactly(list: string): Vocabulary {
  const words = new Set(list.trim().split(/\s+/).map(fold));
  return { has: (word) => words.has(word) };
}

/** Whether `word` is `meant` with the errors its length allows. Both folded. The first letter is seldom the wrong one. */
function isTypo(word: string, meant: string): boolean {
  const most = meant.length >= 9 ? 2 : meant.length >= 6 ? 1 : 0;
  return word[0] === meant[0] && editDistance(word, meant, most) <= most;
}
