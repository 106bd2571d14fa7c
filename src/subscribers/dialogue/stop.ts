/** Does the person want to leave, and what? Decided before anything else is looked at. Pure. */
import type { Intent, ShownTopic } from "./intent.ts";
import { readSentence, type Sentence } from "./spelling.ts";
import {
  agreement,
  asking,
  filling,
  leave,
  more,
  negation,
  nevermore,
  perhapsLeave,
  politeness,
  sending,
  separable,
  set,
  wanting,
} from "./stop-words.ts";
import { genericNouns, readTopics, type Token } from "./topic-names.ts";
import { exactly } from "./vocabulary.ts";

/** Whether a word belongs to leaving and so is never part of a topic's name. */
export function isStopWord(word: string): boolean {
  return leave.has(word) || perhapsLeave.has(word);
}

/**
 * A wish to leave, a question whether one is meant, or null. Every word must be understood, for a sentence that merely
 * has the word in it is no wish; of several clauses one complete wish is enough.
 */
export function readStop(
  sentence: Sentence,
  topics: readonly ShownTopic[],
): Extract<Intent, { kind: "stop" | "perhaps-stop" }> | null {
  const whole = readClause(sentence.words, topics);
  if (whole.kind !== "none" && !whole.asks && !(sentence.asks && whole.kind === "unsure"))
    return conclude(whole, sentence.asks && !whole.bare, false);
  if (whole.kind !== "none") return { kind: "perhaps-stop", alsoMessage: false };

  const clauses = sentence.clauses.map((words) => readClause(words, topics));
  const sure = clauses.find((clause) => clause.kind === "sure" && !clause.bare && !clause.asks);
  if (sure !== undefined && sure.kind === "sure")
    return { kind: "stop", topicIds: sure.topicIds, alsoMessage: true };
  // "Stopp! Da fehlt ein Gullydeckel." may be a cry.
  if (clauses[0]?.kind === "sure" || clauses.at(-1)?.kind === "sure")
    return { kind: "perhaps-stop", alsoMessage: true };
  return isStopWithStranger(sentence, topics) ? { kind: "perhaps-stop", alsoMessage: true } : null;
}

type Found =
  | { readonly kind: "none"; readonly asks: false; readonly bare: false }
  | {
      readonly kind: "sure";
      readonly topicIds: "all" | readonly number[];
      readonly asks: boolean;
      /** Nothing but "Stopp": beside other clauses it may be a cry. */
      readonly bare: boolean;
    }
  | { readonly kind: "unsure"; readonly asks: boolean; readonly bare: false };

const cries = exactly("stop stopp");
const none: Found = { kind: "none", asks: false, bare: false };
const except = exactly("ausser außer ohne except");

function conclude(
  found: Exclude<Found, { kind: "none" }>,
  doubtful: boolean,
  alsoMessage: boolean,
): Extract<Intent, { kind: "stop" | "perhaps-stop" }> {
  return found.kind === "sure" && !doubtful
    ? { kind: "stop", topicIds: found.topicIds, alsoMessage }
    : { kind: "perhaps-stop", alsoMessage };
}

function readClause(words: readonly string[], topics: readonly ShownTopic[]): Found {
  if (words.length === 0 || words.length > 25) return none;
  if (set.some((sentence) => isSaid(sentence, words)))
    return { kind: "sure", topicIds: "all", asks: false, bare: false };
  const tokens = readTopics(words, topics, isReserved);
  if (!tokens.every((token) => token.kind !== "word" || isKnown(token.word))) return none;
  const said = words.filter((word) => !politeness.has(word));
  const wish = wishIn(words, said, tokens);
  if (wish === "none") return none;
  const asks = words.some((word) => asking.has(word));
  if (wish === "unsure") return { kind: "unsure", asks, bare: false };
  if (tokens.some((token) => token.kind === "number")) return { kind: "unsure", asks, bare: false };
  const bare = said.length === 1 && cries.has(said[0] ?? "");
  return { kind: "sure", topicIds: wanted(tokens, topics), asks, bare };
}

/** Is there a wish in these words, each of which is known? */
function wishIn(
  words: readonly string[],
  said: readonly string[],
  tokens: readonly Token[],
): "sure" | "unsure" | "none" {
  const has = (list: { has(word: string): boolean }) => words.some((word) => list.has(word));
  if (has(leave)) return "sure";
  if (separable.some(([verb, rest]) => has(verb) && has(rest))) return "sure";
  const noun = has(genericNouns) || tokens.some(({ kind }) => kind === "topics");
  if (has(nevermore) || (has(negation) && has(more))) {
    // "Ich will nicht mehr" is nothing to be answered by a machine.
    const us = exactly("ihnen euch you");
    if (noun || (has(sending) && !isComplaint(words))) return isComplaint(words) ? "none" : "sure";
    return has(us) && !isComplaint(words) ? "sure" : "none";
  }
  if (has(negation) && noun && !isComplaint(words))
    return has(wanting) || said.length <= 3 ? "sure" : "none";
  if (has(perhapsLeave)) {
    const only = said.filter((word) => !filling.has(word) || has(genericNouns));
    const alone = said.length === 1 || noun || has(agreement);
    const moves = has(exactly("stoppt stops stopped"));
    return alone && only.length <= 4 && !moves ? "sure" : "unsure";
  }
  return "none";
}

/** "Ich bekomme keine Nachrichten mehr", "wir erhalten nichts mehr": something does not work, nobody wants to leave. */
function isComplaint(words: readonly string[]): boolean {
  const receives = words.some((word) => getting.has(word));
  return (
    receives && !words.some((word) => wanting.has(word) || politeness.has(word) || modal.has(word))
  );
}
const getting = exactly("bekommen kriegen erhalten empfangen haben receive get");
const modal = exactly("dont nicht nie never");

function isKnown(word: string): boolean {
  return (
    [
      leave,
      perhapsLeave,
      negation,
      more,
      nevermore,
      sending,
      wanting,
      politeness,
      filling,
      asking,
      genericNouns,
      agreement,
      except,
      joined,
    ].some((list) => list.has(word)) ||
    separable.some(([verb, rest]) => verb.has(word) || rest.has(word))
  );
}
const joined = exactly("bis to");

function isReserved(word: string): boolean {
  return isStopWord(word) || negation.has(word) || politeness.has(word);
}

function wanted(
  tokens: readonly Token[],
  topics: readonly ShownTopic[],
): "all" | readonly number[] {
  const named = [...new Set(tokens.flatMap((token) => (token.kind === "topics" ? token.ids : [])))];
  if (tokens.some((token) => token.kind === "word" && except.has(token.word)) && named.length > 0)
    return topics.map(({ id }) => id).filter((id) => !named.includes(id));
  return named.length === 0 || tokens.some(({ kind }) => kind === "all") ? "all" : named;
}

/** "Stopp Wetter": leads with the word and names something we do not know. */
function isStopWithStranger({ words }: Sentence, topics: readonly ShownTopic[]): boolean {
  const said = words.filter((word) => !politeness.has(word));
  const first = said[0] ?? "";
  return topics.length > 0 && leave.has(first) && said.length <= 3;
}

function isSaid(sentence: string, words: readonly string[]): boolean {
  const wanted = readSentence(sentence).words;
  const rest = words.filter((word) => !politeness.has(word) || wanted.includes(word));
  return rest.length === wanted.length && rest.every((word, index) => word === wanted[index]);
}
