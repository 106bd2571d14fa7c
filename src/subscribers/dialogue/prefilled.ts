/** The sentence that our page put into a citizen's chat, as it came or as they edited it. Pure. */
import { except, joinExcept, only, refusing, understood } from "./choice-words.ts";
import type { Intent, ShownTopic } from "./intent.ts";
import { readSentence } from "./spelling.ts";
import { readTopics, type Token } from "./topic-names.ts";

type Prefilled = Extract<Intent, { kind: "choose" | "start" }>;

/** So many words behind the titles, none of them ours, are something that the county should read. */
const ofTheirOwn = 4;
const mostBehind = 40;

const german = /abonn?iere?n?\s*:\s*(.+)$/is;
const english = /subscribe\s+to\s*:\s*(.+)$/is;
/** "Ich möchte nicht mehr abonnieren: …" */
const refused = /\b(nicht|not|no|don.?t|keine)\b[^:]*:/i;

/**
 * "Hallo! Ich möchte abonnieren: A, B." (written by `signup/invitation.ts`). Behind the colon stand titles; one that no
 * longer exists is passed over, so that an old link still does what it can.
 */
export function readPrefilled(
  text: string,
  topics: readonly ShownTopic[],
  code: string | null,
  reserved: (word: string) => boolean,
): Prefilled | null {
  const list = (german.exec(text) ?? english.exec(text))?.[1];
  if (list === undefined || refused.test(text)) return null;
  const words = joinExcept(readSentence(list).words);
  const titles = list.split(/,|\n|;/).filter((title) => title.trim() !== "");
  // More words than titles could have: a letter.
  if (words.length > 8 * (titles.length + 1) + mostBehind) return null;
  const tokens = readTopics(words, topics, reserved);
  const topicIds = chosenIn(tokens, list, topics);
  if (topicIds.length === 0) return { kind: "start", code };
  const strange = tokens.filter((token) => token.kind === "word" && !understood(token.word));
  return {
    kind: "choose",
    topicIds,
    only: words.some((word) => only.has(word)) && !words.some(isExclusion),
    code,
    alsoMessage: strange.length >= ofTheirOwn,
  };
}

/** In the county's order. "…, aber keine Tipps": from there on they are refused. */
function chosenIn(
  tokens: readonly Token[],
  list: string,
  topics: readonly ShownTopic[],
): readonly number[] {
  const from = tokens.findIndex((token) => token.kind === "word" && isExclusion(token.word));
  const wanted = from < 0 ? tokens : tokens.slice(0, from);
  const refusedIds = idsIn(from < 0 ? [] : tokens.slice(from));
  const all = wanted.some(({ kind }) => kind === "all");
  const named = idsIn(wanted);
  return topics
    .filter(
      ({ id, titles }) => all || named.has(id) || titles.some((title) => isListed(title, list)),
    )
    .map(({ id }) => id)
    .filter((id) => !refusedIds.has(id));
}

function isExclusion(word: string): boolean {
  return except.has(word) || refusing.has(word);
}

function idsIn(tokens: readonly Token[]): ReadonlySet<number> {
  return new Set(tokens.flatMap((token) => (token.kind === "topics" ? token.ids : [])));
}

/** A title may hold commas and the word "und" itself: the whole list is searched for it. */
function isListed(title: string, list: string): boolean {
  const wanted = readSentence(title).words.join(" ");
  return wanted !== "" && ` ${readSentence(list).words.join(" ")} `.includes(` ${wanted} `);
}
