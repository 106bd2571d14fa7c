/** Does the person choose topics? By names, numbers, "alle", or the sentence that our page put into their chat. Pure. */
import type { Intent, ShownTopic } from "./intent.ts";
import { beside, except, joinExcept, only, refusing, understood, wishing } from "./choice-words.ts";
import { readPrefilled } from "./prefilled.ts";
import { readSentence, type Sentence } from "./spelling.ts";
import { readTopics } from "./topic-names.ts";
import { exactly } from "./vocabulary.ts";

type Choice = Extract<Intent, { kind: "choose" | "start" }> | { readonly kind: "topics" };

const asking = exactly("kann könnte können könnten wie wo can how could");

/** A choice, or null where the words say anything that is not understood. */
export function readChoice(
  raw: string,
  sentence: Sentence,
  topics: readonly ShownTopic[],
  reserved: (word: string) => boolean,
): Choice | null {
  const { text, code } = takeCode(raw);
  const prefilled = readPrefilled(text, topics, code, reserved);
  if (prefilled !== null) return prefilled;
  const words = joinExcept(code === null ? sentence.words : readSentence(text).words);
  if (words.length === 0) return code === null ? null : { kind: "start", code };
  if (words.length > 30 || isThanks(words)) return null;
  const tokens = readTopics(words, topics, reserved);
  const named = tokens.flatMap((token) => (token.kind === "topics" ? token.ids : []));
  const all = tokens.some(({ kind }) => kind === "all");
  const rest = tokens.flatMap((token) => (token.kind === "word" ? [token.word] : []));
  if (tokens.some(({ kind }) => kind === "number"))
    return onlyNumbers(rest, named) ? { kind: "topics" } : null;
  if (named.length === 0 && !all)
    return code !== null && rest.every(understood) ? { kind: "start", code } : null;
  const refuses = rest.some((word) => refusing.has(word));
  // "Alles, nur nicht Kultur"
  const leaving = rest.some((word) => except.has(word)) || (refuses && all && named.length > 0);
  if (refuses && !leaving) return null;
  if (
    rest.every((word) => understood(word) || asking.has(word)) &&
    (rest.some((word) => asking.has(word)) || sentence.asks)
  )
    return rest.some((word) => wishing.has(word) || asking.has(word)) ? { kind: "topics" } : null;
  if (!rest.every((word) => understood(word) || refusing.has(word))) return null;
  // "ohne Kultur" says what is not wanted, of nothing.
  if (leaving && !all) return null;
  // "alle" beside a generic noun is still all; alone, "Danke an alle" is not.
  if (all && named.length === 0 && rest.some((word) => exactly("an mit").has(word))) return null;
  return {
    kind: "choose",
    topicIds: chosen(topics, named, all, leaving),
    only: !leaving && rest.some((word) => only.has(word)),
    code,
    alsoMessage: false,
  };
}

function chosen(
  topics: readonly ShownTopic[],
  named: readonly number[],
  all: boolean,
  leaving: boolean,
): number[] {
  const ids = topics.map(({ id }) => id);
  if (all) return leaving ? ids.filter((id) => !named.includes(id)) : ids;
  return ids.filter((id) => named.includes(id));
}

/** "7": a number that was not shown, with no other words, was meant as a choice. */
function onlyNumbers(rest: readonly string[], named: readonly number[]): boolean {
  return named.length > 0 && rest.every((word) => beside.has(word));
}

/** "Danke für die Kultur", "Alles Gute!": said out of kindness, in words that would choose. */
function isThanks(words: readonly string[]): boolean {
  return /\b(dank|danke|thanks|thank you) (fur|for)\b|\bal(e|es|en)( \w+)? (gut|liebe|klar|best)/.test(
    words.join(" "),
  );
}

/** "… (Code TEST-7)" of a test phase; anywhere in a text that is otherwise understood. */
function takeCode(raw: string): { readonly text: string; readonly code: string | null } {
  const found = /\(?\s*\b(?:einladungs)?code\b\s*:?\s*([A-Za-z0-9-]{3,20})\s*\)?/i.exec(raw);
  const code = found?.[1];
  if (found === null || code === undefined) return { text: raw, code: null };
  const text = `${raw.slice(0, found.index)} ${raw.slice(found.index + found[0].length)}`.trim();
  return { text, code: code.toUpperCase() };
}
