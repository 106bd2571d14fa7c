/** The local day of a moment, and when on it the summaries go. Pure. */
import { dayMs, epochOf, wallOf } from "../../lib/zone.ts";
import type { SummarySetting } from "./setting.ts";

/** A server that was off for longer leaves it to the next day: nobody wants the day's news at midnight. */
const cutOffMs = 3 * 3_600_000;

export type Day = {
  /** "2026-11-25" */
  readonly date: string;
  readonly begins: Date;
  readonly sendsAt: Date;
  readonly isDue: boolean;
  /** The week's summaries go on it, too. */
  readonly isWeekly: boolean;
};

/** An hour that comes twice in autumn is the first, one that is skipped in spring the one after it. */
export function dayOf({ time, weekday }: SummarySetting, timeZone: string, now: Date): Day {
  const date = new Date(wallOf(now.getTime(), timeZone)).toISOString().slice(0, 10);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const sendsAt = new Date(epochOf(Date.parse(`${date}T${time}:00Z`), timeZone));
  const late = now.getTime() - sendsAt.getTime();
  return {
    date,
    begins: new Date(epochOf(midnight, timeZone)),
    sendsAt,
    isDue: late >= 0 && late <= cutOffMs,
    isWeekly: (new Date(midnight).getUTCDay() || 7) === weekday,
  };
}

/** So many days before. */
export function daysBefore(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - count * dayMs).toISOString().slice(0, 10);
}
