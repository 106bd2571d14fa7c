/** Days and clock times of the calendar in words. Pure. */
import type { Temporal } from "temporal-polyfill";
import { formatTime } from "../../web/format.ts";
import type { Language } from "../../web/language.ts";

export function localeOf(language: Language): string {
  return language === "de" ? "de-DE" : "en-GB";
}

/** "Mi., 25.11.2026" */
export function dateInWords(date: Temporal.PlainDate, language: Language): string {
  const noon = new Date(`${date.toString()}T12:00:00Z`);
  return formatTime(noon, "UTC", language, { dateOnly: true, withYear: true });
}

/** "07:30", as a field for times has it; people read `formatClock`. */
export function clockOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("de-DE", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    at,
  );
}
