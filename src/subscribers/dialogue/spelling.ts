/** One spelling for everything: case, accents, umlauts, doubled letters, emoji and punctuation do not matter. Pure. */

export type Clause = {
  readonly words: readonly string[];
  /** It ends with a question mark. */
  readonly asks: boolean;
};

export type Sentence = {
  /** Folded words and numbers in order. */
  readonly words: readonly string[];
  /** The same, parted at full stops and the like and at line breaks. */
  readonly sentences: readonly Clause[];
  /** The same, parted at every punctuation mark. */
  readonly clauses: readonly Clause[];
  readonly asks: boolean;
};

/** Folds one word: "Büro", "BUERO" and "Buro" become the same, and so do "STOP", "Stopp" and "STOOOPP". */
export function fold(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[aou]e/g, (pair) => pair.charAt(0))
    .replace(/(\p{L})\1+/gu, "$1");
}

/** Parts a text into folded words. The stop sign counts as the word. */
export function readSentence(text: string): Sentence {
  const plain = text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200F\u2060'’‘`´]|\uFE0E|\uFE0F|\u20E3/gu, "")
    .replace(/[🛑⛔]/gu, " stop ")
    .replace(/[&+]/g, " und ")
    // "am 3. Mai", "1,3": behind a number nothing ends.
    .replace(/(\d)[.,]/g, "$1 ");
  const clauses = part(plain, /([.,;:!?¡¿()[\]\n\r"„“”«»…|*]+|\s[-–—]+\s)/u);
  const sentences = part(plain, /([.;!?\n\r…]+)/u);
  return {
    words: clauses.flatMap(({ words }) => words),
    sentences,
    clauses,
    asks: /\?\s*\P{L}*$/u.test(plain),
  };
}

/** `marks` has one group, so that what stood between is kept. */
function part(plain: string, marks: RegExp): Clause[] {
  const parts = plain.split(marks);
  return parts
    .filter((_, at) => at % 2 === 0)
    .map((text, at) => ({
      words: wordsOf(text),
      asks: (parts[2 * at + 1] ?? "").includes("?"),
    }))
    .filter(({ words }) => words.length > 0);
}

function wordsOf(clause: string): string[] {
  const words = (clause.match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).map((word) => fold(word));
  // "S T O P P": letters with spaces between them are one word.
  const spelledOut = words.length > 3 && words.every((word) => /^\p{L}$/u.test(word));
  return spelledOut ? [fold(words.join(""))] : words.filter((word) => word !== "");
}
