import { expect, test } from "vitest";
import { emptyDraft, plannedTime } from "./draft.ts";

test.each([
  ["an ordinary morning", "2026-11-26", "07:30", "2026-11-26T06:30:00.000Z"],
  [
    "an hour that summer time skips counts as the one after",
    "2027-03-28",
    "02:30",
    "2027-03-28T01:30:00.000Z",
  ],
  [
    "an hour that comes twice is the first of the two",
    "2026-10-25",
    "02:30",
    "2026-10-25T00:30:00.000Z",
  ],
  ["the leap day", "2028-02-29", "12:00", "2028-02-29T11:00:00.000Z"],
])("%s", (_, date, clock, at) => {
  const planned = plannedTime({ ...emptyDraft(), later: true, date, clock }, "Europe/Berlin");

  expect(planned).toEqual({ kind: "at", at: new Date(at) });
});

test.each([
  ["no date", "", "07:30"],
  ["no time", "2026-11-26", ""],
  ["a day that does not exist", "2026-02-30", "07:30"],
  ["a German date", "26.11.2026", "07:30"],
])("%s cannot be read", (_, date, clock) => {
  const planned = plannedTime({ ...emptyDraft(), later: true, date, clock }, "Europe/Berlin");

  expect(planned).toEqual({ kind: "unreadable" });
});

test("'now' asks for no time, whatever stands in the fields", () => {
  const draft = { ...emptyDraft(), date: "yesterday", clock: "soon" };

  expect(plannedTime(draft, "Europe/Berlin")).toEqual({ kind: "now" });
});
