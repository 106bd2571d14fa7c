import fc from "fast-check";
import { expect, test } from "vitest";
import { groupSize, heed, heedReport, isTroubled, newPace, takeSlot, type Pace } from "./pace.ts";

const rates = fc.integer({ min: 1, max: 1_000 });
const kinds = fc.array(fc.boolean(), { minLength: 2, maxLength: 400 });

/** When each leaves where all wait already. */
function schedule(perSecond: number, ofMany: readonly boolean[]): number[] {
  let pace = newPace(perSecond);
  return ofMany.map((many) => {
    const slot = takeSlot(pace, 0, many);
    pace = slot.pace;
    return slot.at;
  });
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 999.999).length),
  );
}

test("no second holds more than the pace, whatever is sent", () => {
  fc.assert(
    fc.property(rates, kinds, (perSecond, ofMany) => {
      expect(mostInASecond(schedule(perSecond, ofMany))).toBeLessThanOrEqual(perSecond);
    }),
  );
});

test("at least 20 % of the pace is kept for answers: what many get never takes more than 80 %", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 1_000 }),
      fc.integer({ min: 2, max: 400 }),
      (perSecond, count) => {
        const times = schedule(
          perSecond,
          Array.from({ length: count }, () => true),
        );

        // The first catches up for at most 50 ms of waiting.
        expect(mostInASecond(times)).toBeLessThanOrEqual(Math.ceil(perSecond * 0.8 * 1.05) + 1);
      },
    ),
  );
});

test("an answer does not wait for the distance that many keep from each other", () => {
  const [first, second, third] = schedule(80, [true, true, false]);

  expect([first, second, third]).toEqual([0, 15.625, 28.125]);
});

test("an idle number does not save up", () => {
  let pace = newPace(10);
  const times = [10_000, 10_000, 10_000].map((now) => {
    const slot = takeSlot(pace, now, false);
    pace = slot.pace;
    return slot.at;
  });

  expect(times).toEqual([10_000, 10_100, 10_200]);
});

test("too fast halves the pace once a second, and it grows back by a tenth a second", () => {
  const halved = heed(heed(newPace(80), "too-fast", 5_000), "too-fast", 5_010);

  expect(halved.share).toBe(0.5);
  expect(halved.nextAt).toBeGreaterThanOrEqual(6_000);
  expect(heed(halved, "too-fast", 6_100).share).toBe(0.25);
  expect(heed(halved, "through", 5_900).share).toBe(0.5);
  const grown = Array.from({ length: 8 }, (_, second) => 6_000 + second * 1_000).reduce<Pace>(
    (pace, now) => heed(pace, "through", now),
    halved,
  );
  expect(grown.share).toBe(1);
});

test("a report of too fast that is read again and again slows once, another one slows again", () => {
  const report = new Date("2026-11-26T10:00:00Z");
  const anHourBefore = new Date("2026-11-26T09:00:00Z");

  const once = heedReport(newPace(80), report, 5_000);
  const again = heedReport(once, report, 7_000);
  const other = heedReport(again, anHourBefore, 9_000);

  expect([once.share, again.share, other.share]).toEqual([0.5, 0.5, 0.25]);
  expect(again.nextAt).toBe(once.nextAt);
});

test("when nothing answers the number pauses, twice as long each time up to half a minute, one message at a time", () => {
  let pace = newPace(80);
  const pauses: number[] = [];
  for (let call = 1; call <= 12; call += 1) {
    pace = heed({ ...pace, nextAt: 0 }, "trouble", 0);
    pauses.push(pace.nextAt);
  }

  expect(pauses).toEqual([
    0, 0, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect(isTroubled(pace)).toBe(true);
  expect(groupSize(pace, 500)).toBe(1);
  expect(isTroubled(heed(pace, "through", 0))).toBe(false);
});

test.each([
  [80, 20],
  [1_000, 250],
  [1, 1],
  [1_000_000, 500],
])("at %i a second %i are claimed at once: a quarter of a second", (perSecond, size) => {
  expect(groupSize(newPace(perSecond), 500)).toBe(size);
});
