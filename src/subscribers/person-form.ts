/** What staff typed on the page of a person, checked. Pure. */
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { daysLater, noonOf, readDay } from "./local-day.ts";
import { personWords } from "./person-words.ts";
import type { Topic } from "./topics.ts";

export const longestSource = 200;
export const longestWording = 4_000;
/** As in the chat: whoever wants longer wants to leave. */
const longestPauseDays = 366;
/** Older paper is found in no file. */
const oldestConsentDays = 20 * 365;

/** Today as people here count it, and the moment it is. */
export type Moment = { readonly today: string; readonly timeZone: string; readonly now: Date };

/** As typed: shown again when something is wrong. */
export type AdditionForm = {
  readonly topic: string;
  readonly source: string;
  readonly day: string;
  readonly wording: string;
};

export type Addition = {
  readonly topic: Topic;
  /** "Formular vom Bürgerbüro": where the yes came from. */
  readonly source: string;
  readonly wording: string;
  readonly at: Date;
};

/** Stands for all of a person's subscriptions; no key of a topic. */
export const everyTopic = "*";

export type EndingForm = { readonly topic: string; readonly reason: string };
export type Ending = {
  readonly topicIds: readonly number[] | "all";
  /** What staff gave as the reason; null where they gave none. */
  readonly reason: string | null;
};

export type Checked<Typed, Value> = {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** Null where there are errors. */
  readonly value: Value | null;
};

/** A subscription added by staff proves where the consent came from, when, and what the person had been shown. */
export function checkAddition(
  form: Pick<FormValues, "text">,
  topics: readonly Topic[],
  { today, timeZone, now }: Moment,
  language: Language,
): Checked<AdditionForm, Addition> {
  const w = personWords(language);
  const typed = {
    topic: form.text("kategorie"),
    source: form.text("herkunft"),
    day: form.text("datum"),
    wording: form.text("wortlaut"),
  };
  const topic = topics.find(({ key }) => key === typed.topic);
  const day = readDay(typed.day);
  const dayIsPossible = day !== null && day <= today && day >= daysLater(today, -oldestConsentDays);
  const errors: FieldErrors = {
    ...(topic === undefined ? { kategorie: w.topicMissing } : {}),
    ...(typed.source === "" || typed.source.length > longestSource
      ? { herkunft: w.sourceMissing(longestSource) }
      : {}),
    ...(dayIsPossible ? {} : { datum: w.dayWrong }),
    ...(typed.wording === "" || typed.wording.length > longestWording
      ? { wortlaut: w.wordingMissing(longestWording) }
      : {}),
  };
  if (Object.keys(errors).length > 0 || topic === undefined || day === null)
    return { typed, errors, value: null };
  const at = day === today ? now : noonOf(day, timeZone);
  return { typed, errors, value: { topic, source: typed.source, wording: typed.wording, at } };
}

/** `held`: every topic the person has or had; one that has ended meanwhile is no error, but done already. */
export function checkEnding(
  form: Pick<FormValues, "text">,
  held: readonly { readonly id: number; readonly key: string }[],
  language: Language,
): Checked<EndingForm, Ending> {
  const typed = { topic: form.text("abo"), reason: form.text("grund").slice(0, longestSource) };
  const topic = held.find(({ key }) => key === typed.topic);
  const reason = typed.reason === "" ? null : typed.reason;
  if (typed.topic === everyTopic) return { typed, errors: {}, value: { topicIds: "all", reason } };
  return topic === undefined
    ? { typed, errors: { abo: personWords(language).whichOneMissing }, value: null }
    : { typed, errors: {}, value: { topicIds: [topic.id], reason } };
}

export function checkPause(
  form: Pick<FormValues, "text">,
  { today }: Pick<Moment, "today">,
  language: Language,
): Checked<string, string> {
  const typed = form.text("pause");
  const day = readDay(typed);
  if (day !== null && day > today && day <= daysLater(today, longestPauseDays))
    return { typed, errors: {}, value: day };
  return { typed, errors: { pause: personWords(language).pauseWrong }, value: null };
}
