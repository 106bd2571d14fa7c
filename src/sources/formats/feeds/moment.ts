/** Dates of feeds: ISO 8601, or RFC 822 as it is really written. Pure. */
import { epochOf } from "../../../lib/zone.ts";
import { readStamp } from "../read-stamp.ts";

/** A moment; one without a zone is the organisation's, a day is its noon. Null where the text is no date. */
export function momentIn(text: string | undefined, zone: string): Date | null {
  const iso = isoOf((text ?? "").trim());
  const stamp = readStamp(iso, () => zone, zone);
  if (stamp === null) return null;
  if (stamp.kind === "day") return new Date(epochOf(stamp.wall + 12 * 3_600_000, zone));
  return new Date(epochOf(stamp.wall, stamp.zone));
}

/** "Mi, 25 Nov 2026 10:00:00 +0100", also with German months, one digit, two digits of a year, or a zone's letters. */
function isoOf(text: string): string {
  const [, day = "", month = "", year = "", time = "", zone = ""] =
    /^(?:\p{L}+\.?,?\s+)?(\d{1,2})\.?\s+(\p{L}{3,})\.?\s+(\d{4}|\d{2})(?:\s+(\d{1,2}:\d{2}(?::\d{2})?))?\s*([+-]\d{2}:?\d{2}|[A-Z]{1,4})?/u.exec(
      text,
    ) ?? [];
  const number = months.findIndex((names) => names.includes(month.slice(0, 3).toLowerCase()));
  if (number < 0) return text;
  const date = `${year.length === 2 ? `20${year}` : year}-${pad(number + 1)}-${day.padStart(2, "0")}`;
  if (time === "") return date;
  return `${date}T${time.padStart(time.length < 7 ? 5 : 8, "0")}${offsets[zone] ?? zone}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

const months = [
  "jan jän",
  "feb",
  "mar mär",
  "apr",
  "may mai",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct okt",
  "nov",
  "dec dez",
].map((names) => names.split(" "));

const offsets: Readonly<Record<string, string>> = {
  GMT: "Z",
  UT: "Z",
  UTC: "Z",
  Z: "Z",
  CET: "+01:00",
  MEZ: "+01:00",
  CEST: "+02:00",
  MESZ: "+02:00",
};
