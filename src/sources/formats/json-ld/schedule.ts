/** When an event takes place: its own dates, or those of its schedules. Pure. */
import { dayMs } from "../../../lib/zone.ts";
import type { JsonRecord } from "../../../lib/json-values.ts";
import { durationOf, readStamp } from "../read-stamp.ts";
import { spanOf, type Span } from "../span.ts";
import { shownDay, shownWall, type Stamp } from "../stamp.ts";
import type { Slot } from "../timetable.ts";
import { findZone } from "../zones.ts";
import { objectsOf, saidOf, textOf, type Graph } from "./nodes.ts";
import { ruleOf } from "./rule.ts";

export type Times =
  | {
      readonly kind: "slots";
      readonly slots: readonly Slot[];
      readonly remarks: readonly string[];
      readonly recurrenceText: string | null;
    }
  | { readonly kind: "unreadable"; readonly reason: string };

export function timesOf(event: JsonRecord, graph: Graph, zone: string): Times {
  const remarks: string[] = [];
  const schedules = objectsOf(event, "eventSchedule", graph).filter(
    (schedule) => textOf(schedule, "startDate", graph) !== null,
  );
  const read = (schedules.length > 0 ? schedules : [event]).map((node) =>
    schedules.length > 0
      ? scheduleSlots(node, graph, zone, remarks)
      : ownSlots(node, graph, zone, remarks),
  );
  const slots = read.flatMap((one) => (typeof one === "string" ? [] : one));
  const reason = read.find((one) => typeof one === "string");
  if (slots.length === 0) return { kind: "unreadable", reason: reason ?? "Es fehlt der Beginn." };
  if (reason !== undefined) remarks.push(`${reason} Übernommen ist, was ohne das gilt.`);
  const [first] = schedules;
  const recurrenceText = first === undefined ? null : textOf(first, "repeatFrequency", graph);
  return { kind: "slots", slots, remarks, recurrenceText };
}

/** One or several dates of the event itself. */
function ownSlots(
  event: JsonRecord,
  graph: Graph,
  zone: string,
  remarks: string[],
): readonly Slot[] | string {
  const starts = saidOf(event, "startDate", graph).map(({ text }) => text);
  const ends = saidOf(event, "endDate", graph).map(({ text }) => text);
  const times = timesOfDay(event, graph, zone);
  const slots = starts.flatMap((text, index): Slot[] => {
    const start = startOf(text, times, zone, remarks);
    if (start === null) return [];
    const end = endOf(ends[index] ?? null, start, times, zone) ?? lengthEnd(event, graph, start);
    return [{ span: spanSaid(start, end, remarks), rules: [], except: [] }];
  });
  if (slots.length > 0) return slots;
  const [first] = starts;
  return first === undefined
    ? "Es fehlt der Beginn."
    : `Der Beginn „${first.slice(0, 40)}“ ist kein Datum.`;
}

function spanSaid(start: Stamp, end: Stamp | null, remarks: string[]): Span {
  const span = spanOf(start, end, "included");
  if (span.endIsImpossible)
    remarks.push("Das Ende liegt vor dem Beginn; übernommen ist der Termin ohne Ende.");
  return span;
}

function scheduleSlots(
  schedule: JsonRecord,
  graph: Graph,
  organisation: string,
  remarks: string[],
): readonly Slot[] | string {
  const zone =
    findZone(textOf(schedule, "scheduleTimezone", graph) ?? "", organisation) ?? organisation;
  const times = timesOfDay(schedule, graph, zone);
  const written = textOf(schedule, "startDate", graph) ?? "";
  const start = startOf(written, times, zone, remarks);
  if (start === null) return `Der Beginn „${written.slice(0, 40)}“ ist kein Datum.`;
  const until = stampIn(textOf(schedule, "endDate", graph), zone);
  const rule = ruleOf(schedule, graph, start, until, remarks);
  if (typeof rule === "string") return rule;
  const except = saidOf(schedule, "exceptDate", graph).flatMap(
    ({ text }) => stampIn(text, zone) ?? [],
  );
  if (rule === null) {
    const end =
      endOf(textOf(schedule, "endDate", graph), start, times, zone) ??
      lengthEnd(schedule, graph, start);
    return [{ span: spanSaid(start, end, remarks), rules: [], except }];
  }
  // The end date of a repeated schedule is that of the series; a date of it ends at the end time.
  const end = endOf(null, start, times, zone) ?? lengthEnd(schedule, graph, start);
  return [{ span: spanSaid(start, end, remarks), rules: [rule], except }];
}

type TimesOfDay = { readonly start: number | null; readonly end: number | null };

function timesOfDay(node: JsonRecord, graph: Graph, zone: string): TimesOfDay {
  return {
    start: timeOfDay(textOf(node, "startTime", graph), zone),
    end: timeOfDay(textOf(node, "endTime", graph), zone),
  };
}

/** "14:00:00", or the time of a whole date. */
function timeOfDay(text: string | null, zone: string): number | null {
  const [, hours, minutes] =
    /^T?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(text?.trim() ?? "") ??
    [];
  if (hours !== undefined && Number(hours) < 24)
    return (Number(hours) * 60 + Number(minutes)) * 60_000;
  const stamp = stampIn(text, zone);
  return stamp?.kind === "time" ? stamp.wall - shownDay(stamp) * dayMs : null;
}

/** A time in the date counts before one beside it, unless it is midnight: then the date had none. */
function startOf(text: string, times: TimesOfDay, zone: string, remarks: string[]): Stamp | null {
  const stamp = stampIn(text, zone);
  if (stamp === null || times.start === null) return stamp;
  const ownTime = stamp.kind === "time" ? stamp.wall - shownDay(stamp) * dayMs : 0;
  if (ownTime === 0) return atTime(shownDay(stamp), times.start, zone);
  if (ownTime !== times.start)
    remarks.push("Datum und Uhrzeit des Beginns widersprechen sich; übernommen ist das Datum.");
  return stamp;
}

function endOf(text: string | null, start: Stamp, times: TimesOfDay, zone: string): Stamp | null {
  const written = stampIn(text, zone);
  if (written?.kind === "time" || times.end === null) return written;
  const day = written === null ? shownDay(start) : shownDay(written);
  const end = atTime(day, times.end, zone);
  // From 20:00 to 02:00 is until the next morning.
  const isNextDay = written === null && start.kind === "time" && end.wall < shownWall(start);
  return isNextDay ? { ...end, wall: end.wall + dayMs } : end;
}

function lengthEnd(node: JsonRecord, graph: Graph, start: Stamp): Stamp | null {
  const length = durationOf(textOf(node, "duration", graph) ?? "");
  return length === null || start.kind === "day" ? null : { ...start, wall: start.wall + length };
}

function atTime(day: number, time: number, zone: string): Stamp {
  return { kind: "time", wall: day * dayMs + time, zone, shownIn: zone };
}

/** Series are counted on the wall clock of the zone, also where a date came in UTC. */
function stampIn(text: string | null, zone: string): Stamp | null {
  const [, day = "", month = "", year] =
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text?.trim() ?? "") ?? [];
  const iso =
    year === undefined ? (text ?? "") : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const stamp = readStamp(iso, () => zone, zone);
  if (stamp?.kind !== "time") return stamp;
  return { kind: "time", wall: shownWall(stamp), zone: stamp.shownIn, shownIn: stamp.shownIn };
}
