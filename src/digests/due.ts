/**
 * Which days have a run, when it is proposed and when it goes. Days are local, "2026-11-25"; a clock time that a change
 * to summer time skips counts as the one after it, one that comes twice is the first. Pure.
 */
import { dayMs, epochOf, wallOf } from "../lib/zone.ts";
import type { Digest } from "./digest.ts";

type Timing = Pick<Digest, "weekdays" | "sendTime" | "proposeTime" | "runsFrom">;

/** A server that was off for longer leaves older days without a run. */
const daysBack = 7;

/** Days whose list is to be there by now, the oldest first: tomorrow's after the hour of proposing, and those missed. */
export function daysDue(timing: Timing, now: Date, zone: string): string[] {
  const today = startOfDay(new Date(wallOf(now.getTime(), zone)).toISOString().slice(0, 10));
  return Array.from({ length: daysBack + 2 }, (_, index) =>
    dayOf(today + (index - daysBack) * dayMs),
  )
    .filter((day) => timing.weekdays.includes(weekdayOf(day)))
    .filter((day) => sendsAt(timing, day, zone) > timing.runsFrom)
    .filter((day) => proposedAt(timing, day, zone) <= now);
}

export function sendsAt({ sendTime }: Pick<Timing, "sendTime">, day: string, zone: string): Date {
  return new Date(epochOf(at(day, sendTime), zone));
}

/** On the day before. */
export function proposedAt(
  { proposeTime }: Pick<Timing, "proposeTime">,
  day: string,
  zone: string,
): Date {
  return new Date(epochOf(at(addDays(day, -1), proposeTime), zone));
}

/** The first moment of the next day: from then on they are yesterday's tips. */
export function endOfDay(day: string, zone: string): Date {
  return new Date(epochOf(startOfDay(addDays(day, 1)), zone));
}

/** The next day with tips whose time has not come, from today on. */
export function nextDay(timing: Timing, now: Date, zone: string): string | null {
  const today = dayOf(wallOf(now.getTime(), zone));
  const week = Array.from({ length: 8 }, (_, index) => addDays(today, index));
  return (
    week.find(
      (day) => timing.weekdays.includes(weekdayOf(day)) && sendsAt(timing, day, zone) > now,
    ) ?? null
  );
}

/** Today, tomorrow, or Saturday and Sunday; on a Sunday that day alone. */
export function daysOf(span: "today" | "tomorrow" | "weekend", now: Date, zone: string): string[] {
  const today = dayOf(wallOf(now.getTime(), zone));
  if (span === "today") return [today];
  if (span === "tomorrow") return [addDays(today, 1)];
  const weekday = weekdayOf(today);
  if (weekday === 7) return [today];
  const saturday = addDays(today, 6 - weekday);
  return [saturday, addDays(saturday, 1)];
}

export function addDays(day: string, count: number): string {
  return dayOf(startOfDay(day) + count * dayMs);
}

/** Monday is 1. */
export function weekdayOf(day: string): number {
  return new Date(startOfDay(day)).getUTCDay() || 7;
}

function at(day: string, clock: string): number {
  return Date.parse(`${day}T${clock}:00Z`);
}

function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
