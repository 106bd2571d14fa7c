/** A broadcast as it stands in the form: what was typed, whether or not it is right. Pure. */
import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { FormValues } from "../web/forms.tsx";
import type { Content, Variant } from "./content.ts";
import { readVariants } from "./wording/wording.ts";
import { isBroadcastId, type Broadcast } from "./read.ts";

/** Which of its forms is looked at. */
export type View = "vorlage" | "text" | "seite";

/** Of a draft that was begun on a day of the calendar. */
const usualClock = "10:00";

export type Draft = {
  readonly id: string;
  /** The version that the editor saw; 0 for a new one. */
  readonly version: number;
  /** This open form: what it saved by itself does not overtake it. */
  readonly formId: string;
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly link: string;
  readonly mediaId: number | null;
  /** The whole picture, where `mediaId` is a part of it. */
  readonly wholeMediaId: number | null;
  readonly alt: string;
  readonly credit: string;
  readonly variants: readonly Variant[];
  readonly topicIds: readonly number[];
  readonly urgent: boolean;
  /** Rather twice than never. */
  readonly repeatUncertain: boolean;
  readonly later: boolean;
  /** "2026-11-25", "07:30", local. */
  readonly date: string;
  readonly clock: string;
  /** After this it is not sent any more; local, "" where there is no end. */
  readonly untilDate: string;
  readonly untilClock: string;
  /** Meta's limit spreads it over days, and that is as it should be. */
  readonly overDays: boolean;
  readonly view: View;
  /** Which of its variants is looked at; null: the main text. */
  readonly shown: Variant["language"] | null;
};

/** `day`: from the calendar, "2026-11-25". */
export function emptyDraft(day = ""): Draft {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : "";
  return {
    id: randomUUID(),
    version: 0,
    formId: randomUUID(),
    title: "",
    teaser: "",
    text: "",
    link: "",
    mediaId: null,
    wholeMediaId: null,
    alt: "",
    credit: "",
    variants: [],
    topicIds: [],
    urgent: false,
    repeatUncertain: false,
    later: date !== "",
    date,
    clock: date === "" ? "" : usualClock,
    untilDate: "",
    untilClock: "",
    overDays: false,
    view: "vorlage",
    shown: null,
  };
}

export function draftOf(broadcast: Broadcast, timeZone: string): Draft {
  const { id, version, title, teaser, text, link, picture, topics, lane, repeatUncertain } =
    broadcast;
  const { variants } = broadcast;
  const local = localTime(broadcast.sendAt, timeZone);
  const until = localTime(broadcast.expiresAt, timeZone);
  return {
    id,
    version,
    formId: randomUUID(),
    title,
    teaser,
    text,
    link: link ?? "",
    mediaId: picture?.mediaId ?? null,
    wholeMediaId: null,
    alt: picture?.alt ?? "",
    credit: picture?.credit ?? "",
    variants,
    topicIds: topics.map((topic) => topic.id),
    urgent: lane === "urgent",
    repeatUncertain,
    later: local !== null,
    date: local?.date ?? "",
    clock: local?.clock ?? "",
    untilDate: until?.date ?? "",
    untilClock: until?.clock ?? "",
    overDays: false,
    view: "vorlage",
    shown: null,
  };
}

/** The draft, meant to go at this time. */
export function withTime(draft: Draft, at: Date, timeZone: string): Draft {
  return { ...draft, later: true, ...localTime(at, timeZone) };
}

function localTime(at: Date | null, timeZone: string): { date: string; clock: string } | null {
  if (at === null) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return {
    date: local.toPlainDate().toString(),
    clock: local.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

/** What was posted. A picture that was uploaded before is known by its id; a new upload is the caller's to keep. */
export function readDraft(form: FormValues): Draft {
  const id = form.text("id");
  const mediaId = Number(form.text("bildId"));
  const variants = readVariants(form);
  const kept = Number.isInteger(mediaId) && mediaId > 0 && !form.ticked("ohneBild");
  return {
    id: isBroadcastId(id) ? id : randomUUID(),
    version: Number(form.text("version")) || 0,
    formId: isBroadcastId(form.text("formular")) ? form.text("formular") : randomUUID(),
    title: form.text("titel").replaceAll("\n", " "),
    teaser: form.text("teaser"),
    text: form.text("text"),
    link: form.text("link"),
    mediaId: kept ? mediaId : null,
    wholeMediaId: kept ? idOf(form.text("bildGanz")) : null,
    alt: form.text("bildAlt"),
    credit: form.text("bildQuelle"),
    variants,
    topicIds: form
      .texts("thema")
      .map(Number)
      .filter((one) => Number.isInteger(one)),
    urgent: form.ticked("eilig"),
    repeatUncertain: form.ticked("liebernochmal"),
    later: form.text("wann") === "spaeter",
    date: form.text("datum"),
    clock: form.text("uhrzeit"),
    untilDate: form.text("bisDatum"),
    untilClock: form.text("bisUhrzeit"),
    overDays: form.ticked("mehrtaegig"),
    view: viewOf(form.text("ansicht")),
    shown: variants.find(({ language }) => language === form.text("fassung"))?.language ?? null,
  };
}

function idOf(given: string): number | null {
  const id = Number(given);
  return Number.isInteger(id) && id > 0 ? id : null;
}

function viewOf(given: string): View {
  return given === "text" || given === "seite" ? given : "vorlage";
}

export function contentOf(draft: Draft): Content {
  const { title, teaser, text, link, mediaId, alt, credit, variants } = draft;
  return {
    title,
    teaser,
    text,
    link: link === "" ? null : link,
    picture: mediaId === null ? null : { mediaId, alt, ...(credit === "" ? {} : { credit }) },
    variants,
  };
}

export type Planned =
  | { readonly kind: "now" }
  | { readonly kind: "at"; readonly at: Date }
  | { readonly kind: "unreadable" };

/** When it is meant to go. A time that the change to summer time skips counts as the one after it. */
export function plannedTime(
  { later, date, clock }: Pick<Draft, "later" | "date" | "clock">,
  timeZone: string,
): Planned {
  return later ? readTime(date, clock, timeZone) : { kind: "now" };
}

export type Until =
  | { readonly kind: "open" }
  | { readonly kind: "at"; readonly at: Date }
  | { readonly kind: "unreadable" };

/** After what it is not sent any more; a day without a time is meant to its end. */
export function untilTime({ untilDate, untilClock }: Draft, timeZone: string): Until {
  if (untilDate === "" && untilClock === "") return { kind: "open" };
  return readTime(untilDate, untilClock === "" ? "23:59" : untilClock, timeZone);
}

function readTime(
  date: string,
  clock: string,
  timeZone: string,
): { readonly kind: "at"; readonly at: Date } | { readonly kind: "unreadable" } {
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(timeZone);
    return { kind: "at", at: new Date(local.epochMilliseconds) };
  } catch {
    return { kind: "unreadable" };
  }
}
