/** What staff typed as a topic, checked. Pure. Lengths are those of a row in WhatsApp's lists. */
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { topicWords } from "./topic-words.ts";
import type { Topic, TopicValues } from "./topics.ts";

/** Field of the form -> most UTF-16 units, so that however a channel counts, it fits. */
export const topicFields = {
  titel: 24,
  beschreibung: 72,
  rhythmus: 72,
  titelEn: 24,
  beschreibungEn: 72,
  rhythmusEn: 72,
} as const;

export type TopicField = keyof typeof topicFields;
export type TypedTopic = Readonly<Record<TopicField, string>>;

export type CheckedTopic = {
  readonly typed: TypedTopic;
  readonly errors: FieldErrors;
  /** What can be saved where there are no errors. */
  readonly values: TopicValues;
};

export const emptyTopic: TypedTopic = {
  titel: "",
  beschreibung: "",
  rhythmus: "",
  titelEn: "",
  beschreibungEn: "",
  rhythmusEn: "",
};

export function typedOf(topic: TopicValues): TypedTopic {
  return {
    titel: topic.title,
    beschreibung: topic.description,
    rhythmus: topic.promisedFrequency,
    titelEn: topic.titleEn ?? "",
    beschreibungEn: topic.descriptionEn ?? "",
    rhythmusEn: topic.promisedFrequencyEn ?? "",
  };
}

/** `others`: every topic but this one; two of one name could not be told apart in the chat. */
export function checkTopic(
  form: Pick<FormValues, "text">,
  others: readonly Pick<Topic, "title" | "titleEn">[],
  language: Language,
): CheckedTopic {
  const w = topicWords(language);
  const typed = readTyped(form);
  const errors: Record<string, string> = {};
  for (const [field, most] of eachField())
    if (typed[field].length > most) errors[field] = w.tooLong(most, typed[field].length - most);
  const taken = new Set(
    others.flatMap(({ title, titleEn }) => [title, titleEn ?? title]).map((title) => same(title)),
  );
  if (typed.titel === "") errors["titel"] = w.titleMissing;
  for (const field of ["titel", "titelEn"] as const)
    if (typed[field] !== "" && taken.has(same(typed[field]))) errors[field] ??= w.titleTaken;
  return { typed, errors, values: valuesOf(typed) };
}

/** A topic's texts are single lines, wherever they are shown. */
export function readTyped(form: Pick<FormValues, "text">): TypedTopic {
  const read = (field: TopicField) => form.text(field).replace(/\s+/g, " ").toWellFormed();
  return {
    titel: read("titel"),
    beschreibung: read("beschreibung"),
    rhythmus: read("rhythmus"),
    titelEn: read("titelEn"),
    beschreibungEn: read("beschreibungEn"),
    rhythmusEn: read("rhythmusEn"),
  };
}

function eachField(): [TopicField, number][] {
  // Object.entries forgets the names of the keys.
  return Object.entries(topicFields) as [TopicField, number][];
}

function same(title: string): string {
  return title.normalize("NFKC").toLowerCase();
}

function valuesOf(typed: TypedTopic): TopicValues {
  const orNull = (text: string) => (text === "" ? null : text);
  return {
    title: typed.titel,
    description: typed.beschreibung,
    promisedFrequency: typed.rhythmus,
    titleEn: orNull(typed.titelEn),
    descriptionEn: orNull(typed.beschreibungEn),
    promisedFrequencyEn: orNull(typed.rhythmusEn),
  };
}
