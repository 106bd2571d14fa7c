/**
 * Wall clocks and moments. A wall clock is a number: the milliseconds that would have passed if the zone were UTC.
 * So days and hours are counted by plain arithmetic, whatever the zone of the process. Pure.
 */
import { Temporal } from "temporal-polyfill";

export const dayMs = 86_400_000;

/** The zone as this machine calls it, an IANA name or an offset such as "+02:00"; null where it knows none. */
export function knownZone(name: string): string | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    // Temporal's only way to say that it does not know a zone.
    return null;
  }
}

/** What the clock on the wall shows at this moment. */
export function wallOf(epochMs: number, zone: string): number {
  return epochMs + offsetAt(epochMs, zone);
}

/**
 * The moment at which the wall clock shows this. An hour that is skipped in spring is read with the offset before
 * (02:30 becomes 03:30), one that comes twice in autumn is the first: RFC 5545, 3.3.5.
 */
export function epochOf(wall: number, zone: string): number {
  const before = offsetAt(wall - dayMs, zone);
  const after = offsetAt(wall + dayMs, zone);
  const first = Math.max(before, after);
  for (const offset of [first, before + after - first])
    if (offsetAt(wall - offset, zone) === offset) return wall - offset;
  return wall - before;
}

/**
 * Asking Temporal for each of 100,000 dates takes seconds. Offsets change on two days a year: every other day has one
 * offset, which is asked for once.
 */
const offsetsByZone = new Map<string, Map<number, number | null>>();

function offsetAt(epochMs: number, zone: string): number {
  let days = offsetsByZone.get(zone);
  if (days === undefined) offsetsByZone.set(zone, (days = new Map()));
  const day = Math.floor(epochMs / dayMs);
  let offset = days.get(day);
  if (offset === undefined) {
    const start = exactOffset(day * dayMs, zone);
    offset = start === exactOffset((day + 1) * dayMs, zone) ? start : null;
    days.set(day, offset);
  }
  return offset ?? exactOffset(epochMs, zone);
}

function exactOffset(epochMs: number, zone: string): number {
  return (
    Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
  );
}
