/** schema.org/Event as JSON-LD: a file of its own, a feed of one, or what a page holds in its scripts. Pure. */
import { parseJson } from "../../lib/parse-json.ts";
import { asText, type JsonRecord } from "../../lib/json-values.ts";
import type { Quarantined, ReadEvent, Reading, ReadOptions } from "../event.ts";
import { decode } from "./decode.ts";
import { newBudget, type Budget } from "./dates.ts";
import { detailsOf, statusOf } from "./json-ld/details.ts";
import { graphOf, typesOf, type Graph } from "./json-ld/nodes.ts";
import { timesOf } from "./json-ld/schedule.ts";
import { orQuarantined, quarantined } from "./quarantine.ts";
import { refusal } from "./refusal.ts";
import { occurrencesOfSlots, type Slot } from "./timetable.ts";
import { derivedUid } from "./uid.ts";

export function readJsonLd(bytes: Uint8Array, options: ReadOptions): Reading {
  const text = decode(bytes, options.contentType).replace(/^\ufeff/, "");
  const json = parseJson(new TextEncoder().encode(text));
  if (json.kind === "refused" || !/^\s*[[{]/.test(text))
    return refusal("von Veranstaltungen (schema.org als JSON-LD)", bytes, options.contentType);
  const graph = graphOf(json.value);
  const events = graph.nodes.filter(isEvent);
  // An empty list is a source on a quiet day; a document about something else is a wrong address.
  if (events.length === 0 && graph.nodes.some((node) => "@type" in node))
    return {
      kind: "refused",
      reason:
        "In dem Dokument steht keine Veranstaltung (schema.org/Event). Bitte prüfen Sie die Adresse der Quelle.",
    };
  return { kind: "read", title: null, items: [], ...readEvents(graph, options) };
}

/** Festival and some others are events whose names do not tell; what has but a type and an id is a reference. */
function isEvent(node: JsonRecord): boolean {
  const isReference = Object.keys(node).every((key) => key.startsWith("@"));
  const event = /Event$|^(?:EventSeries|Festival|Hackathon|CourseInstance)$/;
  return !isReference && typesOf(node).some((type) => event.test(type));
}

type Read = {
  readonly events: readonly ReadEvent[];
  readonly quarantined: readonly Quarantined[];
  readonly remarks: readonly Quarantined[];
};

/** All events of a graph, those inside of others too: a festival and its concerts. */
export function readEvents(graph: Graph, options: ReadOptions): Read {
  const events: ReadEvent[] = [];
  const unreadable: Quarantined[] = [];
  const remarks: Quarantined[] = [];
  const budget = newBudget();
  const seen = new Set<string>();
  for (const node of graph.nodes.filter(isEvent)) {
    const raw = JSON.stringify(node, null, 1);
    const read = orQuarantined(
      () => readEvent(node, graph, seen, options, budget),
      (reason): EventReading => ({ kind: "unreadable", reason, uid: null }),
    );
    if (read.kind === "unreadable") unreadable.push(quarantined(read.reason, raw, read.uid));
    if (read.kind === "event") events.push(read.event);
    if (read.kind === "event" || read.kind === "none")
      remarks.push(...read.remarks.map((reason) => quarantined(reason, raw, read.uid)));
  }
  return { events, quarantined: unreadable, remarks };
}

type EventReading =
  | {
      readonly kind: "event";
      readonly event: ReadEvent;
      readonly uid: string;
      readonly remarks: readonly string[];
    }
  | { readonly kind: "none"; readonly uid: string; readonly remarks: readonly string[] }
  | { readonly kind: "again" }
  | { readonly kind: "unreadable"; readonly reason: string; readonly uid: string | null };

function readEvent(
  node: JsonRecord,
  graph: Graph,
  seen: Set<string>,
  options: ReadOptions,
  budget: Budget,
): EventReading {
  const id = idOf(node);
  // The same event told once more, as the parent of another or in a list.
  if (id !== null && graph.byId.get(id) !== node) return { kind: "again" };
  const details = detailsOf(node, graph, options.url);
  if (details.title === "") return { kind: "unreadable", reason: "Es fehlt der Titel.", uid: id };
  const times = timesOf(node, graph, options.zone);
  if (times.kind === "unreadable") return { ...times, uid: id };
  const uid = uidOf(id ?? derivedUid(details, firstWall(times.slots)), seen);
  if (uid === null) return { kind: "again" };
  const status = statusOf(node, graph, details.title);
  const dates = occurrencesOfSlots({ uid, status, details }, times.slots, options, budget);
  if (dates.kind === "absurd") return { kind: "unreadable", reason: dates.reason, uid };
  if (dates.kind === "none")
    return {
      kind: "none",
      uid,
      remarks: ["Alle Termine sind ausgenommen; es bleibt keine Veranstaltung."],
    };
  return {
    kind: "event",
    event: { uid, occurrences: dates.occurrences, recurrenceText: times.recurrenceText },
    uid,
    remarks: times.remarks,
  };
}

/** Names that a program gives within one answer are no names. */
function idOf(node: JsonRecord): string | null {
  const id = asText(node["@id"]) ?? null;
  return id === null || /^(?:_:|genid|#)/.test(id) ? null : id;
}

function uidOf(uid: string, seen: Set<string>): string | null {
  if (seen.has(uid)) return null;
  seen.add(uid);
  return uid;
}

function firstWall(slots: readonly Slot[]): number {
  return slots[0]?.span.start.wall ?? 0;
}
