/** Dates of one event as a reading lists them. Pure. */
import type { Occurrence } from "../event.ts";
import { mostDates } from "./dates.ts";
import { isWithin } from "./when.ts";

/** Those within the window, in order of time, none twice, and not more than anybody announces. */
export function inOrder(
  found: readonly Occurrence[],
  window: { readonly from: Date; readonly to: Date; readonly zone: string },
): readonly Occurrence[] {
  const byKey = new Map<string, Occurrence>();
  for (const occurrence of found)
    if (!byKey.has(occurrence.key) && isWithin(occurrence.start, occurrence.end, window))
      byKey.set(occurrence.key, occurrence);
  return [...byKey.values()].toSorted((a, b) => timeOf(a) - timeOf(b)).slice(0, mostDates);
}

function timeOf({ start }: Occurrence): number {
  return start.kind === "time" ? start.at.getTime() : Date.parse(start.date);
}
