/** When it is quiet, and when that ends, also on the days of the clock changes. */
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { isQuietClock, quietSpansOf, quietUntil, usualQuietHours } from "./quiet-hours.ts";

const siegen = { land: "NW", timeZone: "Europe/Berlin" } as const;
const until = (at: string, change = {}) =>
  quietUntil({ ...usualQuietHours, ...change }, siegen, new Date(at))?.toISOString() ?? null;

test.each([
  ["by day", "2026-11-24T09:00:00Z", null],
  ["a second before the night", "2026-11-24T18:59:59Z", null],
  ["at its beginning", "2026-11-24T19:00:00Z", "2026-11-25T06:00:00.000Z"],
  ["after midnight", "2026-11-25T01:00:00Z", "2026-11-25T06:00:00.000Z"],
  ["at its end", "2026-11-25T06:00:00Z", null],
  ["on Saturday evening, over Sunday", "2026-11-28T19:30:00Z", "2026-11-30T06:00:00.000Z"],
  ["on Sunday at noon", "2026-11-29T11:00:00Z", "2026-11-30T06:00:00.000Z"],
  [
    "on Christmas Eve, over two holidays and a Sunday",
    "2026-12-24T20:00:00Z",
    "2026-12-28T06:00:00.000Z",
  ],
  ["on All Saints' Day, a Sunday of this year", "2026-11-01T12:00:00Z", "2026-11-02T06:00:00.000Z"],
])("%s", (_, at, expected) => {
  expect(until(at)).toBe(expected);
});

test("another Land has other holidays", () => {
  const corpusChristi = new Date("2026-06-04T10:00:00Z");

  expect(quietUntil(usualQuietHours, siegen, corpusChristi)).not.toBeNull();
  expect(quietUntil(usualQuietHours, { ...siegen, land: "BE" }, corpusChristi)).toBeNull();
});

test("seven o'clock is seven o'clock after both clock changes", () => {
  // The night to 29 March 2026 loses an hour, the one to 25 October gains one; both are Sundays.
  expect(until("2026-03-28T21:00:00Z", { sundays: false })).toBe("2026-03-29T05:00:00.000Z");
  expect(until("2026-10-24T20:00:00Z", { sundays: false })).toBe("2026-10-25T06:00:00.000Z");
});

test("an hour that comes twice ends the night once", () => {
  const short = { sundays: false, to: "02:30" };

  // 02:30 summer time is 00:30 UTC; an hour later it is 02:30 again, and no longer quiet.
  expect(until("2026-10-25T00:29:00Z", short)).toBe("2026-10-25T00:30:00.000Z");
  expect(until("2026-10-25T01:10:00Z", short)).toBeNull();
});

test("a night that ends within the hour that spring skips ends after it", () => {
  expect(until("2026-03-29T00:30:00Z", { sundays: false, to: "02:30" })).toBe(
    "2026-03-29T01:30:00.000Z",
  );
});

test("quiet hours within one day", () => {
  const noon = { from: "12:00", to: "14:00" };

  expect(until("2026-11-24T12:00:00Z", noon)).toBe("2026-11-24T13:00:00.000Z");
  expect(until("2026-11-24T21:00:00Z", noon)).toBeNull();
  expect(isQuietClock({ ...usualQuietHours, ...noon }, "13:59")).toBe(true);
});

test("switched off, nothing is quiet", () => {
  const off = { ...usualQuietHours, on: false };

  expect(until("2026-11-29T02:00:00Z", { on: false })).toBeNull();
  expect(quietSpansOf(off, siegen, Temporal.PlainDate.from("2026-11-29"))).toEqual([]);
  expect(isQuietClock(off, "23:00")).toBe(false);
});

test.each([
  ["19:59", false],
  ["20:00", true],
  ["06:59", true],
  ["07:00", false],
])("at %s on a usual day: %s", (clock, quiet) => {
  expect(isQuietClock(usualQuietHours, clock)).toBe(quiet);
});
