/** Dates, times and durations as text: ISO 8601 and iCalendar's own way, which is ISO without marks. Pure. */
import { dayMs, wallOf } from "../../lib/zone.ts";
import type { Stamp } from "./stamp.ts";

const dateTime =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * A day, or a time; null where the text is neither. `floatsIn` is the zone of times without one, `shownIn` the one that
 * times in UTC or with an offset are shown in.
 */
export function readStamp(text: string, floatsIn: () => string, shownIn: string): Stamp | null {
  const match = dateTime.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "0", offset] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12) return null;
  // Earlier years are how programs write "none" (1601); Date counts years below 100 from 1900.
  if (Number(year) < 1800 || Number(year) > 2500) return null;
  if (hour === undefined) return { kind: "day", wall: date };
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  const wall = date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  const zone = offset === undefined ? floatsIn() : offset.toUpperCase() === "Z" ? "UTC" : null;
  if (zone !== null && isUtc(zone)) return { kind: "time", wall, zone: "UTC", shownIn };
  if (zone !== null) return { kind: "time", wall, zone, shownIn: zone };
  const shown = wallOf(wall - offsetMs(offset ?? ""), shownIn);
  return { kind: "time", wall: shown, zone: shownIn, shownIn };
}

export function isUtc(zone: string): boolean {
  return /^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal|Greenwich)(?:[+-]?0)?$|^[+-]00:00$/i.test(zone);
}

/** "+02:00", "+0200" or "+02", in milliseconds. */
function offsetMs(offset: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
}

/** "P1DT2H", in milliseconds; null where it is none or goes backwards. */
export function durationOf(text: string): number | null {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(
    text.trim(),
  );
  if (match === null) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const ms =
    ((weeks ?? 0) * 7 + (days ?? 0)) * dayMs +
    (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  return ms < 3660 * dayMs ? ms : null;
}
