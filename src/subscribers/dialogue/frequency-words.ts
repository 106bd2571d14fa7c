/** "TÄGLICH", "Kultur nur einmal pro Woche", "sofort": how often somebody wants to hear from us. Pure. */
import type { Frequency } from "../frequency.ts";
import type { Intent, ShownTopic } from "./intent.ts";
import type { Sentence } from "./spelling.ts";
import { readTopics } from "./topic-names.ts";
import { exactly } from "./vocabulary.ts";

const words: readonly (readonly [Frequency, ReturnType<typeof exactly>])[] = [
  ["daily", exactly("täglich daily tageszusammenfassung")],
  ["weekly", exactly("wöchentlich weekly wochenzusammenfassung")],
  ["at-once", exactly("sofort direkt immediately instantly")],
];
/** "einmal am Tag", "once a week", "at once"; of folded words, in which no letter is doubled. */
const phrases: readonly (readonly [Frequency, RegExp])[] = [
  ["daily", /\b(einmal|ein mal|1 ?mal|1 ?x|once) (am|pro|a|per) (tag|day)\b/u],
  ["weekly", /\b(einmal|ein mal|1 ?mal|1 ?x|once) (pro|in der|die|a|per) (woche|wek)\b/u],
  ["at-once", /\bat once\b/u],
];
const beside = exactly(
  `bitte danke gern gerne nur ich i möchte will hätte wünsche nachrichten nachricht messages message meldungen alles alle all
   zusammenfassung summary eine die das der als in einer mir mich schicken senden bekommen erhalten umstellen auf ändern ab jetzt
   einmal ein mal am pro a per wieder again tag day woche week once at please only my meine mein zusammengefasst lieber und and die dem für for`,
);

/** The wish, or null where the words say anything else. Questions are for people. */
export function readFrequency(
  sentence: Sentence,
  topics: readonly ShownTopic[],
  reserved: (word: string) => boolean,
): Intent | null {
  if (sentence.asks || sentence.words.length === 0 || sentence.words.length > 14) return null;
  const text = sentence.words.join(" ");
  const found = new Set(
    [
      ...words.filter(([, list]) => sentence.words.some((word) => list.has(word))),
      ...phrases.filter(([, phrase]) => phrase.test(text)),
    ].map(([frequency]) => frequency),
  );
  const [frequency] = found;
  if (frequency === undefined || found.size > 1) return null;
  const isFrequency = (word: string) => words.some(([, list]) => list.has(word));
  const rest = sentence.words.filter((word) => !isFrequency(word) && !/^\d?x?$/u.test(word));
  const tokens = readTopics(rest, topics, reserved);
  const named = tokens.flatMap((token) => (token.kind === "topics" ? token.ids : []));
  const unknown = tokens.some((token) => token.kind === "word" && !beside.has(token.word));
  if (unknown || tokens.some(({ kind }) => kind === "number")) return null;
  return { kind: "frequency", frequency, topicIds: named.length === 0 ? "all" : named };
}
