/** A series and the changes to single dates of it (RECURRENCE-ID), as dates within the window. Pure. */
import type { EventDetails, EventStatus, Occurrence, ReadOptions } from "../../event.ts";
import { datesMeantBy, type Budget } from "../dates.ts";
import { endAt, reachOf, type End } from "../span.ts";
import { wallInSeries, whenOf, type Stamp } from "../stamp.ts";
import { inOrder } from "../order.ts";
import type { CalendarEvent } from "./event.ts";
import { seriesDates } from "./series-dates.ts";

export type OccurrencesReading =
  | { readonly kind: "occurrences"; readonly occurrences: readonly Occurrence[] }
  | { readonly kind: "absurd"; readonly reason: string };

/** `series` is missing where a calendar holds only changes, because it begins in the middle of a series. */
export function occurrencesOf(
  uid: string,
  series: CalendarEvent | null,
  changes: readonly CalendarEvent[],
  options: ReadOptions,
  budget: Budget,
): OccurrencesReading {
  if (series === null) {
    const own = changes.map((change) =>
      ownDate(change, keyOf(uid, change.span.start, change.recurrenceId), ""),
    );
    return { kind: "occurrences", occurrences: inOrder(own, options) };
  }
  const { start } = series.span;
  const following = followingChanges(series, changes);
  const dates = seriesDates(series, furthest(following), options, budget);
  if (dates.kind === "absurd") return dates;
  const ends = new Map(dates.ends);
  const walls = [...ends.keys()];
  const moved = changes.flatMap((change) => {
    if (change.changesFollowing || change.recurrenceId === null) return [];
    const [wall] = datesMeantBy(change.recurrenceId, start, walls);
    if (wall !== undefined) ends.delete(wall);
    const key = keyOf(uid, start, wall ?? change.recurrenceId);
    return [ownDate(change, key, series.details.title)];
  });
  const kept = [...ends].map(([wall, end]) => {
    const key = keyOf(uid, start, isSingle(series) ? null : wall);
    const later = following.findLast(({ from }) => wall >= from);
    if (later === undefined) return occurrence(key, series, start, wall, end);
    const { span } = later.change;
    return occurrence(key, later.change, span.start, wall + later.shift, span.end);
  });
  return { kind: "occurrences", occurrences: inOrder([...kept, ...moved], options) };
}

/** From a date on: another time, another length, other details. */
type Following = {
  readonly from: number;
  readonly shift: number;
  readonly change: CalendarEvent;
};

function followingChanges(
  { span: { start } }: CalendarEvent,
  changes: readonly CalendarEvent[],
): readonly Following[] {
  return changes
    .flatMap((change) => {
      if (!change.changesFollowing || change.recurrenceId === null) return [];
      const from = wallInSeries(start, change.recurrenceId);
      return [{ from, shift: change.span.start.wall - from, change }];
    })
    .toSorted((a, b) => a.from - b.from);
}

function furthest(following: readonly Following[]): number {
  return Math.max(
    0,
    ...following.map(({ shift, change }) => Math.abs(shift) + reachOf(change.span.end)),
  );
}

function isSingle({ rules, extra }: CalendarEvent): boolean {
  return rules.length + extra.length === 0;
}

/** A change stands at its own time; a title that it leaves out is the series'. */
function ownDate(change: CalendarEvent, key: string, titleOfSeries: string): Occurrence {
  const { start, end } = change.span;
  const { title } = change.details;
  const details = title === "" ? { ...change.details, title: titleOfSeries } : change.details;
  return occurrence(key, { status: change.status, details }, start, start.wall, end);
}

function occurrence(
  key: string,
  said: { readonly status: EventStatus; readonly details: EventDetails },
  start: Stamp,
  wall: number,
  end: End,
): Occurrence {
  return {
    key,
    start: whenOf(start, wall),
    end: endAt(start, wall, end),
    status: said.status,
    details: said.details,
  };
}

/** An event without a series is its uid; a date of one is known by where the rule put it, wherever it was moved. */
function keyOf(uid: string, start: Stamp, date: number | Stamp | null): string {
  if (date === null) return uid;
  const wall = typeof date === "number" ? date : wallInSeries(start, date);
  return `${uid}/${new Date(wall).toISOString().slice(0, start.kind === "day" ? 10 : 16)}`;
}
