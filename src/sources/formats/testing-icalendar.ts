/** For tests only: calendars written line by line, and what is read out of them. */
import { readICalendar } from "./icalendar.ts";
import { options, reading } from "./testing-reading.ts";

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A calendar of these events, each the lines between BEGIN and END; a title and uid are added where they are missing. */
export function calendar(...events: readonly (readonly string[])[]): string {
  return withHead([], ...events);
}

export function withHead(
  head: readonly string[],
  ...events: readonly (readonly string[])[]
): string {
  const blocks = events.map((lines, index) => {
    const has = (name: string) => lines.some((line) => line.startsWith(name));
    const added = [
      has("SUMMARY") ? "" : "SUMMARY:Konzert",
      has("UID") ? "" : `UID:event-${index}@kreis.example`,
    ];
    return ["BEGIN:VEVENT", ...lines, ...added.filter(Boolean), "END:VEVENT"].join("\r\n");
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...head, ...blocks, "END:VCALENDAR", ""].join("\r\n");
}

export const read = (text: string) => readICalendar(encode(text), options);
export const readEvents = (...events: readonly (readonly string[])[]) => read(calendar(...events));
export const detailsOf = (...lines: string[]) =>
  reading(readEvents(["DTSTART:20260801", ...lines])).events[0]?.occurrences[0]?.details;

/** A line with a time in Berlin. */
export const berlin = (name: string, local: string) => `${name};TZID=Europe/Berlin:${local}`;
