/** A calendar cut into its events, each on its own, so that a bad one never costs the others. Pure. */
import { propertyOf, type Property } from "./lines.ts";

/** Its lines, from BEGIN to END. They are read when their turn comes: all properties at once are half the memory. */
export type Block = readonly string[];

export type Calendar = {
  /** Of the calendar itself, the zones it defines included. */
  readonly head: readonly Property[];
  readonly zones: readonly Block[];
  readonly events: readonly Block[];
};

/** Null where nothing says that this is a calendar. */
export function calendarOf(lines: readonly string[]): Calendar | null {
  const head: Property[] = [];
  const found: Record<"VEVENT" | "VTIMEZONE", Block[]> = { VEVENT: [], VTIMEZONE: [] };
  let isCalendar = false;
  for (let at = 0; at < lines.length; at += 1) {
    const begun = componentAt(lines, at, "BEGIN");
    if (begun === "VCALENDAR") isCalendar = true;
    else if (begun === "VEVENT" || begun === "VTIMEZONE") {
      isCalendar = true;
      const end = endOfBlock(lines, at, begun);
      found[begun].push(lines.slice(at, end + 1));
      at = end;
    } else if (begun !== null) at = endOfBlock(lines, at, begun);
    else {
      const property = propertyOf(lines[at] ?? "");
      if (property !== null && property.name !== "END") head.push(property);
    }
  }
  return isCalendar ? { head, zones: found.VTIMEZONE, events: found.VEVENT } : null;
}

function componentAt(lines: readonly string[], at: number, word: "BEGIN" | "END"): string | null {
  const line = lines[at] ?? "";
  // Most lines are neither: comparing one letter first is a third of the time of reading a calendar.
  if (line.length > 40 || !/^\s*[BbEe]/.test(line)) return null;
  const [, said, component] = /^\s*(BEGIN|END)\s*:\s*([\w-]+)\s*$/i.exec(line) ?? [];
  return said?.toUpperCase() === word ? (component?.toUpperCase() ?? null) : null;
}

/** Its END; where that is missing, the line before the next event or before the calendar's end. */
function endOfBlock(lines: readonly string[], begin: number, component: string): number {
  for (let at = begin + 1; at < lines.length; at += 1) {
    const ended = componentAt(lines, at, "END");
    if (ended === component) return at;
    const begun = componentAt(lines, at, "BEGIN");
    if (ended === "VCALENDAR" || begun === "VEVENT" || begun === "VCALENDAR") return at - 1;
  }
  return lines.length - 1;
}

/** The properties of a component, its parts' included for a zone, whose parts are what it is about. */
export function propertiesOf(block: Block): readonly Property[] {
  const component = componentAt(block, 0, "BEGIN");
  const properties: Property[] = [];
  let skippedTo: string | null = null;
  for (const [at, line] of block.entries()) {
    const begun = componentAt(block, at, "BEGIN");
    // An alarm has a description too, which is not the event's.
    if (component === "VEVENT" && begun !== null && begun !== component) skippedTo ??= begun;
    if (skippedTo !== null) {
      if (componentAt(block, at, "END") === skippedTo) skippedTo = null;
      continue;
    }
    const property = propertyOf(line);
    if (property !== null && isProperty(property)) properties.push(property);
    else continueText(properties, line);
  }
  return properties;
}

export function rawOf(block: Block): string {
  return block.join("\n");
}

/** A line break inside of a text that somebody forgot to escape: the line belongs to the text before it. */
function continueText(properties: Property[], line: string): void {
  const last = properties.at(-1);
  if (last === undefined || line.trim() === "" || !isText.test(last.name)) return;
  properties[properties.length - 1] = { ...last, value: `${last.value}\\n${line.trim()}` };
}

const isText = /^(?:DESCRIPTION|SUMMARY|LOCATION|COMMENT|X-ALT-DESC)$/;

const known = new Set(
  [
    "BEGIN END UID DTSTAMP DTSTART DTEND DUE DURATION SUMMARY DESCRIPTION LOCATION STATUS SEQUENCE CLASS TRANSP",
    "PRIORITY CREATED LAST-MODIFIED URL GEO CATEGORIES ATTACH IMAGE ORGANIZER ATTENDEE CONTACT COMMENT RELATED-TO",
    "RESOURCES RRULE EXRULE RDATE EXDATE RECURRENCE-ID REQUEST-STATUS COLOR CONFERENCE NAME SOURCE STRUCTURED-DATA",
    "STYLED-DESCRIPTION REFRESH-INTERVAL LINK CONCEPT LOCATION-TYPE PARTICIPANT TZID TZOFFSETFROM TZOFFSETTO TZNAME",
    "TZURL TZUNTIL ACTION TRIGGER REPEAT METHOD VERSION PRODID CALSCALE",
  ].flatMap((names) => names.split(" ")),
);

/** "Achtung: bitte anmelden" looks like a property and is none. */
function isProperty({ name }: Property): boolean {
  return known.has(name) || name.startsWith("X-");
}
