/** One date of the tips as a file for a calendar on the phone. Pure. */
import { dayMs } from "../lib/zone.ts";
import { escapedText, folded } from "../lib/calendar-lines.ts";
import type { Said } from "../sources/sources.ts";

/** As it was sent. */
export type SentDate = Said & { readonly occurrenceId: number; readonly url: string | null };

export function calendarFile(
  { occurrenceId, title, startsOn, startsAt, endsOn, endsAt, place, url }: SentDate,
  { host, stamp }: { readonly host: string; readonly stamp: Date },
): string {
  const ends = endLine({ startsAt, endsOn, endsAt });
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rundruf//Tipps//DE",
    "BEGIN:VEVENT",
    `UID:termin-${occurrenceId}@${host}`,
    `DTSTAMP:${utc(stamp)}`,
    startsAt === null
      ? `DTSTART;VALUE=DATE:${plain(startsOn)}`
      : `DTSTART:${utc(new Date(startsAt))}`,
    ...(ends === null ? [] : [ends]),
    `SUMMARY:${escapedText(title)}`,
    ...(place === "" ? [] : [`LOCATION:${escapedText(place)}`]),
    ...(url !== null && /^https?:\/\/\S+$/.test(url) ? [`URL:${url}`] : []),
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
}

/** An end that nobody knows is not written; the last day of several is written as the day after it (RFC 5545, 3.6.1). */
function endLine({
  startsAt,
  endsOn,
  endsAt,
}: Pick<Said, "startsAt" | "endsOn" | "endsAt">): string | null {
  if (startsAt !== null) return endsAt === null ? null : `DTEND:${utc(new Date(endsAt))}`;
  if (endsOn === null) return null;
  const after = new Date(Date.parse(`${endsOn}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
  return `DTEND;VALUE=DATE:${plain(after)}`;
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function plain(day: string): string {
  return day.replaceAll("-", "");
}
