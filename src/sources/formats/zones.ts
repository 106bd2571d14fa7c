/** The names that programs give to time zones, as IANA names. Pure. */
import { knownZone } from "../../lib/zone.ts";
import { windowsZones } from "./windows-zones.ts";

/**
 * The zone that a name means, or null: IANA names, also behind a path ("/mozilla.org/20050126_1/Europe/Berlin") or a
 * doubled "TZID="; Windows names; what Outlook shows ("(UTC+01:00) Amsterdam, Berlin, Bern…"); abbreviations. Of
 * several cities the one of `preferred` counts, the organisation's zone.
 */
export function findZone(name: string, preferred: string): string | null {
  const key = `${preferred} ${name}`;
  let zone = found.get(key);
  if (zone === undefined) {
    zone = look(name, preferred);
    // Foreign names: as many as sources invent, so not kept without bound.
    if (found.size < 1000) found.set(key, zone);
  }
  return zone;
}

const found = new Map<string, string | null>();

function look(name: string, preferred: string): string | null {
  const clean = name
    .replaceAll('"', "")
    .replace(/^(?:TZID=)+/i, "")
    .trim();
  if (clean === "") return null;
  return (
    ianaName(clean) ??
    knownAs.get(clean.toLowerCase()) ??
    knownAs.get(`${clean.toLowerCase()} standard time`) ??
    asOutlookShowsIt(clean, preferred)
  );
}

/** The whole name, or its last three, two or one parts. */
function ianaName(name: string): string | null {
  const parts = name.split("/").filter((part) => part !== "");
  for (const length of [parts.length, 3, 2, 1]) {
    const zone = length > parts.length ? null : knownZone(parts.slice(-length).join("/"));
    // "Europe/Berlin" is not the offset "+02" of a name that ends in a number.
    if (zone !== null && (length === parts.length || zone.includes("/"))) return zone;
  }
  return null;
}

/** "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", in any language that leaves one city its name. */
function asOutlookShowsIt(name: string, preferred: string): string | null {
  const [, hours, minutes, rest] =
    /^\((?:UTC|GMT)\s*(?:([+-]\d{1,2})[:.]?(\d{2}))?\)\s*(.*)$/i.exec(name) ?? [];
  const said = (rest ?? name).trim();
  const named = knownAs.get(said.toLowerCase());
  if (named !== undefined) return named;
  const cities = said.split(/[,;/]/).map((city) => zonesByCity.get(cityKey(city)));
  const preferredIsMeant = cities.includes(preferred);
  const city = preferredIsMeant ? preferred : cities.find((zone) => zone !== undefined);
  if (city !== undefined) return city;
  if (rest === undefined) return null;
  if (hours === undefined) return "UTC";
  return knownZone(
    `${hours.startsWith("-") ? "-" : "+"}${hours.slice(1).padStart(2, "0")}:${minutes}`,
  );
}

function cityKey(city: string): string {
  return city.trim().toLowerCase().replaceAll(" ", "_");
}

const zonesByCity = new Map(
  Intl.supportedValuesOf("timeZone").map((zone) => [cityKey(zone.split("/").at(-1) ?? ""), zone]),
);

/** Abbreviations of Central Europe, and what Outlook calls zones that it names by no city. */
const furtherNames: Readonly<Record<string, string>> = {
  MEZ: "Europe/Berlin",
  MESZ: "Europe/Berlin",
  CEST: "Europe/Berlin",
  "Mitteleuropäische Zeit": "Europe/Berlin",
  "Mitteleuropäische Sommerzeit": "Europe/Berlin",
  "Central European Time": "Europe/Berlin",
  "Central European Summer Time": "Europe/Berlin",
  "Coordinated Universal Time": "UTC",
  "Koordinierte Weltzeit": "UTC",
  "Eastern Time (US & Canada)": "America/New_York",
  "Central Time (US & Canada)": "America/Chicago",
  "Mountain Time (US & Canada)": "America/Denver",
  "Pacific Time (US & Canada)": "America/Los_Angeles",
  "Atlantic Time (Canada)": "America/Halifax",
  Arizona: "America/Phoenix",
  Alaska: "America/Anchorage",
  Hawaii: "Pacific/Honolulu",
  Newfoundland: "America/St_Johns",
};

const knownAs = new Map(
  [...Object.entries(windowsZones), ...Object.entries(furtherNames)].map(([name, zone]) => [
    name.toLowerCase(),
    zone,
  ]),
);
