/** Answers of the destination.one (eT4) API of tourism boards. Pure. */
import { parseJson } from "../../lib/parse-json.ts";
import { asElements, asRecord, asText, isRecord, type JsonRecord } from "../../lib/json-values.ts";
import type { Quarantined, ReadEvent, Reading, ReadOptions } from "../event.ts";
import { decode } from "./decode.ts";
import { newBudget, type Budget } from "./dates.ts";
import { detailsOf } from "./destination-one/details.ts";
import { slotsOf } from "./destination-one/intervals.ts";
import { orQuarantined, quarantined } from "./quarantine.ts";
import { refusal } from "./refusal.ts";
import { statusInTitle } from "./said.ts";
import { occurrencesOfSlots } from "./timetable.ts";
import { derivedUid } from "./uid.ts";

export function readDestinationOne(bytes: Uint8Array, options: ReadOptions): Reading {
  const text = decode(bytes, options.contentType).replace(/^\ufeff/, "");
  const json = parseJson(new TextEncoder().encode(text));
  const answer = json.kind === "read" ? asRecord(json.value) : {};
  if (!Array.isArray(answer["items"]))
    return refusal("einer Antwort von destination.one", bytes, options.contentType);
  const events: ReadEvent[] = [];
  const unreadable: Quarantined[] = [];
  const remarks: Quarantined[] = [];
  const budget = newBudget();
  for (const item of asElements(answer["items"]).filter(isRecord).filter(isEvent)) {
    const raw = JSON.stringify(item, null, 1);
    const uid = asText(item["global_id"]) ?? asText(item["id"]) ?? null;
    const read = orQuarantined(
      () => readItem(item, uid, options, budget),
      (reason): ItemReading => ({ kind: "unreadable", reason }),
    );
    if (read.kind === "unreadable") unreadable.push(quarantined(read.reason, raw, uid));
    else {
      events.push(read.event);
      remarks.push(...read.remarks.map((reason) => quarantined(reason, raw, uid)));
    }
  }
  return { kind: "read", title: null, items: [], events, quarantined: unreadable, remarks };
}

/** The same answer lists sights and hotels where nobody asked for events only. */
function isEvent(item: JsonRecord): boolean {
  const type = asText(item["type"]);
  return type === undefined || type === "Event";
}

type ItemReading =
  | { readonly kind: "event"; readonly event: ReadEvent; readonly remarks: readonly string[] }
  | { readonly kind: "unreadable"; readonly reason: string };

function readItem(
  item: JsonRecord,
  id: string | null,
  options: ReadOptions,
  budget: Budget,
): ItemReading {
  const details = detailsOf(item, options.url);
  if (details.title === "") return { kind: "unreadable", reason: "Es fehlt der Titel." };
  const { slots, remarks } = slotsOf(item, options.zone);
  const [first] = slots;
  if (first === undefined)
    return { kind: "unreadable", reason: remarks[0] ?? "Es fehlen die Termine." };
  const uid = id ?? derivedUid(details, first.span.start.wall);
  const status = statusInTitle(details.title) ?? "scheduled";
  const dates = occurrencesOfSlots({ uid, status, details }, slots, options, budget);
  if (dates.kind === "absurd") return { kind: "unreadable", reason: dates.reason };
  const occurrences = dates.kind === "none" ? [] : dates.occurrences;
  const rules = slots.flatMap((slot) => slot.rules.map(({ frequency }) => frequency));
  return {
    kind: "event",
    event: { uid, occurrences, recurrenceText: rules.join(", ") || null },
    remarks,
  };
}
