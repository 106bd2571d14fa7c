/** What a reading says, in short lines that a person can write down and compare. */
import type { Occurrence, ReadEvent, Reading, ReadOptions, When } from "../event.ts";

export const options: ReadOptions = {
  zone: "Europe/Berlin",
  from: new Date("2026-07-01T00:00:00+02:00"),
  to: new Date("2027-12-31T00:00:00+01:00"),
  url: "https://kreis.example/termine/kalender",
  contentType: null,
};

/** Reads a text as its format; fails where it was refused. */
export function reading(result: Reading): Reading & { kind: "read" } {
  if (result.kind === "refused") throw new Error(`refused: ${result.reason}`);
  return result;
}

/** "2026-07-15T19:30 bis 2026-07-15T21:00": each date of all events, in the order given. */
export function dates(result: Reading): string[] {
  return reading(result).events.flatMap(({ occurrences }) => occurrences.map(dateText));
}

export function titles(result: Reading): string[] {
  return reading(result).events.map(titleOf);
}

export function reasons(result: Reading): string[] {
  return reading(result).quarantined.map(({ reason }) => reason);
}

export function remarks(result: Reading): string[] {
  return reading(result).remarks.map(({ reason }) => reason);
}

export function titleOf({ uid, occurrences }: ReadEvent): string {
  return occurrences[0]?.details.title ?? `(${uid})`;
}

export function dateText({ start, end, status }: Occurrence): string {
  const until = end === null ? "" : ` bis ${whenText(end)}`;
  return `${whenText(start)}${until}${status === "scheduled" ? "" : ` ${status}`}`;
}

function whenText(when: When): string {
  if (when.kind === "day") return when.date;
  return when.zone === "Europe/Berlin" ? when.local : `${when.local} ${when.zone}`;
}
