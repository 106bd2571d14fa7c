/** One clause, read as a wish to leave: every word of it must be understood. Pure. */
import type { ShownTopic } from "./intent.ts";
import { readSentence } from "./spelling.ts";
import {
  agreement,
  asking,
  auxiliary,
  ceasing,
  complaining,
  dropping,
  filling,
  getting,
  leave,
  left,
  more,
  moving,
  negation,
  nevermore,
  perhapsLeave,
  politeness,
  requesting,
  sending,
  separable,
  set,
  timeAhead,
  unclear,
  us,
  wanting,
} from "./stop-words.ts";
import { genericNouns, readTopics, type Token } from "./topic-names.ts";
import { exactly } from "./vocabulary.ts";

export type Found =
  | { readonly kind: "none" }
  | {
      readonly kind: "sure";
      readonly topicIds: "all" | readonly number[];
      readonly asks: boolean;
      /** One word and politeness, or a phrase that means it only when it stands alone. */
      readonly single: boolean;
      /** Nothing but "Stopp" or "Hört auf": beside other sentences it may be a cry. */
      readonly cry: boolean;
    }
  /** `number`: clear but for a number that was not shown. */
  | { readonly kind: "unsure"; readonly number: boolean };

/** A higher number is of something else: "Stop A45". */
const mostTopics = 30;
const cries = exactly("stop stopp");
const none: Found = { kind: "none" };

export function readClause(words: readonly string[], topics: readonly ShownTopic[]): Found {
  if (words.length === 0 || words.length > 30) return none;
  if (set.some((sentence) => isSaid(sentence, words)))
    return { kind: "sure", topicIds: "all", asks: false, single: true, cry: true };
  // "Warum haben Sie mich abgemeldet?"
  if (words.some((word) => complaining.has(word))) return none;
  const tokens = readTopics(words, topics, isReserved);
  const everything = tokens.some(({ kind }) => kind === "all");
  if (!tokens.every((token) => token.kind !== "word" || isKnown(token.word, everything)))
    return none;
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

type Wish = "sure" | "unsure" | "none";

/** Is there a wish in these words, each of which is known? */
function wishIn(words: readonly string[], said: readonly string[], tokens: readonly Token[]): Wish {
  const has = (list: { has(word: string): boolean }) => words.some((word) => list.has(word));
  const named = tokens.some(({ kind }) => kind === "topics");
  const noun = named || has(genericNouns);
  if (has(leave)) return leaveWish(words);
  if (separable.some(([verb, rest]) => has(verb) && isParted(words, rest))) return "sure";
  if (named && has(dropping) && said.length <= 4) return "sure";
  if (ceasing.some(([verb, rest]) => has(verb) && has(rest)) && (noun || has(sending)))
    return "sure";
  const refusal = refusalIn(words, said, tokens);
  if (refusal !== null) return refusal;
  // "Die Veranstaltung ist beendet" tells.
  if (!has(perhapsLeave) || isDenied(words) || has(auxiliary)) return "none";
  if (said.length === 1 && has(unclear)) return "unsure";
  return (said.length === 1 || noun || has(agreement)) && !has(moving) ? "sure" : "unsure";
}

/** "Nicht abmelden!" is none; "Ich wurde abgemeldet" tells of something that happened. */
function leaveWish(words: readonly string[]): Wish {
  if (isDenied(words)) return "none";
  const told =
    words.some((word) => left.has(word)) &&
    words.some((word) => auxiliary.has(word)) &&
    !isRequest(words);
  return told ? "unsure" : "sure";
}

/** "Keine Nachrichten mehr", "nichts mehr schicken", "keine Kultur"; null where nothing is refused. */
function refusalIn(
  words: readonly string[],
  said: readonly string[],
  tokens: readonly Token[],
): Wish | null {
  const has = (list: { has(word: string): boolean }) => words.some((word) => list.has(word));
  if (!has(negation) && !has(nevermore)) return null;
  const named = hasTopic(tokens);
  const noun = named || words.some((word) => genericNouns.has(word) && !matter.has(word));
  // "Alles, aber keine Kultur" chooses.
  if (named && tokens.some(({ kind }) => kind === "all")) return "none";
  // "Danke, ich brauche keine weiteren Informationen" ends a talk.
  if (!named && has(needing) && has(information)) return "unsure";
  // "Bitte keine Nachrichten am Abend" wishes for another hour, not for none.
  if (noun && isTimed(words)) return "unsure";
  // "Ich will nicht mehr" speaks of no message: nothing to be answered by a machine.
  if (has(nevermore) || has(more))
    return (noun || has(sending) || has(us)) && !isComplaint(words) ? "sure" : "none";
  if (!noun) return null;
  return (isRequest(words) || said.length <= 2) && !isComplaint(words) ? "sure" : "none";
}

/** "Kein Thema!" is no topic. */
const matter = exactly("thema themen topic topics kategorie kategorien");
const needing = exactly("brauche brauchen brauch need");
const information = exactly("info infos information informationen");

function hasTopic(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind === "topics");
}

function isTimed(words: readonly string[]): boolean {
  return words.some((word, at) => hours.has(word) && !greets.has(words[at - 1] ?? ""));
}
const hours = exactly("am abend abends morgen morgens tag täglich tägliche täglichen daily");
const greets = exactly("guten gute schönen einen");

/** "Melden Sie mich ab", but neither "nicht ab" nor "Ich melde mich ab morgen wieder". */
function isParted(words: readonly string[], rest: { has(word: string): boolean }): boolean {
  return words.some(
    (word, at) =>
      rest.has(word) && !not.has(words[at - 1] ?? "") && !timeAhead.has(words[at + 1] ?? ""),
  );
}

/** "Nicht abmelden!", "keine Abmeldung", "nicht mehr abmelden". */
export function isDenied(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!leave.has(word) && !perhapsLeave.has(word)) return false;
    const before = words[at - 1] ?? "";
    return not.has(before) || (more.has(before) && not.has(words[at - 2] ?? ""));
  });
}
const not = exactly("nicht net ned nit not dont kein keine keinen");

/** Somebody asks for it, in whatever words. */
function isRequest(words: readonly string[]): boolean {
  return words.some((word) => wanting.has(word) || requesting.has(word));
}

/**
 * "Hallo, wir bekommen keine Nachrichten mehr", "Sie schicken mir nichts mehr": something does not work, nobody wants to
 * leave.
 */
function isComplaint(words: readonly string[]): boolean {
  if (isRequest(words)) return false;
  return (
    words.some((word) => getting.has(word) || auxiliary.has(word)) ||
    words.some((word, at) => sending.has(word) && theirs.has(words[at - 1] ?? ""))
  );
}
/** Before the verb they state; behind it ("Schicken Sie…") they ask. */
const theirs = exactly("sie ihr you they");

function isKnown(word: string, everything: boolean): boolean {
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
      auxiliary,
      asking,
      genericNouns,
      agreement,
      except,
      joined,
    ].some((list) => list.has(word)) ||
    // "Ohne Tipps" alone is no exception from anything.
    (everything && without.has(word)) ||
    [...ceasing, ...separable].some(([verb, rest]) => verb.has(word) || rest.has(word)) ||
    dropping.has(word)
  );
}
const joined = exactly("bis to");
const except = exactly("ausser außer except");
const without = exactly("ohne");

function isReserved(word: string): boolean {
  return leave.has(word) || perhapsLeave.has(word) || negation.has(word) || politeness.has(word);
}

function wanted(
  tokens: readonly Token[],
  topics: readonly ShownTopic[],
): "all" | readonly number[] {
  const named = [...new Set(tokens.flatMap((token) => (token.kind === "topics" ? token.ids : [])))];
  const excepted = tokens.some(
    (token) => token.kind === "word" && (except.has(token.word) || without.has(token.word)),
  );
  if (excepted && named.length > 0)
    return topics.map(({ id }) => id).filter((id) => !named.includes(id));
  return named.length === 0 || tokens.some(({ kind }) => kind === "all") ? "all" : named;
}

/** Whether these are the words of `sentence`, politeness aside. */
export function isSaid(sentence: string, words: readonly string[]): boolean {
  const given = readSentence(sentence).words;
  const rest = words.filter((word) => !politeness.has(word) || given.includes(word));
  return rest.length === given.length && rest.every((word, index) => word === given[index]);
}
