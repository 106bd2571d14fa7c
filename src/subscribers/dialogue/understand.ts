/**
 * What a citizen's text means. Leaving is looked for before all else, save the answer to an open question and the wish to
 * be erased, which ends the messages too; then a choice, then commands. What is not wholly understood is a message to the
 * county. Pure; never throws.
 */
import { readChoice } from "./choice.ts";
import { readAnswer, readCommand, readDateAnswer } from "./commands.ts";
import type { Intent, Question, Reading, ShownTopic } from "./intent.ts";
import { readFrequency } from "./frequency-words.ts";
import { languageOf } from "./language.ts";
import { readSentence } from "./spelling.ts";
import { isStopWord, readStop } from "./stop.ts";

/** As long as a message can be; keeps a pasted book from costing time. */
const longestText = 4_096;
/** Longer texts are letters to the county, whatever words are in them. */
const longestWish = 60;

/** `question` is the one that was asked last and not answered yet. */
export function understand(
  given: string,
  topicsShown: readonly ShownTopic[],
  question: Question | null,
): Reading {
  const text = given.slice(0, longestText);
  const sentence = readSentence(text);
  const intent = sentence.words.length > longestWish ? null : read(text, topicsShown, question);
  return { intent: intent ?? { kind: "message" }, language: languageOf(sentence.words) };
}

function read(
  text: string,
  topics: readonly ShownTopic[],
  question: Question | null,
): Intent | null {
  const sentence = readSentence(text);
  const answer = question === null || question === "pause" ? null : readAnswer(sentence, question);
  // "Nein, nicht abmelden" answers the question before it is anything else.
  if (answer !== null) return { kind: answer };
  const command = readCommand(text, sentence);
  // It ends the messages too, where both were said.
  if (command?.kind === "erase") return command;
  // "Stopp bis 3.1." names a day to come back.
  if (command?.kind === "pause" && command.until !== null && sentence.words.includes("bis"))
    return command;
  const stop = readStop(sentence, topics);
  const frequency = stop === null ? readFrequency(sentence, topics, isStopWord) : null;
  if (frequency !== null) return frequency;
  const choice = readChoice(text, sentence, topics, isStopWord);
  if (stop?.kind === "stop" && !(choice?.kind === "choose" && isException(stop, sentence.words)))
    return stop;
  if (question === "pause") {
    const date = readDateAnswer(text, sentence);
    if (date !== null) return date;
  }
  // A topic may be called "Hilfe & Beratung"; the word alone is still the command.
  if (command !== null && firm.has(command.kind)) return command;
  return (stop?.kind === "stop" ? null : stop) ?? choice ?? command;
}

/** "Ich möchte abonnieren: Kultur, aber keine Tipps": some are refused, in no word of leaving, beside a choice. */
function isException(
  { topicIds }: Extract<Intent, { kind: "stop" }>,
  words: readonly string[],
): boolean {
  return topicIds !== "all" && !words.some(isStopWord);
}

/** Commands that share no words with choosing. */
const firm: ReadonlySet<Intent["kind"]> = new Set([
  "help",
  "pause",
  "resume",
  "access",
  "language",
]);
