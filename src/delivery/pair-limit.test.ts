import { expect, test } from "vitest";
import { openPairLimit } from "./pair-limit.ts";

test("45 messages to one person may go at once, then one every six seconds", () => {
  const pairs = openPairLimit();
  const waits = Array.from({ length: 46 }, () => pairs.take(1, 1_000));

  expect(waits.slice(0, 45).every((wait) => wait === 0)).toBe(true);
  expect(waits[45]).toBe(6_000);
  expect(pairs.take(1, 7_000)).toBe(0);
  expect(pairs.take(1, 7_000)).toBe(6_000);
});

test("one person's messages do not hold up another's", () => {
  const pairs = openPairLimit();
  for (let count = 0; count < 50; count += 1) pairs.take(1, 0);

  expect(pairs.take(2, 0)).toBe(0);
});
