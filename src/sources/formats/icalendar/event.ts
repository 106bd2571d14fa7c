/** One VEVENT, read for itself. Pure. */
import type { RecurrenceRule } from "../../../lib/recurrence.ts";
import { dayMs } from "../../../lib/zone.ts";
import type { EventDetails, EventStatus } from "../../event.ts";
import { durationOf } from "../read-stamp.ts";
import { spanOf, type Span } from "../span.ts";
import type { Stamp } from "../stamp.ts";
import { propertiesOf, type Block } from "./blocks.ts";
import { detailsOf, statusOf, type Properties } from "./details.ts";
import type { Property } from "./lines.ts";
import { ruleOf } from "./rule.ts";
import { stampOf, stampsOf, type TimeContext } from "./values.ts";

/** A date beside the rules; a period has its own end. */
export type ExtraDate = { readonly at: Stamp; readonly end: Stamp | null };

export type CalendarEvent = {
  readonly uid: string;
  /** Which date of a series this one changes. */
  readonly recurrenceId: Stamp | null;
  readonly changesFollowing: boolean;
  readonly sequence: number;
  readonly span: Span;
  readonly rules: readonly RecurrenceRule[];
  readonly exceptRules: readonly RecurrenceRule[];
  readonly extra: readonly ExtraDate[];
  readonly except: readonly Stamp[];
  readonly status: EventStatus;
  readonly details: EventDetails;
  readonly recurrenceText: string | null;
  readonly block: Block;
  /** What of it could not be read, in German. */
  readonly remarks: readonly string[];
};

export type EventReading =
  | { readonly kind: "event"; readonly event: CalendarEvent }
  | { readonly kind: "unreadable"; readonly reason: string; readonly uid: string | null };

export function eventOf(block: Block, baseUrl: string, context: TimeContext): EventReading {
  const properties = propertiesOf(block);
  const first = firstByName(properties);
  const uid = first.get("UID")?.value.trim().slice(0, 500) ?? "";
  const unreadable = (reason: string): EventReading => ({
    ...{ kind: "unreadable", reason },
    uid: uid === "" ? null : uid,
  });
  const written = first.get("DTSTART")?.value.trim() ?? "";
  const recurrenceId = stampIn(first.get("RECURRENCE-ID"), context);
  const status = (title: string) => statusOf(first, title);
  const start = stampIn(first.get("DTSTART"), context) ?? startOfCancelled(first, recurrenceId);
  if (start === null)
    return unreadable(
      written === ""
        ? "Es fehlt der Beginn."
        : `Der Beginn „${written.slice(0, 40)}“ ist kein Datum.`,
    );
  if (/^(?:PRIVATE|CONFIDENTIAL)$/i.test(first.get("CLASS")?.value.trim() ?? ""))
    return unreadable("Der Eintrag ist als privat gekennzeichnet.");
  const details = detailsOf(properties, first, baseUrl, context);
  const { span, remark } = spanIn(first, start, context);
  const rules = rulesIn(properties, span.start, context);
  const event: CalendarEvent = {
    ...{ uid, recurrenceId, span, details, block },
    changesFollowing:
      first.get("RECURRENCE-ID")?.params["RANGE"]?.toUpperCase() === "THISANDFUTURE",
    sequence: Number.parseInt(first.get("SEQUENCE")?.value ?? "0", 10) || 0,
    ...{ rules: rules.rules, exceptRules: rules.exceptRules },
    extra: extraDates(properties, context),
    except: exceptions(properties, context),
    status: status(details.title),
    recurrenceText: first.get("RRULE")?.value.trim() ?? null,
    remarks: [...remark, ...rules.remarks, ...unreadableDates(properties, context)],
  };
  return { kind: "event", event };
}

function firstByName(properties: readonly Property[]): Properties {
  const first = new Map<string, Property>();
  for (const property of properties)
    if (!first.has(property.name)) first.set(property.name, property);
  return first;
}

function stampIn(property: Property | undefined, context: TimeContext): Stamp | null {
  return property === undefined ? null : stampOf(property.value, property.params, context);
}

/** A cancelled date may come without anything but which one it is. */
function startOfCancelled(first: Properties, recurrenceId: Stamp | null): Stamp | null {
  return first.has("DTSTART") ? null : recurrenceId;
}

function spanIn(
  first: Properties,
  start: Stamp,
  context: TimeContext,
): { readonly span: Span; readonly remark: readonly string[] } {
  const written = first.get("DTEND");
  const end = stampIn(written, context) ?? endByDuration(first.get("DURATION"), start);
  const span = spanOf(start, end, "after");
  if (span.endIsImpossible)
    return {
      span,
      remark: ["Das Ende liegt vor dem Beginn; übernommen ist der Termin ohne Ende."],
    };
  const isUnreadable = written !== undefined && written.value.trim() !== "" && end === null;
  return {
    span,
    remark: isUnreadable
      ? [
          `Das Ende „${written.value.slice(0, 40)}“ ist kein Datum; übernommen ist der Termin ohne Ende.`,
        ]
      : [],
  };
}

function endByDuration(property: Property | undefined, start: Stamp): Stamp | null {
  const duration = property === undefined ? null : durationOf(property.value);
  if (duration === null) return null;
  const wall = start.wall + duration;
  return start.kind === "day"
    ? { kind: "day", wall: Math.ceil(wall / dayMs) * dayMs }
    : { ...start, wall };
}

function rulesIn(properties: readonly Property[], start: Stamp, context: TimeContext) {
  const rules: RecurrenceRule[] = [];
  const exceptRules: RecurrenceRule[] = [];
  const remarks: string[] = [];
  for (const { name, value } of properties) {
    if (name !== "RRULE" && name !== "EXRULE") continue;
    const reading = ruleOf(value, start, context);
    if (reading.kind === "unreadable")
      remarks.push(`${reading.reason} Übernommen ist, was ohne sie gilt.`);
    else (name === "RRULE" ? rules : exceptRules).push(reading.rule);
  }
  return { rules, exceptRules, remarks };
}

/** A calendar that names more dates one by one was made to keep us busy. */
const mostDatesNamed = 2000;

function extraDates(properties: readonly Property[], context: TimeContext): readonly ExtraDate[] {
  return properties
    .filter(({ name }) => name === "RDATE")
    .flatMap(({ value, params }) => value.split(",").map((one) => periodOf(one, params, context)))
    .filter((date) => date !== null)
    .slice(0, mostDatesNamed);
}

/** "20260822T190000Z/PT2H", "…/20260822T210000Z", or the start alone. */
function periodOf(
  text: string,
  params: Property["params"],
  context: TimeContext,
): ExtraDate | null {
  const [begin = "", finish = ""] = text.split("/");
  const at = stampOf(begin, params, context);
  if (at === null) return null;
  const end = stampOf(finish, params, context);
  const length = durationOf(finish);
  return { at, end: end ?? (length === null ? null : { ...at, wall: at.wall + length }) };
}

function exceptions(properties: readonly Property[], context: TimeContext): readonly Stamp[] {
  return properties
    .filter(({ name }) => name === "EXDATE")
    .flatMap((property) => stampsOf(property, context))
    .filter((stamp) => stamp !== null)
    .slice(0, mostDatesNamed);
}

function unreadableDates(properties: readonly Property[], context: TimeContext): readonly string[] {
  return properties
    .filter(({ name, value }) => (name === "EXDATE" || name === "RDATE") && value.trim() !== "")
    .filter(({ value, params }) =>
      value.split(",").some((one) => one !== "" && periodOf(one, params, context) === null),
    )
    .map(({ name, value }) =>
      name === "EXDATE"
        ? `Die Ausnahme „${value.slice(0, 60)}“ ist kein Datum und blieb unberücksichtigt.`
        : `Der weitere Termin „${value.slice(0, 60)}“ ist kein Datum und fehlt.`,
    );
}
