import { expect, test } from "vitest";
import { dayOf, isWithin, momentOf, timeOf } from "./when.ts";

const berlin = "Europe/Berlin";
const wall = (text: string): number => Date.parse(`${text}Z`);

test.each([
  ["winter", "2026-01-15T19:30", "2026-01-15T18:30:00.000Z"],
  ["summer", "2026-07-15T19:30", "2026-07-15T17:30:00.000Z"],
  [
    "the hour skipped in spring, read with the offset before",
    "2026-03-29T02:30",
    "2026-03-29T01:30:00.000Z",
    "2026-03-29T03:30",
  ],
  ["the last minute before the skip", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
  ["the first minute after the skip", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
  [
    "the hour that comes twice in autumn, the first time",
    "2026-10-25T02:30",
    "2026-10-25T00:30:00.000Z",
  ],
  ["the first minute after it", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
  ["before there was summer time", "1950-06-01T12:00", "1950-06-01T11:00:00.000Z"],
])("a time on the wall in Berlin, %s", (_, said, at, local = said) => {
  expect(timeOf(wall(said), berlin)).toEqual({
    kind: "time",
    at: new Date(at),
    zone: berlin,
    local,
  });
});

test("a moment is shown as the clock in its zone shows it", () => {
  expect(momentOf(Date.parse("2026-10-25T01:30Z"), berlin)).toMatchObject({
    local: "2026-10-25T02:30",
  });
  expect(momentOf(Date.parse("2026-01-01T00:00Z"), "America/St_Johns")).toMatchObject({
    local: "2025-12-31T20:30",
  });
});

test("a day lies in the window from its midnight to its midnight in the organisation's zone", () => {
  const day = dayOf(wall("2026-07-15T00:00"));
  const within = (from: string, to: string) =>
    isWithin(day, null, { from: new Date(from), to: new Date(to), zone: berlin });

  expect(within("2026-07-15T21:59:59Z", "2026-08-01T00:00Z")).toBe(true);
  expect(within("2026-07-15T22:00:00Z", "2026-08-01T00:00Z")).toBe(false);
  expect(within("2026-07-01T00:00Z", "2026-07-14T22:00:00Z")).toBe(false);
  expect(within("2026-07-01T00:00Z", "2026-07-14T22:00:01Z")).toBe(true);
});

test("what has begun and goes on lies in the window", () => {
  const window = {
    from: new Date("2026-07-20T00:00Z"),
    to: new Date("2026-08-01T00:00Z"),
    zone: berlin,
  };

  expect(
    isWithin(timeOf(wall("2026-07-15T18:00"), berlin), dayOf(wall("2026-07-20T00:00")), window),
  ).toBe(true);
  expect(isWithin(timeOf(wall("2026-07-15T18:00"), berlin), null, window)).toBe(false);
});
