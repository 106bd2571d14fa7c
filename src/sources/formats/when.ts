/** Builds the two kinds of `When`, and asks them the few things that readers want to know. Pure. */
import { dayMs, epochOf, wallOf } from "../../lib/zone.ts";
import type { When } from "../event.ts";

/** A day, from its wall clock at any hour. */
export function dayOf(wall: number): When {
  return { kind: "day", date: new Date(wall).toISOString().slice(0, 10) };
}

/** A moment, from what the clock on the wall shows; an hour that is skipped in spring shows as the one after it. */
export function timeOf(wall: number, zone: string): When {
  return momentOf(epochOf(wall, zone), zone);
}

/** A moment, as it is shown in a zone. */
export function momentOf(epochMs: number, zone: string): When {
  return { kind: "time", at: new Date(epochMs), zone, local: clockText(wallOf(epochMs, zone)) };
}

/** Whether something from `start` to `end` touches the window; a day lasts from midnight to midnight in `zone`. */
export function isWithin(
  start: When,
  end: When | null,
  window: { readonly from: Date; readonly to: Date; readonly zone: string },
): boolean {
  const begins = start.kind === "time" ? start.at.getTime() : midnight(start.date, 0, window.zone);
  const last = end ?? start;
  const ends = last.kind === "time" ? last.at.getTime() : midnight(last.date, 1, window.zone) - 1;
  return begins < window.to.getTime() && ends >= window.from.getTime();
}

function midnight(date: string, daysLater: number, zone: string): number {
  return epochOf(Date.parse(`${date}T00:00:00Z`) + daysLater * dayMs, zone);
}

function clockText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16);
}
