/** From when to when: what a source means by the end that it writes. An end is never invented. Pure. */
import { dayMs, epochOf, wallOf } from "../../lib/zone.ts";
import type { When } from "../event.ts";
import { shownDay, shownWall, whenOf, type Stamp } from "./stamp.ts";
import { dayOf } from "./when.ts";

export type End =
  | { readonly kind: "unknown" }
  /** So many days after the first, without an hour. */
  | { readonly kind: "day"; readonly days: number }
  | { readonly kind: "time"; readonly lengthMs: number };

export type Span = {
  readonly start: Stamp;
  readonly end: End;
  /** The source wrote an end that lies before the start. */
  readonly endIsImpossible: boolean;
};

const unknown: End = { kind: "unknown" };

/**
 * Start and end as they are meant. 23:59 is how programs write an end that nobody knows, or the whole day where the
 * start is midnight. `lastDay` tells whether an end day belongs to the event (schema.org) or is the one after it (iCalendar).
 */
export function spanOf(start: Stamp, end: Stamp | null, lastDay: "included" | "after"): Span {
  if (end === null) return { start, end: unknown, endIsImpossible: false };
  if (isBefore(end, start)) return { start, end: unknown, endIsImpossible: true };
  if (start.kind === "time" && end.kind === "time" && isWholeDays(start, end)) {
    const day: Stamp = { kind: "day", wall: shownDay(start) * dayMs };
    return { start: day, end: lastDayOf(day, end, "after"), endIsImpossible: false };
  }
  if (start.kind === "time" && end.kind === "time" && !isEndOfDay(end))
    return { start, end: timeAfter(start, end), endIsImpossible: false };
  return { start, end: lastDayOf(start, end, lastDay), endIsImpossible: false };
}

/** The end of one date of the series. */
export function endAt(start: Stamp, wall: number, end: End): When | null {
  if (end.kind === "unknown") return null;
  if (end.kind === "time") return whenOf(start, wall + end.lengthMs);
  return dayOf((shownDay(start, wall) + end.days) * dayMs);
}

/** How far an event reaches beyond its start, at most. */
export function reachOf(end: End): number {
  if (end.kind === "unknown") return 0;
  return end.kind === "time" ? end.lengthMs : (end.days + 1) * dayMs;
}

function isBefore(end: Stamp, start: Stamp): boolean {
  if (start.kind === "time" && end.kind === "time")
    return epochOf(end.wall, end.zone) < epochOf(start.wall, start.zone);
  return shownDay(end) < shownDay(start);
}

function isEndOfDay(end: Stamp): boolean {
  return shownWall(end) - shownDay(end) * dayMs >= dayMs - 60_000;
}

function isWholeDays(start: Stamp, end: Stamp): boolean {
  const isMidnight = (stamp: Stamp) => shownWall(stamp) === shownDay(stamp) * dayMs;
  const endsAtMidnight = isMidnight(end) && shownDay(end) > shownDay(start);
  return isMidnight(start) && (endsAtMidnight || isEndOfDay(end));
}

/** No length is no end. The zones of start and end may differ; the length is what the clock at the start shows. */
function timeAfter(start: Stamp & { kind: "time" }, end: Stamp & { kind: "time" }): End {
  const lengthMs = wallOf(epochOf(end.wall, end.zone), start.zone) - start.wall;
  return lengthMs > 0 ? { kind: "time", lengthMs } : unknown;
}

function lastDayOf(start: Stamp, end: Stamp, lastDay: "included" | "after"): End {
  const endsAtMidnight = end.kind === "time" && shownWall(end) === shownDay(end) * dayMs;
  const isDayAfter = end.kind === "day" ? lastDay === "after" : endsAtMidnight;
  const days = shownDay(end) - (isDayAfter ? 1 : 0) - shownDay(start);
  return days > 0 ? { kind: "day", days } : unknown;
}
