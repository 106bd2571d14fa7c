import { expect, test } from "vitest";
import { emulatorClock, readDuration } from "./clock.ts";
import { nextMorning } from "./control/next-morning.ts";

test("what falls due on the way runs in order and sees its own time", () => {
  const start = new Date("2026-11-24T09:00:00Z");
  const clock = emulatorClock({ now: () => start });
  const seen: string[] = [];
  const note = () => seen.push(clock.now().toISOString().slice(11, 19));
  clock.at(start.getTime() + 60_000, note);
  clock.at(start.getTime() + 30_000, () => {
    note();
    clock.at(clock.milliseconds() + 1_000, note);
  });

  clock.advance(120_000);

  expect(seen).toEqual(["09:00:30", "09:00:31", "09:01:00"]);
  expect(clock.now().toISOString()).toBe("2026-11-24T09:02:00.000Z");
  clock.stop();
});

test.each([
  ["24h", 86_400_000],
  ["90 min", 5_400_000],
  ["1.5h", 5_400_000],
  ["500ms", 500],
  [250, 250],
  ["morgen", undefined],
  ["-1h", undefined],
])("%s is %s milliseconds", (value, milliseconds) => {
  expect(readDuration(value)).toBe(milliseconds);
});

test("the next morning is one of the local clock, also when the clocks change", () => {
  const hours = (at: string) => nextMorning(new Date(at), "Europe/Berlin", 7, 30) / 3_600_000;

  expect(hours("2026-11-24T06:00:00Z")).toBe(0.5);
  expect(hours("2026-11-24T06:30:00Z")).toBe(24);
  expect(hours("2027-03-27T06:30:00Z")).toBe(23);
});
