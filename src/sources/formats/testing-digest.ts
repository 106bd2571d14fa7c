/**
 * What our readers make of a file, in lines that a person can write down. Run as a program it prints the digests of files
 * as JSON, so that a test can ask for them in processes of other time zones: FOLDER and a list of files as JSON.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Occurrence, ReadEvent, When } from "../event.ts";
import { readFormat, type FormatName } from "./formats.ts";

export type FileToRead = {
  readonly file: string;
  readonly format: FormatName;
  /** First and last day that are looked at. */
  readonly from: string;
  readonly to: string;
};

export function digestOf(
  folder: string,
  { file, format, from, to }: FileToRead,
): readonly string[] {
  const bytes = readFileSync(join(folder, file));
  const reading = readFormat(format, bytes, {
    zone: "Europe/Berlin",
    from: new Date(`${from}T00:00:00Z`),
    to: new Date(`${to}T23:59:59Z`),
    url: "https://kreis.example/termine",
    contentType: null,
  });
  if (reading.kind === "refused") return [`abgelehnt: ${reading.reason}`];
  const shown = reading.events.filter(({ occurrences }) => occurrences.length > 0).map(eventLine);
  const outside = reading.events.length - shown.length;
  return [
    ...shown,
    ...(outside > 0 ? [`außerhalb: ${outside}`] : []),
    ...reading.quarantined.map(({ reason }) => `Quarantäne: ${reason}`),
    ...reading.remarks.map(({ reason }) => `Bemerkung: ${reason}`),
  ];
}

/** "Repair Café: 2018-01-06 14:00–17:00, 2018-02-03 14:00–17:00", the first three and the last of more than eight. */
function eventLine({ occurrences }: ReadEvent): string {
  const [first] = occurrences;
  const dates = occurrences.map((occurrence) => dateText(occurrence, first?.details.title ?? ""));
  const all = `${dates.slice(0, 3).join(", ")} … ${dates.at(-1)} (${dates.length})`;
  return `${first?.details.title}: ${dates.length > 8 ? all : dates.join(", ")}`;
}

function dateText({ start, end, status, details }: Occurrence, title: string): string {
  const zone = start.kind === "time" && start.zone !== "Europe/Berlin" ? ` ${start.zone}` : "";
  const until =
    end === null ? "" : `–${whenText(end).replace(`${whenText(start).slice(0, 10)} `, "")}`;
  const named = details.title === title ? "" : ` „${details.title}“`;
  return `${whenText(start)}${until}${zone}${status === "scheduled" ? "" : ` ${status}`}${named}`;
}

function whenText(when: When): string {
  return when.kind === "day" ? when.date : when.local.replace("T", " ");
}

const [, program = "", folder, files] = process.argv;
if (
  import.meta.url.endsWith("/testing-digest.ts") &&
  program.endsWith("testing-digest.ts") &&
  folder !== undefined
) {
  const asked = JSON.parse(files ?? "[]") as FileToRead[];
  process.stdout.write(JSON.stringify(asked.map((file) => digestOf(folder, file))));
}
