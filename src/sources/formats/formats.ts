/**
 * The formats that sources come in. A further one is a file and a line here. Reading is pure: bytes in, events and items
 * out; no network, no database, no time zone of the process.
 */
import type { Reading, ReadOptions } from "../event.ts";
import { readDestinationOne } from "./destination-one.ts";
import { readAtom, readJsonFeed, readRss } from "./feeds.ts";
import { readHtml } from "./html.ts";
import { readICalendar } from "./icalendar.ts";
import { readJsonLd } from "./json-ld.ts";

export { guessFormat } from "./guess.ts";

type Format = {
  readonly label: string;
  readonly read: (bytes: Uint8Array, options: ReadOptions) => Reading;
};

const byName = {
  icalendar: { label: "Kalender (iCalendar, .ics)", read: readICalendar },
  rss: { label: "RSS", read: readRss },
  atom: { label: "Atom", read: readAtom },
  "json-feed": { label: "JSON Feed", read: readJsonFeed },
  "json-ld": { label: "Veranstaltungen (schema.org, JSON-LD)", read: readJsonLd },
  html: { label: "Webseite mit Veranstaltung (schema.org)", read: readHtml },
  "destination-one": { label: "destination.one", read: readDestinationOne },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof byName;

export const formats: readonly { readonly name: FormatName; readonly label: string }[] =
  Object.entries(byName).map(([name, { label }]) => ({ name: name as FormatName, label }));

/** Dates are looked for at most so far ahead of `from`. */
const longestWindowMs = 549 * 86_400_000;

export function readFormat(format: FormatName, bytes: Uint8Array, options: ReadOptions): Reading {
  const to = new Date(Math.min(options.to.getTime(), options.from.getTime() + longestWindowMs));
  return byName[format].read(bytes, { ...options, to });
}
