/** Dates, durations and texts as properties hold them. Pure. */
import { dayMs, knownZone, wallOf } from "../../../lib/zone.ts";
import { readStamp } from "../read-stamp.ts";
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

export function stampOf(
  value: string,
  params: Property["params"],
  context: TimeContext,
): Stamp | null {
  const floatsIn = () => zoneNamed(params["TZID"], context);
  const stamp = readStamp(value.replaceAll('"', ""), floatsIn, context.calendarZone);
  if (stamp === null || params["VALUE"]?.toUpperCase() !== "DATE") return stamp;
  return { kind: "day", wall: Math.floor(stamp.wall / dayMs) * dayMs };
}

function zoneNamed(tzid: string | undefined, context: TimeContext): string {
  if (tzid === undefined || tzid === "") return context.calendarZone;
  const zone = findZone(tzid, context.zone) ?? context.definedZones.get(tzid);
  if (zone === undefined) context.unknownZone(tzid);
  return zone ?? context.zone;
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
