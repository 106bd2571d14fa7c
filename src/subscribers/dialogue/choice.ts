/** Does the person choose topics? By names, numbers, "alle", or the sentence that our page put into their chat. Pure. */
import type { Intent, ShownTopic } from "./intent.ts";
import type { Sentence } from "./spelling.ts";
import { fold, readSentence } from "./spelling.ts";
import { genericNouns, readTopics } from "./topic-names.ts";
import { exactly, vocabulary } from "./vocabulary.ts";

type Choice = Extract<Intent, { kind: "choose" | "start" }> | { readonly kind: "topics" };

const wishing = vocabulary(
  `abonnieren abonniere abonnier anmelden anmeldung bestellen bestelle subscribe interessiere interessiert interessieren interested
   hätt nehme nehm nehmen wähle wählen auswählen dabei hinzufügen dazu zusätzlich receive erhalten bekommen haben kriegen hätte eintragen
   empfangen aktivieren activate add choose choice auswahl wahl start
   schicken schicke schickt schick senden sendet zuschicken zusenden send`,
);
const beside = exactly(
  `bitte bidde please pls danke gern gerne hallo hi hey hello moin servus guten gute tag morgen abend ich i ick mich mir me my mein meine
   möchte möcht mecht mechte moechte will würde would like want wanna und and sowie auch u sie ihr ihre too also noch plus für for zu zum the of them
   den die das der dem de von vom nummer nummern nr no number numbers punkt option mit with an on nur only bloß lediglich alle drei
   both just to das sowohl als wäre wären jeweils ok okay ja yes bite dann wünsche kategorie thema themen ja so`,
);
const only = exactly("nur only bloß lediglich just ausschließlich");
const except = exactly("ausser außer ohne except but");
const asking = exactly("kann könnte können könnten wie wo can how could");
const refusing = exactly("nicht kein keine keinen nein no not dont");

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
  const { words } = code === null ? sentence : readSentence(text);
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
  if (rest.some((word) => refusing.has(word))) return null;
  const leaving = rest.some((word) => except.has(word));
  if (
    rest.every((word) => understood(word) || asking.has(word)) &&
    (rest.some((word) => asking.has(word)) || sentence.asks)
  )
    return rest.some((word) => wishing.has(word) || asking.has(word)) ? { kind: "topics" } : null;
  if (!rest.every(understood)) return null;
  // "ohne Kultur" says what is not wanted, of nothing.
  if (leaving && !all) return null;
  // "alle" beside a generic noun is still all; alone, "Danke an alle" is not.
  if (all && named.length === 0 && rest.some((word) => exactly("an mit").has(word))) return null;
  return {
    kind: "choose",
    topicIds: chosen(topics, named, all, leaving),
    only: rest.some((word) => only.has(word)),
    code,
  };
}

function understood(word: string): boolean {
  return wishing.has(word) || beside.has(word) || genericNouns.has(word) || except.has(word);
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

const german = /abonn?iere?n?\s*:\s*(.+)$/is;
const english = /subscribe\s+to\s*:\s*(.+)$/is;

/**
 * "Hallo! Ich möchte abonnieren: A, B." (written by `signup/invitation.ts`). Behind the colon stand titles; one that no
 * longer exists is passed over, so that an old link still does what it can.
 */
function readPrefilled(
  text: string,
  topics: readonly ShownTopic[],
  code: string | null,
  reserved: (word: string) => boolean,
): Choice | null {
  const list = (german.exec(text) ?? english.exec(text))?.[1];
  if (list === undefined) return null;
  const titles = list.split(/,|\n|;/).filter((title) => title.trim() !== "");
  const ids = topics
    .filter((topic) => topic.titles.some((title) => isListed(title, list)))
    .map(({ id }) => id);
  const { words } = readSentence(list);
  const tokens = readTopics(words, topics, reserved);
  const all = tokens.some(({ kind }) => kind === "all");
  const named = all
    ? topics.map(({ id }) => id)
    : topics
        .map(({ id }) => id)
        .filter(
          (id) =>
            ids.includes(id) ||
            tokens.some((token) => token.kind === "topics" && token.ids.includes(id)),
        );
  // More words than titles could have: somebody wrote on behind the sentence.
  if (words.length > 8 * (titles.length + 1)) return null;
  return named.length === 0
    ? { kind: "start", code }
    : { kind: "choose", topicIds: named, only: false, code };
}

/** A title may hold commas and the word "und" itself: the whole list is searched for it. */
function isListed(title: string, list: string): boolean {
  const words = ` ${readSentence(list).words.join(" ")} `;
  const wanted = readSentence(title)
    .words.map((word) => fold(word))
    .join(" ");
  return wanted !== "" && words.includes(` ${wanted} `);
}
