/**
 * Reads one calendar with one reader and prints what came of it: READER FILE FOLDER-OF-PEERS. A process of its own, so
 * that its memory is the reader's.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFormat } from "../src/sources/formats/formats.ts";
import { window, type Truth } from "./calendar-source.ts";

/** What the reader says of each uid. */
type Found = ReadonlyMap<string, Truth>;
type Reader = (bytes: Uint8Array, folder: string) => Found;

const readers: Readonly<Record<string, Reader>> = {
  rundruf: ours,
  "ical.js": icalJs,
  "node-ical": nodeIcal,
};

const [, , name = "", file = "", folder = ""] = process.argv;
const bytes = readFileSync(file);
const begun = performance.now();
let found: Found = new Map();
let refused: string | null = null;
try {
  found = readers[name]?.(bytes, folder) ?? found;
} catch (error) {
  refused = error instanceof Error ? error.message : String(error);
}
const seconds = (performance.now() - begun) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, megabytes, refused, found: [...found] }));

function ours(calendar: Uint8Array): Found {
  const reading = readFormat("icalendar", calendar, {
    ...{ ...window, zone: "Europe/Berlin" },
    ...{ url: "https://region.example/", contentType: "text/calendar" },
  });
  if (reading.kind === "refused") throw new Error(reading.reason);
  return new Map(
    reading.events.map(({ uid, occurrences }) => {
      const start = occurrences[0]?.start;
      const first =
        start === undefined ? "" : start.kind === "day" ? start.date : start.at.toISOString();
      return [uid, { first, dates: occurrences.length }];
    }),
  );
}

/** As its documentation says; each event for itself, so that one that throws costs only itself. */
function icalJs(calendar: Uint8Array, peers: string): Found {
  const ical = load(peers, "ical.js") as IcalJs;
  const component = new ical.Component(ical.parse(new TextDecoder().decode(calendar)));
  const read = new Map<string, Truth>();
  for (const vevent of component.getAllSubcomponents("vevent"))
    try {
      const event = new ical.Event(vevent);
      const dates: IcalTime[] = [];
      if (event.isRecurring()) {
        const iterator = event.iterator();
        for (let next = iterator.next(); next != null; next = iterator.next()) {
          if (next.toJSDate() >= window.to) break;
          dates.push(event.getOccurrenceDetails(next).startDate);
        }
      } else dates.push(event.startDate);
      const [first] = dates;
      if (first !== undefined) read.set(event.uid, { first: timeText(first), dates: dates.length });
    } catch {
      // Lost: counted by whoever compares.
    }
  return read;
}

function timeText(time: IcalTime): string {
  return time.isDate ? time.toString() : time.toJSDate().toISOString();
}

function nodeIcal(calendar: Uint8Array, peers: string): Found {
  const ical = load(peers, "node-ical") as NodeIcal;
  const entries = Object.values(ical.sync.parseICS(new TextDecoder().decode(calendar)));
  const read = new Map<string, Truth>();
  for (const event of entries) {
    if (event.type !== "VEVENT") continue;
    try {
      const instances = ical.expandRecurringEvent(event, window);
      const [first] = instances;
      if (first !== undefined)
        read.set(event.uid, {
          first: dateText(first.start, first.isFullDay),
          dates: instances.length,
        });
    } catch {
      // Lost: counted by whoever compares.
    }
  }
  return read;
}

/** A day is local midnight of the process there. */
function dateText(date: Date, isDay: boolean): string {
  if (!isDay) return date.toISOString();
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** What these types say was read in the packages' own declarations; the benchmark fails where they lie. */
function load(peers: string, name: string): unknown {
  return createRequire(join(peers, "package.json"))(name);
}

type IcalTime = { isDate: boolean; toJSDate(): Date; toString(): string };
type IcalEvent = {
  uid: string;
  startDate: IcalTime;
  isRecurring(): boolean;
  iterator(): { next(): IcalTime | null | undefined };
  getOccurrenceDetails(time: IcalTime): { startDate: IcalTime };
};
type IcalJs = {
  parse(text: string): unknown;
  Component: new (parsed: unknown) => { getAllSubcomponents(name: string): unknown[] };
  Event: new (component: unknown) => IcalEvent;
};
type NodeIcalEvent = { type: string; uid: string };
type NodeIcal = {
  sync: { parseICS(text: string): Record<string, NodeIcalEvent> };
  expandRecurringEvent(
    event: NodeIcalEvent,
    window: { from: Date; to: Date },
  ): { start: Date; isFullDay: boolean }[];
};
