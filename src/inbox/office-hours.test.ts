import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { closedSince, isOpen, nextOpening, type OfficeHours, type Place } from "./office-hours.ts";
import { openingInWords } from "./opening-words.ts";
import { suggestedHours } from "./suggested-hours.ts";

const siegen: Place = { land: "NW", timeZone: "Europe/Berlin" };

function local(time: string): Date {
  return new Date(
    Temporal.PlainDateTime.from(time).toZonedDateTime(siegen.timeZone).epochMilliseconds,
  );
}

function shown(at: Date | null): string | null {
  return at === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(at.getTime())
        .toZonedDateTimeISO(siegen.timeZone)
        .toString({ smallestUnit: "minute", timeZoneName: "never" });
}

const weekend = { saturday: [], sunday: [] };
const never: OfficeHours = {
  weekly: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], ...weekend },
  closedDays: [],
};
const nights: OfficeHours = {
  weekly: {
    ...never.weekly,
    saturday: [{ from: "20:00", to: "24:00" }],
    sunday: [
      { from: "00:00", to: "04:00" },
      { from: "02:00", to: "03:00" },
    ],
  },
  closedDays: [],
};
const withHolidays: OfficeHours = {
  ...suggestedHours,
  closedDays: [{ from: "2026-12-24", to: "2026-12-31", reason: "Betriebsferien" }],
};

test.each([
  ["a Tuesday morning", "2026-11-24T08:00", true],
  ["the minute before", "2026-11-24T07:59", false],
  ["the closing minute", "2026-11-24T16:00", false],
  ["the lunch break on Thursday", "2026-11-26T12:30", false],
  ["after the lunch break", "2026-11-26T13:30", true],
  ["a Saturday", "2026-11-28T10:00", false],
  ["Corpus Christi, a Thursday", "2026-06-04T10:00", false],
  ["All Saints, a Monday in 2027", "2027-11-01T10:00", false],
  ["Epiphany, no holiday in NW", "2026-01-06T10:00", true],
  ["Reformation Day 2025, a Friday, no holiday in NW", "2025-10-31T10:00", true],
])("%s (%s): open is %s", (_, time, open) => {
  expect(isOpen(suggestedHours, siegen, local(time))).toBe(open);
});

test("another Land has other holidays", () => {
  expect(isOpen(suggestedHours, { ...siegen, land: "BY" }, local("2026-01-06T10:00"))).toBe(false);
});

test.each([
  ["in the morning, the same day", suggestedHours, "2026-11-24T06:00", "2026-11-24T08:00+01:00"],
  ["while open, the next one", suggestedHours, "2026-11-24T10:00", "2026-11-25T08:00+01:00"],
  [
    "at the very opening, the next one",
    suggestedHours,
    "2026-11-24T08:00",
    "2026-11-25T08:00+01:00",
  ],
  ["in the lunch break", suggestedHours, "2026-11-26T13:00", "2026-11-26T13:30+01:00"],
  ["over the weekend", suggestedHours, "2026-11-27T12:30", "2026-11-30T08:00+01:00"],
  ["over Easter", suggestedHours, "2026-04-02T18:00", "2026-04-07T08:00+02:00"],
  ["over Corpus Christi", suggestedHours, "2026-06-03T20:00", "2026-06-05T08:00+02:00"],
  ["over the turn of the year", withHolidays, "2026-12-23T17:00", "2027-01-04T08:00+01:00"],
  ["over the spring clock change", suggestedHours, "2026-03-27T13:00", "2026-03-30T08:00+02:00"],
  ["over the autumn clock change", suggestedHours, "2026-10-23T13:00", "2026-10-26T08:00+01:00"],
  ["never open", never, "2026-11-24T10:00", null],
])("the next opening %s", (_, hours, time, expected) => {
  expect(shown(nextOpening(hours, siegen, local(time)))).toBe(expected);
});

test.each([
  ["in the evening", suggestedHours, "2026-11-24T19:00", "2026-11-24T16:00+01:00"],
  ["in the night after it", suggestedHours, "2026-11-25T03:00", "2026-11-24T16:00+01:00"],
  ["on Sunday", suggestedHours, "2026-11-29T12:00", "2026-11-27T12:30+01:00"],
  ["on New Year's Day", withHolidays, "2027-01-01T12:00", "2026-12-23T16:00+01:00"],
])("%s it has been closed since the last closing time", (_, hours, time, expected) => {
  expect(shown(closedSince(hours, siegen, local(time)))).toBe(expected);
});

test("an office that never opens has been closed since the beginning of time", () => {
  expect(closedSince(never, siegen, local("2026-11-24T10:00"))).toEqual(new Date(0));
});

test("hours across midnight hold on the night when the clock goes forward, and the skipped hour is no opening", () => {
  const skipped: OfficeHours = {
    weekly: { ...never.weekly, sunday: [{ from: "02:00", to: "03:00" }] },
    closedDays: [],
  };

  expect(isOpen(nights, siegen, new Date("2026-03-29T00:30:00Z"))).toBe(true);
  expect(isOpen(nights, siegen, new Date("2026-03-29T01:30:00Z"))).toBe(true);
  expect(isOpen(nights, siegen, new Date("2026-03-29T02:00:00Z"))).toBe(false);
  expect(shown(nextOpening(skipped, siegen, local("2026-03-28T12:00")))).toBe(
    "2026-04-05T02:00+02:00",
  );
});

test("the hour that comes twice in autumn is open both times", () => {
  expect(isOpen(nights, siegen, new Date("2026-10-25T00:30:00Z"))).toBe(true);
  expect(isOpen(nights, siegen, new Date("2026-10-25T01:30:00Z"))).toBe(true);
  expect(isOpen(nights, siegen, new Date("2026-10-25T03:00:00Z"))).toBe(false);
});

test("whenever it is closed, it was closed since some time before and opens some time after, and not in between", () => {
  const start = Date.UTC(2026, 0, 1);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }), (minutes) => {
      const at = new Date(start + minutes * 60_000);
      if (isOpen(withHolidays, siegen, at)) return;
      const since = closedSince(withHolidays, siegen, at);
      const until = nextOpening(withHolidays, siegen, at);
      expect(since <= at).toBe(true);
      expect(isOpen(withHolidays, siegen, new Date(since.getTime() - 1))).toBe(true);
      expect(until !== null && isOpen(withHolidays, siegen, until)).toBe(true);
      expect(
        until !== null && closedSince(withHolidays, siegen, new Date(until.getTime() - 1)),
      ).toEqual(since);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["2026-11-24T06:00", "heute, Di., 24.11., ab 8:00 Uhr", "today, Tue, 24 Nov, from 8:00"],
  ["2026-11-24T19:00", "morgen, Mi., 25.11., ab 8:00 Uhr", "tomorrow, Wed, 25 Nov, from 8:00"],
  ["2026-11-27T14:00", "Mo., 30.11., ab 8:00 Uhr", "Mon, 30 Nov, from 8:00"],
  ["2026-12-23T17:00", "Mo., 4.1.2027, ab 8:00 Uhr", "Mon, 4 Jan 2027, from 8:00"],
])("at %s the next opening is said as '%s'", (time, german, english) => {
  const opening = nextOpening(withHolidays, siegen, local(time));

  expect(openingInWords(opening, local(time), siegen.timeZone, "de")).toBe(german);
  expect(openingInWords(opening, local(time), siegen.timeZone, "en")).toBe(english);
});
