/**
 * Words of leaving in a text that is not understood as a whole: worth one question, and the county reads it too. Asking
 * costs one tap; guessing would cost the messages of somebody who spoke of their dog. Pure.
 */
import type { ShownTopic } from "./intent.ts";
import type { Sentence } from "./spelling.ts";
import { isDenied, isSaid, readClause } from "./stop-clause.ts";
import { complaining, leave, more, negation, politeness, wanting } from "./stop-words.ts";
import { genericNouns } from "./topic-names.ts";
import { exactly } from "./vocabulary.ts";

export function hintsAtLeaving(sentence: Sentence, topics: readonly ShownTopic[]): boolean {
  return (
    isCry(sentence, topics) ||
    isStopWithStranger(sentence, topics) ||
    phrases.some((phrase) => isSaid(phrase, sentence.words)) ||
    speaksOfLeaving(sentence.words) ||
    wantsNoMore(sentence.words)
  );
}

/** May speak of the last message only. */
const phrases = ["kein interesse", "ich habe kein interesse", "not interested", "nervt"];

/** "Stopp! Da fehlt ein Gullydeckel." may be a cry, "Ich bin weggezogen, bitte abmelden" may mean the flat. */
function isCry({ sentences, clauses }: Sentence, topics: readonly ShownTopic[]): boolean {
  return [sentences.at(0), sentences.at(-1), clauses.at(0), clauses.at(-1)].some((part) => {
    const found = part === undefined ? null : readClause(part.words, topics);
    // "Ich kann nicht mehr schreiben, meine Hand tut weh"
    return found?.kind === "sure" && !found.asks;
  });
}

/** "Stopp Wetter" leads with the word and names something we do not know; "Stopp ich ziehe weg" gives a reason. */
function isStopWithStranger({ words }: Sentence, topics: readonly ShownTopic[]): boolean {
  const said = words.filter((word) => !politeness.has(word));
  const first = said[0] ?? "";
  return (
    topics.length > 0 && leave.has(first) && (said.length <= 3 || reasoning.has(said[1] ?? ""))
  );
}
const reasoning = exactly("ich wir i we");

/** "Ich wollte mich nur abmelden weil ich nach Köln ziehe": themselves or our messages, not the dog. */
function speaksOfLeaving(words: readonly string[]): boolean {
  return (
    words.some((word) => leave.has(word)) &&
    words.some((word) => self.has(word) || genericNouns.has(word)) &&
    !isDenied(words) &&
    !words.some((word) => complaining.has(word))
  );
}
const self = exactly("mich uns me");

/** "Ich fahre weg und möchte deshalb keine Nachrichten mehr": the words stand together, and somebody wishes. */
function wantsNoMore(words: readonly string[]): boolean {
  const at = words.findIndex((word) => negation.has(word));
  const near = words.slice(at + 1, at + 5);
  return (
    at >= 0 &&
    near.some((word) => genericNouns.has(word)) &&
    near.some((word) => more.has(word)) &&
    words.some((word) => wanting.has(word) || word === "bitte") &&
    !words.some((word) => complaining.has(word))
  );
}
