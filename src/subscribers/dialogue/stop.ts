/** Does the person want to leave, and what? Decided before anything else is looked at. Pure. */
import type { Intent, ShownTopic } from "./intent.ts";
import { hintsAtLeaving } from "./perhaps-stop.ts";
import type { Sentence } from "./spelling.ts";
import { readClause, type Found } from "./stop-clause.ts";
import { keeping, leave, perhapsLeave } from "./stop-words.ts";

/** Whether a word belongs to leaving and so is never part of a topic's name. */
export function isStopWord(word: string): boolean {
  return leave.has(word) || perhapsLeave.has(word);
}

type Leaving = Extract<Intent, { kind: "stop" | "perhaps-stop" }>;

/**
 * A wish to leave, a question whether one is meant, or null. Every word must be understood, for a sentence that merely
 * has the word in it is no wish; of several clauses one complete wish is enough.
 */
export function readStop(sentence: Sentence, topics: readonly ShownTopic[]): Leaving | null {
  const whole = readWhole(sentence, topics);
  // "Ich will raus" may be said of anything: people read it too.
  if (whole.kind === "unsure") return { kind: "perhaps-stop", alsoMessage: !whole.number };
  if (whole.kind === "sure")
    return whole.asks || (sentence.asks && !whole.cry)
      ? // "Schicken Sie keine Nachrichten mehr?" is a question to the county as well.
        { kind: "perhaps-stop", alsoMessage: !sentence.words.some((word) => leave.has(word)) }
      : { kind: "stop", topicIds: whole.topicIds, alsoMessage: false };

  const sure = wishBesideOthers(sentence, topics);
  if (sure !== null) return { kind: "stop", topicIds: sure, alsoMessage: true };
  return hintsAtLeaving(sentence, topics) ? { kind: "perhaps-stop", alsoMessage: true } : null;
}

/** "Kultur ja, Tipps nicht mehr": what is kept and what is left stand in clauses of their own. */
function readWhole({ words, clauses }: Sentence, topics: readonly ShownTopic[]): Found {
  return clauses.length > 1 && words.some((word) => keeping.has(word))
    ? { kind: "none" }
    : readClause(words, topics);
}

/**
 * Of several clauses one says it in full. A single word must be a sentence of its own: in "anmelden, abmelden, ummelden"
 * somebody asks for something else.
 */
function wishBesideOthers(
  { clauses, sentences }: Sentence,
  topics: readonly ShownTopic[],
): "all" | readonly number[] | null {
  const stated = (parts: Sentence["clauses"]) =>
    parts.filter(({ asks }) => !asks).map(({ words }) => readClause(words, topics));
  const found = [...stated(clauses).filter(isOfSeveralWords), ...stated(sentences)];
  const sure = found.find((one) => one.kind === "sure" && !one.cry && !one.asks);
  return sure?.kind === "sure" ? sure.topicIds : null;
}

function isOfSeveralWords(found: Found): boolean {
  return found.kind === "sure" && !found.single;
}
