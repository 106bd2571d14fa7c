/** Dates of events in RSS: the event module (`ev:startdate`, as TYPO3 writes it) and xCal (`xcal:dtstart`). Pure. */
import type { EventDetails, Item } from "../../event.ts";
import { readStamp } from "../read-stamp.ts";
import { audienceOf, accessibilityOf, placeInLine, saysFree } from "../said.ts";
import { spanOf, type Span } from "../span.ts";
import type { Stamp } from "../stamp.ts";
import { oneLine, oneLineOrNull } from "../text.ts";

export type EventFields = {
  readonly start: string;
  readonly end: string | null;
  readonly location: string | null;
  readonly organiser: string | null;
};

/** For each entry of the feed in order what the modules say, or null; the reader of feeds does not know them. */
export function eventFieldsOf(xml: string): readonly (EventFields | null)[] {
  if (!/<\w+:(?:startdate|dtstart)\b/i.test(xml)) return [];
  const items = xml.split(/<item(?=[\s>])/i).slice(1);
  return items.map((rest) => {
    const [item = ""] = rest.split("</item>", 1);
    const start = fieldIn(item, "startdate|dtstart");
    if (start === null) return null;
    return {
      start,
      end: fieldIn(item, "enddate|dtend"),
      location: fieldIn(item, "location"),
      organiser: fieldIn(item, "organizer"),
    };
  });
}

function fieldIn(item: string, names: string): string | null {
  const field = new RegExp(`<\\w+:(?:${names})\\b[^<>]*>\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)`, "i");
  return oneLineOrNull(field.exec(item)?.[1]);
}

/** Null where the start is no date. */
export function spanIn(
  { start, end }: EventFields,
  { title, text }: Item,
  zone: string,
): Span | null {
  const first = stampIn(start, `${title}\n${text}`, zone);
  if (first === null) return null;
  return spanOf(first, stampIn(end ?? "", `${title}\n${text}`, zone), "included");
}

/**
 * "20:00:00Z" for 20:00 on the wall is a fault of several programs. Where the text names that very hour, and not the one
 * that the moment in UTC would be, the text is right.
 */
function stampIn(written: string, text: string, zone: string): Stamp | null {
  const [, hours, minutes] =
    /T(\d{2}):?(\d{2})(?::?\d{2})?(?:\.\d+)?(?:Z|\+00:?00)$/.exec(written) ?? [];
  const asWall = readStamp(written.replace(/(?:Z|\+00:?00)$/, ""), () => zone, zone);
  if (hours === undefined) return readStamp(written, () => zone, zone);
  const hour = Number(hours);
  const said = new RegExp(
    `(?<!\\d)0?${hour}(?:[:.h]${minutes}|${minutes === "00" ? " ?(?:uhr|h\\b)" : "$^"})`,
    "i",
  );
  return said.test(text) ? asWall : readStamp(written, () => zone, zone);
}

export function detailsOf(
  item: Item,
  fields: EventFields,
  categories: readonly string[],
): EventDetails {
  const place = placeInLine(oneLine(fields.location ?? ""));
  return {
    title: item.title,
    subtitle: null,
    description: item.text,
    url: item.url,
    place,
    organiser: fields.organiser,
    price: { text: null, free: saysFree(item.text) },
    ticketUrl: null,
    image: item.image,
    categories,
    audience: audienceOf(categories),
    accessibility: accessibilityOf(categories),
    language: null,
    modifiedAt: item.updatedAt,
  };
}
