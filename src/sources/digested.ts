/**
 * A reading made ready for the database: one row an event and one an occurrence, with what they are found again and
 * compared by. Pure; runs in the thread that reads.
 */
import { createHash } from "node:crypto";
import type {
  EventDetails,
  EventStatus,
  Item,
  Occurrence,
  Quarantined,
  ReadEvent,
} from "./event.ts";
import { letters, momentOf, type Moment } from "./facts.ts";

export type DigestedOccurrence = {
  readonly key: string;
  readonly start: Moment;
  readonly end: Moment | null;
  readonly status: EventStatus;
  /** Where this date is told differently from the others. */
  readonly details: EventDetails | null;
  readonly digest: string;
};

export type DigestedEvent = {
  readonly uid: string;
  readonly details: EventDetails;
  readonly titleKey: string;
  readonly recurrenceText: string | null;
  readonly occurrences: readonly DigestedOccurrence[];
  /** Of all of it. */
  readonly digest: string;
};

export type Digested =
  | {
      readonly kind: "read";
      readonly title: string | null;
      readonly events: readonly DigestedEvent[];
      /** Events all of whose dates lie outside the window, by uid: they are there, there is only nothing to show. */
      readonly dateless: readonly string[];
      readonly items: readonly Item[];
      readonly quarantined: readonly Quarantined[];
      readonly remarks: readonly Quarantined[];
    }
  | { readonly kind: "refused"; readonly reason: string };

export function digestEvent(event: ReadEvent, zone: string): DigestedEvent | null {
  const details = commonDetails(event.occurrences);
  if (details === null) return null;
  const occurrences = event.occurrences.map((one) => digestOccurrence(one, details, zone));
  const { uid, recurrenceText } = event;
  return {
    uid,
    details,
    titleKey: letters(details.title),
    recurrenceText,
    occurrences,
    digest: hashOf([uid, details, recurrenceText, occurrences.map(({ digest }) => digest)]),
  };
}

/** A calendar of another year is read without a fault, and shows nothing: staff are told why. */
export function nothingToShow(shown: number, dateless: number): Quarantined[] {
  if (shown > 0 || dateless === 0) return [];
  const events = dateless === 1 ? "Die eine Veranstaltung liegt" : `Alle ${dateless} liegen`;
  const reason = `${events} außerhalb der nächsten 18 Monate. Bitte prüfen Sie, ob das der Kalender dieses Jahres ist.`;
  return [{ uid: null, reason, raw: "" }];
}

function digestOccurrence(
  { key, start, end, status, details }: Occurrence,
  common: EventDetails,
  zone: string,
): DigestedOccurrence {
  const told = {
    key,
    start: momentOf(start, zone),
    end: end === null ? null : momentOf(end, zone),
    status,
    details: details === common ? null : details,
  };
  return { ...told, digest: hashOf(told) };
}

/** The details that most dates share; a single changed date does not speak for the series. */
function commonDetails(occurrences: readonly Occurrence[]): EventDetails | null {
  const counts = new Map<EventDetails, number>();
  for (const { details } of occurrences) counts.set(details, (counts.get(details) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

/** Many exporters write the time of the export as the time of the last change: that is none. */
function hashOf(value: unknown): string {
  const text = JSON.stringify(value, (key: string, part: unknown) =>
    key === "modifiedAt" ? undefined : part,
  );
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
