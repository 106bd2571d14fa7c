/** Days as people mean them, "2026-11-25". Pure. */
import { wallOf } from "../lib/zone.ts";

/** The day that it is there. */
export function dayAt(now: Date, zone: string): string {
  return new Date(wallOf(now.getTime(), zone)).toISOString().slice(0, 10);
}

/** False for what only looks like one: the 31st of February. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
