/** When the office is staffed: weekly hours, public holidays of the Land, further closed days. Pure; times are local. */
import { Temporal } from "temporal-polyfill";
import type { Land } from "../web/organisation.ts";
import { holidayOn } from "../lib/holidays.ts";

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof weekdays)[number];

/** The same thing made for every day of the week. */
export function eachWeekday<T>(make: (day: Weekday) => T): Record<Weekday, T> {
  return {
    monday: make("monday"),
    tuesday: make("tuesday"),
    wednesday: make("wednesday"),
    thursday: make("thursday"),
    friday: make("friday"),
    saturday: make("saturday"),
    sunday: make("sunday"),
  };
}

/** Local times "08:00"; `to` is not included any more, and "24:00" is midnight at the end of the day. */
export type Span = { readonly from: string; readonly to: string };

/** Local dates "2026-12-24", both included. */
export type ClosedDays = { readonly from: string; readonly to: string; readonly reason: string };

export type OfficeHours = {
  readonly weekly: Readonly<Record<Weekday, readonly Span[]>>;
  readonly closedDays: readonly ClosedDays[];
};

/** Where and when: the organisation's Land and zone decide holidays and clock changes. */
export type Place = { readonly land: Land; readonly timeZone: string };

/** Longer than any holiday; who has no opening within it has none. */
const furthestDays = 400;

export function isOpen(hours: OfficeHours, place: Place, at: Date): boolean {
  return openingsOn(hours, place, localDate(place, at)).some(
    ({ opensAt, closesAt }) => opensAt <= at && at < closesAt,
  );
}

/** The first opening after `at`; null where the office never opens (again). */
export function nextOpening(hours: OfficeHours, place: Place, at: Date): Date | null {
  const today = localDate(place, at);
  for (let days = 0; days <= furthestDays; days += 1) {
    const opening = openingsOn(hours, place, today.add({ days })).find(
      ({ opensAt }) => opensAt > at,
    );
    if (opening !== undefined) return opening.opensAt;
  }
  return null;
}

/** When the closed time around `at` began; the beginning of time where the office never opened. */
export function closedSince(hours: OfficeHours, place: Place, at: Date): Date {
  const today = localDate(place, at);
  for (let days = 0; days <= furthestDays; days += 1) {
    const opening = openingsOn(hours, place, today.subtract({ days })).findLast(
      ({ closesAt }) => closesAt <= at,
    );
    if (opening !== undefined) return opening.closesAt;
  }
  return new Date(0);
}

/** Why the office is closed on a whole local date: a holiday's name or the staff's reason; null on a usual day. */
function closedReason(hours: OfficeHours, place: Place, date: Temporal.PlainDate): string | null {
  const day = date.toString();
  const closed = hours.closedDays.find(({ from, to }) => from <= day && day <= to);
  return holidayOn(place.land, date) ?? closed?.reason ?? null;
}

type Opening = { readonly opensAt: Date; readonly closesAt: Date };

/** The openings of a local date, in order, touching ones joined. */
function openingsOn(
  hours: OfficeHours,
  place: Place,
  date: Temporal.PlainDate,
): readonly Opening[] {
  const weekday = weekdays[date.dayOfWeek - 1];
  if (weekday === undefined || closedReason(hours, place, date) !== null) return [];
  const openings = hours.weekly[weekday]
    .map(({ from, to }) => ({
      opensAt: instant(place, date, from),
      closesAt: instant(place, date, to),
    }))
    // An hour that the spring clock change skips is no opening.
    .filter(({ opensAt, closesAt }) => opensAt < closesAt)
    .sort((one, other) => one.opensAt.getTime() - other.opensAt.getTime());
  return joined(openings);
}

function joined(openings: readonly Opening[]): Opening[] {
  const result: Opening[] = [];
  for (const opening of openings) {
    const last = result.at(-1);
    if (last === undefined || last.closesAt < opening.opensAt) {
      result.push(opening);
    } else if (last.closesAt < opening.closesAt) {
      result[result.length - 1] = { ...last, closesAt: opening.closesAt };
    }
  }
  return result;
}

export function localDate(place: Pick<Place, "timeZone">, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(place.timeZone)
    .toPlainDate();
}

function instant(place: Place, date: Temporal.PlainDate, time: string): Date {
  const day = time === "24:00" ? date.add({ days: 1 }) : date;
  const zoned = day.toZonedDateTime({
    timeZone: place.timeZone,
    plainTime: time === "24:00" ? "00:00" : time,
  });
  return new Date(zoned.epochMilliseconds);
}
