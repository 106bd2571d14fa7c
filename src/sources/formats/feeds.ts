/**
 * RSS (also RDF), Atom and JSON Feed. The library reads the form; bytes, texts, links and dates are ours. Entities of a
 * document's own are never opened, so that a bomb of them stays a short text. Pure.
 */
import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from "feedsmith";
import { parseJson } from "../../lib/parse-json.ts";
import type { Item, Quarantined, ReadEvent, Reading, ReadOptions } from "../event.ts";
import { newBudget, type Budget } from "./dates.ts";
import { decode } from "./decode.ts";
import { itemOf, type Entry } from "./feeds/entry.ts";
import { detailsOf, eventFieldsOf, spanIn, type EventFields } from "./feeds/event-module.ts";
import { orQuarantined, quarantined } from "./quarantine.ts";
import { refusal } from "./refusal.ts";
import { statusInTitle } from "./said.ts";
import { oneLine, oneLineOrNull } from "./text.ts";
import { occurrencesOfSlots } from "./timetable.ts";
import { webUrl } from "./urls.ts";

type Feed = {
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly entries: readonly Entry[];
};

export function readRss(bytes: Uint8Array, options: ReadOptions): Reading {
  const xml = withoutDoctype(decode(bytes, options.contentType).trimStart());
  const feed = unlessBroken(() => rssFeed(xml));
  return feed === null
    ? refusal("eines RSS-Feeds", bytes, options.contentType)
    : readingOf(feed, eventFieldsOf(xml), options);
}

export function readAtom(bytes: Uint8Array, options: ReadOptions): Reading {
  const feed = unlessBroken(() =>
    atomFeed(withoutDoctype(decode(bytes, options.contentType).trimStart())),
  );
  return feed === null
    ? refusal("eines Atom-Feeds", bytes, options.contentType)
    : readingOf(feed, [], options);
}

export function readJsonFeed(bytes: Uint8Array, options: ReadOptions): Reading {
  const text = decode(bytes, options.contentType).replace(/^\ufeff/, "");
  const json = parseJson(new TextEncoder().encode(text));
  const feed = json.kind === "refused" ? null : unlessBroken(() => jsonFeed(json.value));
  return feed === null
    ? refusal("eines JSON-Feeds", bytes, options.contentType)
    : readingOf(feed, [], options);
}

/** A document type brings entities and foreign files; nothing of a feed hangs on it. */
function withoutDoctype(xml: string): string {
  const from = xml.search(/<!DOCTYPE/i);
  if (from < 0) return xml;
  const head = /^[^>[]*(>|\[)/.exec(xml.slice(from))?.[1];
  const end = head === "[" ? /\]\s*>/ : />/;
  const rest = xml.slice(from);
  const found = end.exec(rest);
  return found === null ? "" : xml.slice(0, from) + rest.slice(found.index + found[0].length);
}

/** The library throws at what is no feed. */
function unlessBroken(read: () => Feed): Feed | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function rssFeed(xml: string): Feed {
  if (/<(?:\w+:)?RDF[\s>]/i.test(xml.slice(0, 2000))) return rdfFeed(xml);
  const { title, link, items = [] } = parseRssFeed(xml);
  const entries = items.map((item): Entry => {
    const enclosure = item.enclosures?.find(({ type, url }) => isImage(type, url));
    const media = [
      ...(item.media?.contents ?? []),
      ...(item.media?.groups?.[0]?.contents ?? []),
    ].find(({ medium, type, url }) => medium === "image" || isImage(type, url));
    return {
      ...{ id: item.guid?.value, title: item.title ?? item.dc?.titles?.[0], url: item.link },
      ...{ summary: item.description, content: item.content?.encoded },
      published: item.pubDate ?? item.dc?.dates?.[0],
      updated: undefined,
      picture: {
        url: enclosure?.url ?? media?.url ?? item.media?.thumbnails?.[0]?.url,
        alt: media?.description?.value,
        credit: media?.credits?.[0]?.value ?? item.media?.credits?.[0]?.value,
      },
      categories: item.categories?.map(({ name }) => name) ?? [],
    };
  });
  return { title, link, entries };
}

function rdfFeed(xml: string): Feed {
  const { title, link, items = [] } = parseRdfFeed(xml);
  const entries = items.map((item): Entry => ({
    ...{ id: item.rdf?.about ?? item.link, title: item.title, url: item.link },
    ...{ summary: item.description, content: item.content?.encoded },
    ...{ published: item.dc?.dates?.[0], updated: undefined, picture: undefined, categories: [] },
  }));
  return { title, link, entries };
}

function atomFeed(xml: string): Feed {
  const { title, links, entries = [] } = parseAtomFeed(xml);
  const page = (all: readonly { href?: string; rel?: string }[] | undefined) =>
    all?.find(({ rel }) => rel === undefined || rel === "alternate")?.href;
  return {
    title: title?.value,
    link: page(links),
    entries: entries.map((entry): Entry => ({
      ...{ id: entry.id, title: entry.title?.value, url: page(entry.links) },
      ...{ summary: entry.summary?.value, content: entry.content?.value },
      ...{ published: entry.published, updated: entry.updated },
      picture: {
        url: entry.links?.find(({ rel, type, href }) => rel === "enclosure" && isImage(type, href))
          ?.href,
      },
      categories: entry.categories?.map(({ label, term }) => label ?? term) ?? [],
    })),
  };
}

function jsonFeed(value: unknown): Feed {
  const { title, home_page_url: link, items = [] } = parseJsonFeed(value);
  const entries = items.map((item): Entry => ({
    ...{ id: item.id, title: item.title, url: item.url ?? item.external_url },
    ...{ summary: item.summary, content: item.content_html ?? item.content_text },
    ...{ published: item.date_published, updated: item.date_modified },
    picture: { url: item.image ?? item.banner_image },
    categories: item.tags ?? [],
  }));
  return { title, link, entries };
}

function isImage(type: string | undefined, url: string | undefined): boolean {
  return type?.startsWith("image/") ?? /\.(?:jpe?g|png|webp|gif)(?:\?|$)/i.test(url ?? "");
}

function readingOf(
  feed: Feed,
  fields: readonly (EventFields | null)[],
  options: ReadOptions,
): Reading {
  // Addresses hang on the page that the feed belongs to, where it says one.
  const baseUrl = webUrl(feed.link, options.url) ?? options.url;
  const budget = newBudget();
  const read = feed.entries.map((entry, index) => {
    // Counted in the order of the document; where the counts differ, nobody knows whose fields they are.
    const said = fields.length === feed.entries.length ? (fields[index] ?? null) : null;
    return orQuarantined(
      () => readEntry(entry, said, baseUrl, options, budget),
      (reason): EntryReading => unreadable(reason, entry),
    );
  });
  return {
    kind: "read",
    title: oneLineOrNull(feed.title),
    events: read.flatMap((one) => (one.kind === "event" ? [one.event] : [])),
    items: read.flatMap((one) => (one.kind === "item" ? [one.item] : [])),
    quarantined: read.flatMap((one) => (one.kind === "unreadable" ? [one.entry] : [])),
    remarks: [],
  };
}

type EntryReading =
  | { readonly kind: "item"; readonly item: Item }
  | { readonly kind: "event"; readonly event: ReadEvent }
  | { readonly kind: "unreadable"; readonly entry: Quarantined };

/** An entry with the date of an event is an event, every other one is news. */
function readEntry(
  entry: Entry,
  said: EventFields | null,
  baseUrl: string,
  options: ReadOptions,
  budget: Budget,
): EntryReading {
  const item = itemOf(entry, baseUrl, options.zone);
  if (item === null) return unreadable("Der Eintrag hat weder Titel noch Text.", entry);
  if (said === null) return { kind: "item", item };
  const span = spanIn(said, item, options.zone);
  if (span === null)
    return unreadable(`Der Beginn „${said.start.slice(0, 40)}“ ist kein Datum.`, entry);
  const uid = item.id;
  const categories = entry.categories.map((one) => oneLine(one ?? "")).filter((one) => one !== "");
  const details = detailsOf(item, said, categories);
  const status = statusInTitle(item.title) ?? "scheduled";
  const slot = { span, rules: [], except: [] };
  const dates = occurrencesOfSlots({ uid, status, details }, [slot], options, budget);
  if (dates.kind === "absurd") return unreadable(dates.reason, entry);
  const occurrences = dates.kind === "none" ? [] : dates.occurrences;
  return { kind: "event", event: { uid, occurrences, recurrenceText: null } };
}

function unreadable(reason: string, entry: Entry): EntryReading & { readonly kind: "unreadable" } {
  const raw = JSON.stringify(entry, null, 1);
  return { kind: "unreadable", entry: quarantined(reason, raw, entry.id ?? null) };
}
