/** When people are not to be disturbed: nights, Sundays, public holidays of the Land. Pure; clock times are local. */
import { Temporal } from "temporal-polyfill";
import { holidayOn } from "../../lib/holidays.ts";
import type { Organisation } from "../../web/organisation.ts";

export type QuietHours = {
  readonly on: boolean;
  /** "20:00"; later than `to`, the night goes over midnight. */
  readonly from: string;
  readonly to: string;
  readonly sundays: boolean;
  readonly holidays: boolean;
};

export const usualQuietHours: QuietHours = {
  on: true,
  from: "20:00",
  to: "07:00",
  sundays: true,
  holidays: true,
};

/** Decides holidays and clock changes. */
export type Place = Pick<Organisation, "land" | "timeZone">;

export type QuietSpan = { readonly from: Date; readonly to: Date };

/** Sunday between two holidays at Christmas, with their nights: far fewer. */
const mostJoined = 30;

/** When the quiet time around `at` ends, what touches it included; null where `at` is not quiet. */
export function quietUntil(hours: QuietHours, place: Place, at: Date): Date | null {
  let end = at;
  for (let joined = 0; joined < mostJoined; joined += 1) {
    const span = spanAround(hours, place, end);
    if (span === undefined) break;
    end = span.to;
  }
  return end === at ? null : end;
}

/** The quiet spans that begin on a local day, the whole day or its night. */
export function quietSpansOf(
  { on, from, to, sundays, holidays }: QuietHours,
  { land, timeZone }: Place,
  day: Temporal.PlainDate,
): QuietSpan[] {
  if (!on) return [];
  const moment = (date: Temporal.PlainDate, clock: string) =>
    new Date(date.toZonedDateTime({ timeZone, plainTime: clock }).epochMilliseconds);
  const next = day.add({ days: 1 });
  const wholeDay = (sundays && day.dayOfWeek === 7) || (holidays && holidayOn(land, day) !== null);
  return [
    ...(wholeDay ? [{ from: moment(day, "00:00"), to: moment(next, "00:00") }] : []),
    ...(from === to ? [] : [{ from: moment(day, from), to: moment(from < to ? day : next, to) }]),
  ];
}

/** When it is quiet next, today or tomorrow; null where it is not. */
export function nextQuiet(hours: QuietHours, place: Place, at: Date): Date | null {
  const today = dayAt(place, at);
  const begins = [today, today.add({ days: 1 })]
    .flatMap((day) => quietSpansOf(hours, place, day))
    .map(({ from }) => from)
    .filter((from) => from > at)
    .toSorted((one, other) => one.getTime() - other.getTime());
  return begins[0] ?? null;
}

/** Whether this clock time lies in the quiet time of a usual day. */
export function isQuietClock({ on, from, to }: QuietHours, clock: string): boolean {
  if (!on || from === to) return false;
  return from < to ? from <= clock && clock < to : from <= clock || clock < to;
}

/** The local day of a moment. */
export function dayAt({ timeZone }: Pick<Place, "timeZone">, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

/**
 * Compared as moments, not as what the clock shows: an hour that comes twice in autumn would else be quiet, not quiet and
 * quiet again.
 */
function spanAround(hours: QuietHours, place: Place, at: Date): QuietSpan | undefined {
  const today = dayAt(place, at);
  return [today.subtract({ days: 1 }), today]
    .flatMap((day) => quietSpansOf(hours, place, day))
    .find(({ from, to }) => from <= at && at < to);
}
