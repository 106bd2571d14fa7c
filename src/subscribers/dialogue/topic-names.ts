/** Which topics a text names: by title with errors, by a part of the title, by number, all or both. Pure. */
import type { ShownTopic } from "./intent.ts";
import { digitsOf, numberOf } from "./numbers.ts";
import { editDistance } from "./edit-distance.ts";
import { fold, readSentence } from "./spelling.ts";
import { exactly, vocabulary } from "./vocabulary.ts";

/** A word with what it stands for: a topic or several, or itself. */
export type Token =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "topics"; readonly ids: readonly number[]; readonly byNumber: boolean }
  /** A number that no topic was shown with. */
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "all" };

const all = exactly("alle alles allem allen all everything sämtliche sämtlichen komplett ois");
const both = exactly("beide beiden beides both");
const range = exactly("bis to");

/** Says nothing about which topic, alone; as part of a whole title it does. */
export const genericNouns = vocabulary(
  `nachricht nachrichten nachrichtn infos info informationen information news newsletter newsletters meldung meldungen
   mitteilung mitteilungen messages message sms whatsapp whatsapps benachrichtigung benachrichtigungen updates update
   abo abos abonnement abonnements subscription subscriptions dienst service verteiler mails mail werbung spam msg msgs zusendung zusendungen
   kategorie kategorien thema themen topic topics push pushnachrichten rundruf infodienst aussendungen`,
);

/** Reads topics out of folded words; `reserved` words are commands and never part of a name. */
export function readTopics(
  words: readonly string[],
  topics: readonly ShownTopic[],
  reserved: (word: string) => boolean,
): Token[] {
  const names = topics.flatMap((topic) =>
    topic.titles.map((title) => nameOf(topic.id, title)).filter((name) => name.whole !== ""),
  );
  const byNumber = new Map(
    topics.flatMap((topic) => (topic.number === null ? [] : [[topic.number, topic.id] as const])),
  );
  const tokens: Token[] = [];
  for (let index = 0; index < words.length;) {
    const name = longestName(words, index, names, reserved);
    if (name !== null) {
      tokens.push({ kind: "topics", ids: [name.id], byNumber: false });
      index += name.length;
      continue;
    }
    tokens.push(...readWord(words, index, topics, byNumber, names, reserved));
    index += 1;
  }
  return joinRanges(tokens, byNumber);
}

type Name = { readonly id: number; readonly whole: string; readonly parts: readonly string[] };

function nameOf(id: number, title: string): Name {
  const parts = readSentence(title).words.filter((word) => word !== "und");
  return { id, whole: fold(parts.join("")), parts };
}

/**
 * The words from here that make up a whole title with the fewest errors, and of those the most: "nur Tipps" is not a
 * misspelt "Tipps".
 */
function longestName(
  words: readonly string[],
  from: number,
  names: readonly Name[],
  reserved: (word: string) => boolean,
): { readonly id: number; readonly length: number } | null {
  const most = Math.max(0, ...names.map((name) => name.parts.length)) + 2;
  let best: { readonly id: number; readonly length: number; readonly distance: number } | null =
    null;
  for (let length = Math.min(most, words.length - from); length >= 1; length -= 1) {
    const span = words.slice(from, from + length);
    if (span[0] === "und" || span.at(-1) === "und") continue;
    if (span.some((word) => reserved(word) || all.has(word))) continue;
    for (const { id, whole } of names) {
      const distance = distanceTo(joined(span), whole);
      if (distance === null || distance >= (best?.distance ?? Infinity)) continue;
      const withoutFirst = distanceTo(joined(span.slice(1)), whole);
      if (withoutFirst === null || withoutFirst >= distance) best = { id, length, distance };
    }
  }
  return best;
}

function joined(words: readonly string[]): string {
  return fold(words.filter((word) => word !== "und").join(""));
}

/** Errors are allowed by length: "Verantsaltungstips" is the tips, "Kultus" is not "Kultur" by chance. */
function distanceTo(written: string, whole: string): number | null {
  const most = Math.min(4, Math.floor(whole.length / 5));
  const distance = editDistance(written, whole, most);
  return distance <= most ? distance : null;
}

function readWord(
  words: readonly string[],
  index: number,
  topics: readonly ShownTopic[],
  byNumber: ReadonlyMap<number, number>,
  names: readonly Name[],
  reserved: (word: string) => boolean,
): Token[] {
  const word = words[index] ?? "";
  if (all.has(word)) return [{ kind: "all" }];
  if (both.has(word) && topics.length === 2) return [{ kind: "all" }];
  const single = numberOf(word);
  if (single !== null) {
    // "alle drei" counts what it names already.
    const before = words[index - 1] ?? "";
    if (all.has(before) && single === topics.length) return [];
    const id = byNumber.get(single);
    if (id !== undefined) return [{ kind: "topics", ids: [id], byNumber: true }];
    const digits = digitsOf(word, new Set(byNumber.keys()));
    if (digits !== null)
      return [
        {
          kind: "topics",
          ids: digits.flatMap((digit) => byNumber.get(digit) ?? []),
          byNumber: true,
        },
      ];
    return [{ kind: "number", value: single }];
  }
  const id = reserved(word) || genericNouns.has(word) ? null : partOf(word, names);
  return [id === null ? { kind: "word", word } : { kind: "topics", ids: [id], byNumber: false }];
}

/** "Kultur" for "Kultur!Büro.", "Tipps" for "Veranstaltungstipps", "Events" for "Event tips": where it fits one topic alone. */
function partOf(word: string, names: readonly Name[]): number | null {
  if (word.length < 4) return null;
  const ids = new Set(
    names
      .filter(({ parts }) =>
        parts.some(
          (part) =>
            part === word ||
            (part.length >= 5 && word.length >= 4 && part.startsWith(word)) ||
            (part.length > word.length + 3 && part.endsWith(word)) ||
            (part.length >= 5 && [`${part}s`, `${part}n`].includes(word)) ||
            sameStem(part, word),
        ),
      )
      .map(({ id }) => id),
  );
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}

/** "Veranstaltungen" for "Veranstaltungstipps", "Aktuelles" for "Aktuelle". */
function sameStem(part: string, word: string): boolean {
  let shared = 0;
  while (shared < part.length && shared < word.length && part[shared] === word[shared]) shared += 1;
  return shared >= 6 && word.length - shared <= 2;
}

/** "1 bis 3": what lies between is meant too. */
function joinRanges(tokens: readonly Token[], byNumber: ReadonlyMap<number, number>): Token[] {
  const numberFor = new Map([...byNumber].map(([number, id]) => [id, number]));
  return tokens.map((token, index) => {
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (token.kind !== "word" || !range.has(token.word)) return token;
    if (before?.kind !== "topics" || after?.kind !== "topics") return token;
    if (!before.byNumber || !after.byNumber) return token;
    const from = numberFor.get(before.ids.at(-1) ?? 0) ?? 0;
    const to = numberFor.get(after.ids[0] ?? 0) ?? 0;
    const ids = [...byNumber]
      .filter(([number]) => number > from && number < to)
      .map(([, id]) => id);
    return { kind: "topics", ids, byNumber: true };
  });
}
