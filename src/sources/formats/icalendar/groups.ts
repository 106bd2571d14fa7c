/** Which entries of a calendar are one event: a series with its changes, an older and a newer version. Pure. */
import { derivedUid } from "../uid.ts";
import type { CalendarEvent } from "./event.ts";

export type Group = {
  readonly uid: string;
  readonly series: CalendarEvent | null;
  readonly changes: readonly CalendarEvent[];
};

export function groupsOf(events: readonly CalendarEvent[]): readonly Group[] {
  const byUid = Map.groupBy(events, ({ uid }) => uid);
  return [...byUid].flatMap(([uid, same]) => {
    const changes = newest(same.filter(({ recurrenceId }) => recurrenceId !== null));
    const entries = same.filter(({ recurrenceId }) => recurrenceId === null);
    if (uid === "") return same.map((event) => alone(event));
    const series = newest(entries);
    const [only] = series;
    if (series.length <= 1) return [{ uid, series: only ?? null, changes }];
    // The uid is given to several events. A change cannot tell which of them it means: it stands for itself.
    return [...series, ...changes].map((event) => alone(event));
  });
}

function alone(event: CalendarEvent): Group {
  return { uid: derivedUid(event.details, event.span.start.wall), series: event, changes: [] };
}

/**
 * Of several versions of the same the newest. Entries with one uid are versions where SEQUENCE tells them apart or
 * where they are for the same time; else they are different events: "7" is the uid of many first events of a year.
 */
function newest(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  if (events.length < 2) return events;
  const kept: CalendarEvent[] = [];
  for (const event of events) {
    const at = kept.findIndex((other) => isSame(other, event));
    const other = kept[at];
    if (other === undefined) kept.push(event);
    else if (isNewer(event, other)) kept[at] = event;
  }
  return kept;
}

function isSame(a: CalendarEvent, b: CalendarEvent): boolean {
  if (a.recurrenceId !== null || b.recurrenceId !== null)
    return (
      a.recurrenceId?.wall === b.recurrenceId?.wall && a.changesFollowing === b.changesFollowing
    );
  const sameTitle = a.details.title === b.details.title;
  const sameStart = a.span.start.wall === b.span.start.wall;
  return a.sequence === b.sequence
    ? sameTitle && sameStart
    : sameTitle || sameStart || a.uid.length > 12;
}

function isNewer(a: CalendarEvent, b: CalendarEvent): boolean {
  if (a.sequence !== b.sequence) return a.sequence > b.sequence;
  const changedAt = ({ details }: CalendarEvent) => details.modifiedAt?.getTime() ?? 0;
  return changedAt(a) >= changedAt(b);
}
