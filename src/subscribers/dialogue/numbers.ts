/** "1 und 3", "1,3", "13", "eins und drei", "das zweite", "1 bis 3". Pure. */
import { fold } from "./spelling.ts";

const named: ReadonlyMap<string, number> = new Map(
  [
    "eins ein eine erste ersten erstes one first oans",
    "zwei zwo zweite zweiten zweites two second zwoa",
    "drei dritte dritten drittes three third drai",
    "vier vierte vierten viertes four fourth",
    "fünf fünfte fünften fünftes five fifth",
    "sechs sechste sechsten sechstes six sixth",
    "sieben siebte siebten siebtes seven seventh",
    "acht achte achten achtes eight eighth",
    "neun neunte neunten neuntes nine ninth",
    "zehn zehnte zehnten zehntes ten tenth",
  ].flatMap((words, index) => words.split(" ").map((word) => [fold(word), index + 1] as const)),
);

/** Words that stand for a number only beside another number or the word "Nummer"; alone they are an article. */
const articles = new Set(["ein", "eine"].map(fold));

/** The number that a word stands for, or null. */
export function numberOf(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return articles.has(word) ? null : (named.get(word) ?? null);
}

/**
 * "13" and "123" typed without spaces: their digits, where each is a shown number, none comes twice and they rise, so
 * that 112 and 110 stay what they are.
 */
export function digitsOf(word: string, shown: ReadonlySet<number>): readonly number[] | null {
  if (!/^[1-9]{2,9}$/.test(word)) return null;
  const digits = [...word].map(Number);
  const rising = digits.every((digit, index) => index === 0 || digit > (digits[index - 1] ?? 0));
  return rising && digits.every((digit) => shown.has(digit)) ? digits : null;
}
