/** Months in weeks from Monday to Sunday. */
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { weekOf, weeksOf } from "./weeks.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

test.each([
  ["2026-11-01", 6, "2026-10-26", "2026-12-06"],
  ["2026-12-01", 5, "2026-11-30", "2027-01-03"],
  // Four weeks from Monday to Sunday, and a leap year that begins on a Thursday.
  ["2027-02-01", 4, "2027-02-01", "2027-02-28"],
  ["2028-02-01", 5, "2028-01-31", "2028-03-05"],
])("the month of %s touches %i weeks", (first, count, from, to) => {
  const weeks = weeksOf(day(first));

  expect(weeks).toHaveLength(count);
  expect(weeks[0]?.[0]?.toString()).toBe(from);
  expect(weeks.at(-1)?.at(-1)?.toString()).toBe(to);
});

test("a Sunday belongs to the week that ends with it", () => {
  expect(weekOf(day("2026-11-29"))[0]?.toString()).toBe("2026-11-23");
});
