/** Does the person want to leave, and what? Decided before anything else is looked at. Pure. */
import type { Intent, ShownTopic } from "./intent.ts";
import { readSentence, type Sentence } from "./spelling.ts";
import {
  agreement,
  asking,
  ceasing,
  dropping,
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
export function readStop(sentence: Sentence, topics: readonly ShownTopic[]): Leaving | null {
  const whole = readClause(sentence.words, topics);
  // "Ich will raus" may be said of anything: people read it too.
  if (whole.kind === "unsure") return { kind: "perhaps-stop", alsoMessage: !whole.number };
  if (whole.kind === "sure")
    return whole.asks || (sentence.asks && !whole.cry)
      ? { kind: "perhaps-stop", alsoMessage: false }
      : { kind: "stop", topicIds: whole.topicIds, alsoMessage: false };

  const sure = wishBesideOthers(sentence, topics);
  if (sure !== null) return { kind: "stop", topicIds: sure, alsoMessage: true };
  // "Stopp! Da fehlt ein Gullydeckel." may be a cry, "Stopp Wetter" a topic that we do not know.
  const first = readClause(sentence.sentences[0] ?? [], topics);
  const last = readClause(sentence.sentences.at(-1) ?? [], topics);
  return first.kind === "sure" || last.kind === "sure" || isStopWithStranger(sentence, topics)
    ? { kind: "perhaps-stop", alsoMessage: true }
    : null;
}

type Leaving = Extract<Intent, { kind: "stop" | "perhaps-stop" }>;

/**
 * Of several clauses one says it in full. A single word must be a sentence of its own: in "anmelden, abmelden, ummelden"
 * somebody asks for something else.
 */
function wishBesideOthers(
  { clauses, sentences }: Sentence,
  topics: readonly ShownTopic[],
): "all" | readonly number[] | null {
  const found = [
    ...clauses.map((words) => readClause(words, topics)).filter(isOfSeveralWords),
    ...sentences.map((words) => readClause(words, topics)),
  ];
  const sure = found.find((one) => one.kind === "sure" && !one.cry && !one.asks);
  return sure?.kind === "sure" ? sure.topicIds : null;
}

function isOfSeveralWords(found: Found): boolean {
  return found.kind === "sure" && !found.single;
}

type Found =
  | { readonly kind: "none" }
  | {
      readonly kind: "sure";
      readonly topicIds: "all" | readonly number[];
      readonly asks: boolean;
      /** One word and politeness. */
      readonly single: boolean;
      /** Nothing but "Stopp": beside other sentences it may be a cry. */
      readonly cry: boolean;
    }
  /** `number`: clear but for a number that was not shown. */
  | { readonly kind: "unsure"; readonly number: boolean };

/** A higher number is of something else: "Stop A45". */
const mostTopics = 30;
const cries = exactly("stop stopp");
const none: Found = { kind: "none" };
const except = exactly("ausser außer ohne except");

function readClause(words: readonly string[], topics: readonly ShownTopic[]): Found {
  if (words.length === 0 || words.length > 25) return none;
  if (set.some((sentence) => isSaid(sentence, words)))
    return { kind: "sure", topicIds: "all", asks: false, single: false, cry: false };
  const tokens = readTopics(words, topics, isReserved);
  if (!tokens.every((token) => token.kind !== "word" || isKnown(token.word))) return none;
  const said = words.filter((word) => !politeness.has(word));
  const wish = wishIn(words, said, tokens);
  if (wish === "none") return none;
  if (wish === "unsure") return { kind: "unsure", number: false };
  const strange = tokens.find((token) => token.kind === "number");
  if (strange !== undefined) return { kind: "unsure", number: strange.value <= mostTopics };
  const single = said.length === 1;
  return {
    kind: "sure",
    topicIds: wanted(tokens, topics),
    asks: words.some((word) => asking.has(word)),
    single,
    cry: single && cries.has(said[0] ?? ""),
  };
}

/** Is there a wish in these words, each of which is known? */
function wishIn(
  words: readonly string[],
  said: readonly string[],
  tokens: readonly Token[],
): "sure" | "unsure" | "none" {
  const has = (list: { has(word: string): boolean }) => words.some((word) => list.has(word));
  if (has(leave)) return isDenied(words) ? "none" : "sure";
  if (separable.some(([verb, rest]) => has(verb) && has(rest))) return "sure";
  const named = tokens.some(({ kind }) => kind === "topics");
  const noun = named || has(genericNouns);
  if (named && has(dropping) && said.length <= 4) return "sure";
  if (has(ceasing.verb) && has(ceasing.rest) && (noun || has(sending))) return "sure";
  // "Bitte keine Nachrichten am Abend" wishes for another hour, not for none.
  if (noun && has(negation) && isTimed(words)) return "unsure";
  if (has(nevermore) || (has(negation) && has(more))) {
    // "Ich will nicht mehr" speaks of no message: nothing to be answered by a machine.
    return (noun || has(sending) || has(us)) && !isComplaint(words) ? "sure" : "none";
  }
  if (has(negation) && noun)
    return (has(wanting) || has(please) || said.length <= 2) && !isComplaint(words)
      ? "sure"
      : "none";
  if (!has(perhapsLeave)) return "none";
  return (said.length === 1 || noun || has(agreement)) && !has(moving) ? "sure" : "unsure";
}
function isTimed(words: readonly string[]): boolean {
  return words.some((word, at) => hours.has(word) && !greets.has(words[at - 1] ?? ""));
}
const hours = exactly("am abend abends morgen morgens tag täglich tägliche täglichen daily");
const greets = exactly("guten gute schönen einen");

/** "Nicht abmelden!" */
function isDenied(words: readonly string[]): boolean {
  return words.some((word, at) => leave.has(word) && not.has(words[at - 1] ?? ""));
}
const not = exactly("nicht net ned nit not dont");
const us = exactly("ihnen euch you");
const please = exactly("bitte bidde bitt please pls");
/** "Stoppt der Bus?": verbs of things that move. */
const moving = exactly("stoppt stops stopped");

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
    ceasing.verb.has(word) ||
    ceasing.rest.has(word) ||
    dropping.has(word) ||
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
