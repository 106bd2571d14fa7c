/** What a planned time collides with. */
import { expect, test } from "vitest";
import { conflictsOf, overrunConflict, roomConflict } from "./conflicts.ts";
import type { Entry } from "./entries.ts";
import { usualQuietHours } from "./quiet-hours.ts";

const quiet = {
  hours: usualQuietHours,
  place: { land: "NW", timeZone: "Europe/Berlin" },
} as const;

const entry = (id: string, at: string, change: Partial<Entry> = {}): Entry => ({
  kind: "broadcast",
  id,
  at: new Date(at),
  title: id,
  state: "scheduled",
  lane: "broadcast",
  topicIds: [1],
  topics: ["Kultur"],
  href: "",
  version: 1,
  movable: true,
  ...change,
});

const one = entry("one", "2026-12-10T09:00:00Z");
const kinds = (others: readonly Entry[], change: Partial<Entry> = {}) =>
  conflictsOf({ ...one, ...change }, others, quiet).map(({ kind }) => kind);

test("nothing around it: no hint", () => {
  expect(kinds([one])).toEqual([]);
});

test.each([
  ["59 minutes later", entry("b", "2026-12-10T09:59:00Z"), ["close"]],
  ["59 minutes before", entry("b", "2026-12-10T08:01:00Z"), ["close"]],
  ["an hour later", entry("b", "2026-12-10T10:00:00Z"), []],
  ["to other topics", entry("b", "2026-12-10T09:00:00Z", { topicIds: [2] }), []],
  ["tips", entry("b", "2026-12-10T09:30:00Z", { kind: "tips", state: "expected" }), ["tips"]],
  [
    "tips that were left out",
    entry("b", "2026-12-10T09:30:00Z", { kind: "tips", state: "skipped" }),
    [],
  ],
])("another one: %s", (_, other, expected) => {
  expect(kinds([one, other])).toEqual(expected);
});

test("the third to one topic on a day is one too many, and the day is the local one", () => {
  const night = entry("b", "2026-12-09T23:30:00Z");
  const evening = entry("c", "2026-12-10T15:00:00Z");
  const dayBefore = entry("d", "2026-12-09T22:30:00Z");

  expect(conflictsOf(one, [night, evening], quiet)).toEqual([
    { kind: "many", topic: "Kultur", count: 3 },
  ]);
  expect(kinds([dayBefore, evening])).toEqual([]);
});

test("a holiday and quiet hours are told; an urgent one is told nothing", () => {
  const christmas = { at: new Date("2026-12-25T10:00:00Z") };

  expect(kinds([], christmas)).toEqual(["holiday", "quiet"]);
  expect(kinds([], { ...christmas, lane: "urgent" })).toEqual([]);
});

test("so many that the last are not reached before it is quiet", () => {
  const evening = new Date("2026-12-10T18:59:00Z");

  expect(overrunConflict(evening, 4_800, 80, quiet)).toEqual([]);
  expect(overrunConflict(evening, 4_801, 80, quiet)).toEqual([
    {
      kind: "overrun",
      from: new Date("2026-12-10T19:00:00Z"),
      until: new Date("2026-12-11T06:00:00Z"),
    },
  ]);
  // Told as quiet already.
  expect(overrunConflict(new Date("2026-12-10T20:00:00Z"), 9_999, 80, quiet)).toEqual([]);
});

test("more people than a day has room for", () => {
  expect(roomConflict(250, 250)).toEqual([]);
  expect(roomConflict(251, null)).toEqual([]);
  expect(roomConflict(251, 250)).toEqual([{ kind: "room", people: 251, limit: 250 }]);
});
