/** RRULE and EXRULE as text. What a rule does not say is left out; what it says wrongly makes it unreadable. Pure. */
import { every, type Frequency, type RecurrenceRule } from "../../../lib/recurrence.ts";
import { dayMs } from "../../../lib/zone.ts";
import { wallInSeries, type Stamp } from "../stamp.ts";
import { stampOf, type TimeContext } from "./values.ts";

export type RuleReading =
  | { readonly kind: "rule"; readonly rule: RecurrenceRule }
  | { readonly kind: "unreadable"; readonly reason: string };

const frequencies = [
  "yearly",
  "monthly",
  "weekly",
  "daily",
  "hourly",
  "minutely",
  "secondly",
] as const;
const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** Parts that hold numbers: where they go, and from which to which the numbers may be; below zero too, where `signed`. */
const numbers = {
  BYMONTH: { part: "byMonth", from: 1, to: 12, signed: false },
  BYWEEKNO: { part: "byWeekNumber", from: 1, to: 53, signed: true },
  BYYEARDAY: { part: "byYearDay", from: 1, to: 366, signed: true },
  BYMONTHDAY: { part: "byMonthDay", from: 1, to: 31, signed: true },
  BYHOUR: { part: "byHour", from: 0, to: 23, signed: false },
  BYMINUTE: { part: "byMinute", from: 0, to: 59, signed: false },
  BYSECOND: { part: "bySecond", from: 0, to: 59, signed: false },
  BYSETPOS: { part: "bySetPosition", from: 1, to: 366, signed: true },
} as const;

export function ruleOf(text: string, start: Stamp, context: TimeContext): RuleReading {
  const parts = partsOf(text);
  const frequency = frequencies.find((one) => one.toUpperCase() === parts.get("FREQ"));
  if (frequency === undefined)
    return unreadable("Die Wiederholungsregel sagt nicht, wie oft wiederholt wird.");
  const wrong = { part: "" };
  const rule = every(frequency, {
    ...numberParts(parts, wrong),
    byWeekday: weekdayList(parts, wrong),
    interval: Math.max(1, numberIn(parts, "INTERVAL", wrong) ?? 1),
    count: numberIn(parts, "COUNT", wrong),
    until: untilOf(parts, start, context, wrong),
    weekStart: Math.max(0, weekdays.indexOf(parts.get("WKST") ?? "")),
  });
  if ((parts.get("RSCALE") ?? "GREGORIAN") !== "GREGORIAN") wrong.part = "RSCALE";
  if (wrong.part !== "")
    return unreadable(`Die Wiederholungsregel enthält einen Fehler bei ${wrong.part}.`);
  return { kind: "rule", rule: start.kind === "day" ? withoutTimes(rule, frequency) : rule };
}

function unreadable(reason: string): RuleReading {
  return { kind: "unreadable", reason };
}

/** Parts that are none, and names nobody knows, are passed over: "RRULE:RRULE:Something;FREQ=WEEKLY" is weekly. */
function partsOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf("=");
    const name = part.slice(0, at).trim().toUpperCase().replace(/^.*:/, "");
    const value = part
      .slice(at + 1)
      .replaceAll(/\s|"/g, "")
      .toUpperCase();
    return at < 0 || value === "" ? [] : [[name, value]];
  });
  return new Map(pairs);
}

type Wrong = { part: string };

function numberParts(parts: ReadonlyMap<string, string>, wrong: Wrong): Partial<RecurrenceRule> {
  const read = Object.entries(numbers).flatMap(([name, { part, from, to, signed }]) => {
    const value = parts.get(name);
    if (value === undefined) return [];
    const list = value.split(",").filter(Boolean).map(Number);
    const isAllowed = (number: number) => {
      const size = signed ? Math.abs(number) : number;
      return Number.isInteger(number) && size >= from && size <= to;
    };
    // 60 is a leap second, 24 midnight, in the mouth of some programs; neither is a time of day.
    if (list.length > 400 || !list.every(isAllowed)) wrong.part = name;
    return [[part, list] as const];
  });
  return Object.fromEntries(read);
}

function weekdayList(
  parts: ReadonlyMap<string, string>,
  wrong: Wrong,
): RecurrenceRule["byWeekday"] {
  const list = (parts.get("BYDAY") ?? "").split(",").filter(Boolean);
  return list.map((text) => {
    const [, nth, name = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
    const weekday = weekdays.indexOf(name);
    if (weekday < 0 || Number(nth ?? 1) === 0) wrong.part = "BYDAY";
    return { weekday, nth: nth === undefined ? null : Number(nth) };
  });
}

/** Nothing that is announced is more than 9999 weeks apart. */
function numberIn(parts: ReadonlyMap<string, string>, name: string, wrong: Wrong): number | null {
  const value = parts.get(name);
  if (value === undefined) return null;
  const isCount = name === "COUNT";
  if (!(isCount ? /^0*[1-9]\d{0,8}$/ : /^\d{1,4}$/).test(value)) wrong.part = name;
  return Number(value);
}

/**
 * The last wall of the series. A day counts until its end. For a series of days, a time means the day that it is then
 * where the calendar belongs; 23:59:59 and midnight in UTC are how programs write a day.
 */
function untilOf(
  parts: ReadonlyMap<string, string>,
  start: Stamp,
  context: TimeContext,
  wrong: Wrong,
): number | null {
  const value = parts.get("UNTIL");
  if (value === undefined) return null;
  const until = stampOf(value, {}, context);
  if (until === null) {
    wrong.part = "UNTIL";
    return null;
  }
  if (until.kind === "day") return until.wall + dayMs - 1;
  if (start.kind === "day" && /T(?:235959|000000)Z$/.test(value))
    return Math.floor(until.wall / dayMs) * dayMs;
  const floats = !/(?:Z|[+-]\d{2}:?\d{2})$/.test(value);
  return floats ? until.wall : wallInSeries(start, until);
}

function withoutTimes(rule: RecurrenceRule, frequency: Frequency): RecurrenceRule {
  const isWithinDays = ["hourly", "minutely", "secondly"].includes(frequency);
  return isWithinDays ? rule : { ...rule, byHour: [], byMinute: [], bySecond: [] };
}
