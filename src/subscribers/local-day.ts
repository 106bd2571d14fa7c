/** Days in the county's calendar, as "YYYY-MM-DD". Pure. */
import { Temporal } from "temporal-polyfill";

/** The day it is there at this moment. */
export function localDay(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** Noon of a day there: an instant that is that day in every reading. */
export function noonOf(day: string, timeZone: string): Date {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "12:00" });
  return new Date(noon.epochMilliseconds);
}

/** "2026-12-24" (date fields) or "24.12.2026" (browsers without them) -> "2026-12-24"; null where there is no such day. */
export function readDay(typed: string): string | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim());
  const iso =
    german === null
      ? typed.trim()
      : `${german[3]}-${german[2]?.padStart(2, "0")}-${german[1]?.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  try {
    return Temporal.PlainDate.from(iso, { overflow: "reject" }).toString();
  } catch {
    // The only way Temporal says "no such day" (30 February).
    return null;
  }
}

/** The day that lies so many days later. */
export function daysLater(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
