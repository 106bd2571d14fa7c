/**
 * iCalendar (RFC 5545), as town halls, clubs and Outlook really export it. Every event is read for itself: a bad one goes
 * to quarantine with its reason, and costs nobody else. Pure.
 */
import type { Quarantined, ReadEvent, Reading, ReadOptions } from "../event.ts";
import { newBudget, type Budget } from "./dates.ts";
import { calendarOf, propertiesOf, rawOf, type Calendar } from "./icalendar/blocks.ts";
import { eventOf, type CalendarEvent, type EventReading } from "./icalendar/event.ts";
import { groupsOf, type Group } from "./icalendar/groups.ts";
import { linesOf } from "./icalendar/lines.ts";
import { occurrencesOf, type OccurrencesReading } from "./icalendar/occurrences.ts";
import { definedZone, unescapeText, type TimeContext } from "./icalendar/values.ts";
import { orQuarantined, quarantined } from "./quarantine.ts";
import { isUtc } from "./read-stamp.ts";
import { refusal } from "./refusal.ts";
import { oneLineOrNull } from "./text.ts";
import { findZone } from "./zones.ts";

export function readICalendar(bytes: Uint8Array, options: ReadOptions): Reading {
  const calendar = calendarOf(linesOf(bytes, options.contentType));
  if (calendar === null) return refusal("eines Kalenders (iCalendar)", bytes, options.contentType);
  const remarks: Quarantined[] = [];
  const unknownZones = new Map<string, number>();
  const context = contextOf(calendar, options, unknownZones);
  const { events, unreadable } = readAll(calendar, options, context);
  const groups = groupsOf(events);
  const budget = newBudget();
  const read = groups.map((group) => readGroup(group, options, budget));
  for (const { remarks: own, block, uid } of events)
    remarks.push(...own.map((reason) => quarantined(reason, rawOf(block), uid)));
  for (const [zone, times] of unknownZones) remarks.push(unknownZone(zone, times, options.zone));
  return {
    kind: "read",
    title: oneLineOrNull(
      unescapeText(headValue(calendar, "X-WR-CALNAME") ?? headValue(calendar, "NAME") ?? ""),
    ),
    events: read.flatMap((one) => (one.kind === "event" ? [one.event] : [])),
    items: [],
    quarantined: [
      ...unreadable,
      ...read.flatMap((one) => (one.kind === "unreadable" ? [one.entry] : [])),
    ],
    remarks,
  };
}

function headValue(calendar: Calendar, name: string): string | null {
  return calendar.head.find((property) => property.name === name)?.value.trim() ?? null;
}

function contextOf(
  calendar: Calendar,
  { zone }: ReadOptions,
  unknownZones: Map<string, number>,
): TimeContext {
  const said = headValue(calendar, "X-WR-TIMEZONE") ?? headValue(calendar, "TIMEZONE-ID") ?? "";
  const own = findZone(said, zone);
  const defined = calendar.zones.flatMap((block) => {
    const properties = propertiesOf(block);
    const name = properties.find((property) => property.name === "TZID")?.value.trim() ?? "";
    const found = definedZone(properties, zone);
    return found === null ? [] : [[name, found] as const];
  });
  return {
    zone,
    // A calendar "in UTC" is one whose program was never told where it stands.
    calendarZone: own === null || isUtc(own) ? zone : own,
    definedZones: new Map(defined),
    unknownZone: (name) => unknownZones.set(name, (unknownZones.get(name) ?? 0) + 1),
  };
}

function unknownZone(zone: string, times: number, used: string): Quarantined {
  const reason = `Die Zeitzone „${zone.slice(0, 80)}“ ist unbekannt; ${times === 1 ? "eine Zeitangabe ist" : `${times} Zeitangaben sind`} als ${used} gelesen.`;
  return quarantined(reason, "", null);
}

function readAll(calendar: Calendar, options: ReadOptions, context: TimeContext) {
  const events: CalendarEvent[] = [];
  const unreadable: Quarantined[] = [];
  const isCancellation = headValue(calendar, "METHOD")?.toUpperCase() === "CANCEL";
  for (const block of calendar.events) {
    const reading = orQuarantined<EventReading>(
      () => eventOf(block, options.url, context),
      (reason) => ({ kind: "unreadable", reason, uid: null }),
    );
    if (reading.kind === "unreadable")
      unreadable.push(quarantined(reading.reason, rawOf(block), reading.uid));
    else events.push(isCancellation ? { ...reading.event, status: "cancelled" } : reading.event);
  }
  return { events, unreadable };
}

type GroupReading =
  | { readonly kind: "event"; readonly event: ReadEvent }
  | { readonly kind: "unreadable"; readonly entry: Quarantined };

function readGroup(
  { uid, series, changes }: Group,
  options: ReadOptions,
  budget: Budget,
): GroupReading {
  const entry = series ?? changes[0];
  const unreadable = (reason: string): GroupReading => ({
    kind: "unreadable",
    entry: quarantined(reason, entry === undefined ? "" : rawOf(entry.block), uid),
  });
  if (entry?.details.title === "") return unreadable("Es fehlt der Titel.");
  const dates = orQuarantined<OccurrencesReading>(
    () => occurrencesOf(uid, series, changes, options, budget),
    (reason) => ({ kind: "absurd", reason }),
  );
  if (dates.kind === "absurd") return unreadable(dates.reason);
  const recurrenceText = series?.recurrenceText ?? null;
  return { kind: "event", event: { uid, occurrences: dates.occurrences, recurrenceText } };
}
