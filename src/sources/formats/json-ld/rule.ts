/** How often a schema.org/Schedule is repeated. Pure. */
import type { JsonRecord } from "../../../lib/json-values.ts";
import { every, type Frequency, type RecurrenceRule } from "../../../lib/recurrence.ts";
import { dayMs } from "../../../lib/zone.ts";
import { shownDay, type Stamp } from "../stamp.ts";
import { localName, saidOf, textOf, type Graph } from "./nodes.ts";

const frequencies: Readonly<Record<string, Frequency>> = {
  D: "daily",
  W: "weekly",
  M: "monthly",
  Y: "yearly",
};
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Null where nothing is repeated; a sentence where the days cannot be told. */
export function ruleOf(
  schedule: JsonRecord,
  graph: Graph,
  start: Stamp,
  until: Stamp | null,
  remarks: string[],
): RecurrenceRule | string | null {
  const written = textOf(schedule, "repeatFrequency", graph) ?? "";
  const days = saidOf(schedule, "byDay", graph).map(({ text }) => localName(text));
  const [, interval = "1", unit = ""] = /^P(\d+)([DWMY])$/i.exec(written) ?? [];
  const frequency =
    frequencies[unit.toUpperCase()] ??
    Object.values(frequencies).find((one) => one === localName(written).toLowerCase()) ??
    (days.length > 0 ? "weekly" : null);
  if (frequency === null) return null;
  const nth = numbersOf(schedule, "byMonthWeek", graph, -5, 5)[0] ?? null;
  for (const day of days.filter((one) => weekdayOf(one, null).length === 0))
    remarks.push(`„${day.slice(0, 40)}“ ist kein Wochentag und blieb unberücksichtigt.`);
  const byWeekday = days.flatMap((day) => weekdayOf(day, frequency === "monthly" ? nth : null));
  if (days.length > 0 && byWeekday.length === 0)
    return `Die Wiederholung nennt keinen Wochentag, sondern „${days.join(", ").slice(0, 60)}“.`;
  return every(frequency, {
    interval: Math.max(1, Number(interval)),
    byWeekday,
    byMonth: numbersOf(schedule, "byMonth", graph, 1, 12),
    byMonthDay: numbersOf(schedule, "byMonthDay", graph, 1, 31),
    count: numbersOf(schedule, "repeatCount", graph, 1, 100_000)[0] ?? null,
    until:
      until === null
        ? null
        : until.kind === "day" || start.kind === "day"
          ? (shownDay(until) + 1) * dayMs - 1
          : until.wall,
  });
}

/** "thursday", "th" or "1mo"; PublicHolidays is no weekday, and whose holidays it means nobody says. */
function weekdayOf(day: string, nthOfMonth: number | null): RecurrenceRule["byWeekday"] {
  const [, nth, name = ""] = /^([+-]?\d)?([a-z]+)$/.exec(day.toLowerCase()) ?? [];
  const weekday = weekdays.findIndex((one) => one === name || one.slice(0, 2) === name);
  return weekday < 0 ? [] : [{ weekday, nth: nth === undefined ? nthOfMonth : Number(nth) }];
}

function numbersOf(
  node: JsonRecord,
  name: string,
  graph: Graph,
  from: number,
  to: number,
): readonly number[] {
  return saidOf(node, name, graph)
    .map(({ text }) => Number(text))
    .filter((number) => Number.isInteger(number) && number !== 0 && number >= from && number <= to);
}
