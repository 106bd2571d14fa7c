/** Dates, durations and texts as properties hold them. Pure. */
import { dayMs, knownZone, wallOf } from "../../../lib/zone.ts";
import type { Stamp } from "../stamp.ts";
import { findZone } from "../zones.ts";
import type { Property } from "./lines.ts";

/** What a calendar says of its times beside each of them. */
export type TimeContext = {
  /** Of the organisation: also where times in UTC are shown. */
  readonly zone: string;
  /** For times that float, and where times in UTC are shown: the calendar's own. */
  readonly calendarZone: string;
  /** Zones that the calendar defines, by name, as far as they could be recognised. */
  readonly definedZones: ReadonlyMap<string, string>;
  /** Called with each name that nobody knows. */
  readonly unknownZone: (name: string) => void;
};

/** The dates of a property: a list for EXDATE and RDATE. Null in the place of each that is none. */
export function stampsOf(property: Property, context: TimeContext): readonly (Stamp | null)[] {
  return property.value.split(",").map((value) => stampOf(value, property.params, context));
}

const dateTime =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

export function stampOf(
  value: string,
  params: Property["params"],
  context: TimeContext,
): Stamp | null {
  const match = dateTime.exec(value.replaceAll('"', "").trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "0", offset] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12) return null;
  // Earlier years are how programs write "none" (1601); Date counts years below 100 from 1900.
  if (Number(year) < 1800 || Number(year) > 2500) return null;
  if (hour === undefined || params["VALUE"]?.toUpperCase() === "DATE")
    return { kind: "day", wall: date };
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  const wall = date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return timeStamp(wall, offset, params["TZID"], context);
}

function timeStamp(
  wall: number,
  offset: string | undefined,
  tzid: string | undefined,
  context: TimeContext,
): Stamp {
  const shownIn = context.calendarZone;
  if (offset !== undefined && offset.toUpperCase() !== "Z") {
    const [sign, hours, minutes] = [offset.slice(0, 1), offset.slice(1, 3), offset.slice(-2)];
    const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
    return { kind: "time", wall: wallOf(wall - ahead, shownIn), zone: shownIn, shownIn };
  }
  const zone = offset === undefined ? zoneNamed(tzid, context) : "UTC";
  if (isUtc(zone)) return { kind: "time", wall, zone: "UTC", shownIn };
  return { kind: "time", wall, zone, shownIn: zone };
}

export function isUtc(zone: string): boolean {
  return /^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal|Greenwich)(?:[+-]?0)?$|^[+-]00:00$/i.test(zone);
}

function zoneNamed(tzid: string | undefined, context: TimeContext): string {
  if (tzid === undefined || tzid === "") return context.calendarZone;
  const zone = findZone(tzid, context.zone) ?? context.definedZones.get(tzid);
  if (zone === undefined) context.unknownZone(tzid);
  return zone ?? context.zone;
}

/** "P1DT2H", in milliseconds; null where it is none or goes backwards. */
export function durationOf(value: string): number | null {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(
    value.trim(),
  );
  if (match === null) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const ms =
    ((weeks ?? 0) * 7 + (days ?? 0)) * dayMs +
    (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  return ms < 3660 * dayMs ? ms : null;
}

/** RFC 5545, 3.3.11. */
export function unescapeText(value: string): string {
  if (!value.includes("\\")) return value;
  return value.replaceAll(/\\([\\;,:"nN])/g, (_, escaped: string) =>
    escaped === "n" || escaped === "N" ? "\n" : escaped,
  );
}

/** What a definition of a zone tells of itself: a name that is known, or the clocks of the organisation's zone. */
export function definedZone(properties: readonly Property[], preferred: string): string | null {
  const location = properties.find(({ name }) => name === "X-LIC-LOCATION")?.value ?? "";
  const named = findZone(location, preferred);
  if (named !== null) return named;
  const offsets = new Set(
    properties.filter(({ name }) => name === "TZOFFSETTO").map(({ value }) => value.trim()),
  );
  const own = [Date.UTC(2026, 0), Date.UTC(2026, 6)].map((at) =>
    offsetText(wallOf(at, preferred) - at),
  );
  if (own.every((offset) => offsets.has(offset))) return preferred;
  const [only] = offsets;
  if (offsets.size !== 1 || only === undefined) return null;
  return knownZone(`${only.slice(0, 3)}:${only.slice(3, 5)}`);
}

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const digits = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${ms < 0 ? "-" : "+"}${digits.join("")}`;
}
