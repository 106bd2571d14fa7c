/** The form of an event that staff enter: what was typed, what is wrong with it, what it becomes. */
import type { FC } from "hono/jsx";
import { epochOf, wallOf } from "../lib/zone.ts";
import type { Topic } from "../subscribers/subscribers.ts";
import {
  Checkbox,
  Field,
  Select,
  TextArea,
  type FieldErrors,
  type FormValues,
} from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { isDay } from "./days.ts";
import type { EventDetails, ReadEvent, When } from "./event.ts";
import { eventWords } from "./event-words.ts";
import type { ShownOccurrence } from "./shown.ts";
import { timeOfDay } from "../lib/time-of-day.ts";

export type EventValues = {
  readonly title: string;
  readonly description: string;
  readonly day: string;
  readonly clock: string;
  readonly endDay: string;
  readonly endClock: string;
  readonly placeName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly priceText: string;
  readonly free: boolean;
  readonly families: boolean;
  readonly accessibility: EventDetails["accessibility"];
  readonly link: string;
  readonly topicId: number | null;
};

export const emptyEvent: EventValues = {
  title: "",
  description: "",
  day: "",
  clock: "",
  endDay: "",
  endClock: "",
  placeName: "",
  street: "",
  postalCode: "",
  city: "",
  priceText: "",
  free: false,
  families: false,
  accessibility: "unknown",
  link: "",
  topicId: null,
};

const access = ["unknown", "yes", "partly", "no"] as const;

export function readEventForm(form: FormValues): EventValues {
  const short = (name: string) => form.text(name).replaceAll("\n", " ").slice(0, 300);
  const topicId = Number(form.text("kategorie"));
  return {
    title: short("titel"),
    description: form.text("beschreibung").slice(0, 20_000),
    day: short("tag"),
    clock: short("beginn"),
    endDay: short("letzterTag"),
    endClock: short("ende"),
    placeName: short("ortsname"),
    street: short("strasse"),
    postalCode: short("plz"),
    city: short("ort"),
    priceText: short("eintritt"),
    free: form.ticked("frei"),
    families: form.ticked("familien"),
    accessibility: access.find((one) => one === form.text("barrierefrei")) ?? "unknown",
    link: form.text("link").slice(0, 2_000),
    topicId: Number.isInteger(topicId) && topicId > 0 ? topicId : null,
  };
}

export type EventReading =
  | { readonly kind: "right"; readonly event: ReadEvent }
  | { readonly kind: "wrong"; readonly errors: FieldErrors };

export function eventOf(
  values: EventValues,
  uid: string,
  zone: string,
  language: Language,
): EventReading {
  const w = eventWords(language);
  const errors: Record<string, string> = {};
  if (values.title === "") errors["titel"] = w.titleMissing;
  if (!isDay(values.day)) errors["tag"] = w.dayMissing;
  if (values.endDay !== "" && !isDay(values.endDay)) errors["letzterTag"] = w.dayMissing;
  if (values.clock !== "" && !isClock(values.clock)) errors["beginn"] = w.timeWrong;
  if (values.endClock !== "" && !isClock(values.endClock)) errors["ende"] = w.timeWrong;
  if (values.link !== "" && !isLink(values.link)) errors["link"] = w.linkWrong;
  if (Object.keys(errors).length > 0) return { kind: "wrong", errors };

  const start = when(values.day, values.clock, zone);
  const end = endOf(values, zone);
  if (end !== null && order(end) < order(start))
    return {
      kind: "wrong",
      errors: { [values.endDay === "" ? "ende" : "letzterTag"]: w.endBefore },
    };
  const occurrence = {
    key: uid,
    start,
    end,
    status: "scheduled",
    details: detailsOf(values),
  } as const;
  return { kind: "right", event: { uid, recurrenceText: null, occurrences: [occurrence] } };
}

/** An hour of the end alone means the same day; a last day alone is a day. */
function endOf({ day, clock, endDay, endClock }: EventValues, zone: string): When | null {
  if (endDay === "" && (endClock === "" || clock === "")) return null;
  return when(endDay === "" ? day : endDay, clock === "" ? "" : endClock, zone);
}

function when(day: string, clock: string, zone: string): When {
  if (clock === "") return { kind: "day", date: day };
  const at = epochOf(Date.parse(`${day}T${clock}Z`), zone);
  // An hour that is skipped in spring shows as the one after it.
  const local = new Date(wallOf(at, zone)).toISOString().slice(0, 16);
  return { kind: "time", at: new Date(at), zone, local };
}

/** A day as an end lasts until its midnight. */
function order(one: When): string {
  return one.kind === "day" ? `${one.date}T99` : one.local;
}

function detailsOf(values: EventValues): EventDetails {
  const filled = (text: string) => (text === "" ? null : text);
  const { placeName, street, postalCode, city, priceText, free } = values;
  const isSomewhere = [placeName, street, postalCode, city].some((part) => part !== "");
  return {
    title: values.title,
    subtitle: null,
    description: values.description,
    url: filled(values.link),
    place: isSomewhere
      ? {
          name: filled(placeName),
          street: filled(street),
          postalCode: filled(postalCode),
          city: filled(city),
          online: false,
          latitude: null,
          longitude: null,
        }
      : null,
    organiser: null,
    price: { text: filled(priceText), free: free ? true : null },
    ticketUrl: null,
    image: null,
    categories: [],
    audience: values.families ? ["families"] : [],
    accessibility: values.accessibility,
    language: null,
    modifiedAt: null,
  };
}

export function valuesOf({ details, start, end, topicId }: ShownOccurrence): EventValues {
  const { place, price } = details;
  const dayOf = (one: When) => (one.kind === "day" ? one.date : one.local.slice(0, 10));
  const clockOf = (one: When) => (one.kind === "day" ? "" : one.local.slice(11, 16));
  return {
    title: details.title,
    description: details.description,
    day: dayOf(start),
    clock: clockOf(start),
    endDay: end === null || dayOf(end) === dayOf(start) ? "" : dayOf(end),
    endClock: end === null ? "" : clockOf(end),
    placeName: place?.name ?? "",
    street: place?.street ?? "",
    postalCode: place?.postalCode ?? "",
    city: place?.city ?? "",
    priceText: price.text ?? "",
    free: price.free === true,
    families: details.audience.includes("families"),
    accessibility: details.accessibility,
    link: details.url ?? "",
    topicId,
  };
}

function isClock(text: string): boolean {
  return timeOfDay.test(text);
}

function isLink(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

type Props = {
  values: EventValues;
  topics: readonly Topic[];
  errors: FieldErrors;
  language: Language;
};

export const EventFields: FC<Props> = ({ values, topics, errors, language }) => {
  const w = eventWords(language);
  const field = (
    name: string,
    label: string,
    value: string,
    more: { type?: "date" | "time"; hint?: string } = {},
  ) => <Field name={name} label={label} value={value} error={errors[name]} {...more} />;
  return (
    <>
      {field("titel", w.titleField, values.title)}
      {field("tag", w.day, values.day, { type: "date" })}
      {field("beginn", w.clock, values.clock, { type: "time", hint: w.clockHint })}
      {field("ende", w.endClock, values.endClock, { type: "time", hint: w.endClockHint })}
      {field("letzterTag", w.endDay, values.endDay, { type: "date", hint: w.endDayHint })}
      <TextArea name="beschreibung" label={w.description} value={values.description} />
      {field("ortsname", w.placeName, values.placeName)}
      {field("strasse", w.street, values.street)}
      {field("plz", w.postalCode, values.postalCode)}
      {field("ort", w.city, values.city)}
      {field("eintritt", w.priceText, values.priceText)}
      <Checkbox name="frei" label={w.freeField} checked={values.free} />
      <Checkbox name="familien" label={w.families} checked={values.families} />
      <Select
        name="barrierefrei"
        label={w.accessibility}
        value={values.accessibility}
        options={access.map((one) => ({ value: one, label: w[one] }))}
      />
      {field("link", w.link, values.link)}
      <Select
        name="kategorie"
        label={w.topic}
        value={String(values.topicId ?? "")}
        options={[
          { value: "", label: w.noTopic },
          ...topics.map(({ id, title }) => ({ value: String(id), label: title })),
        ]}
      />
    </>
  );
};
