import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { sql } from "kysely";
import { estimate, spentIn } from "./costs.ts";
import { priceMonth } from "./price-month.ts";
import { priceOf, rateCardOn, readRateCards } from "./rate-cards.ts";

const november = new Date("2026-11-24T09:00:00Z");

async function cards() {
  await using database = await testDatabase();
  return await readRateCards(database.db);
}

test.each([
  ["2026-09-30", 0],
  ["2026-10-01", 45_600],
])("an answer on %s costs %i micros", async (day, micros) => {
  expect(priceOf(rateCardOn(await cards(), day), "service", "germany")).toBe(micros);
});

test("before the first card its prices hold", async () => {
  const all = await cards();

  expect(rateCardOn(all, "2020-01-01")).toBe(rateCardOn(all, "2025-08-01"));
});

test("a category and a market that nobody knows are charged like the dearest", async () => {
  const card = rateCardOn(await cards(), "2026-11-24");

  expect(priceOf(card, "marketing_lite", "atlantis")).toBe(priceOf(card, "marketing", "germany"));
});

test("a card that staff added holds from its day on", async () => {
  await using database = await testDatabase();
  const one = { marketing: 120_000, utility: 50_000, service: 50_000 };
  const prices = { germany: one, "rest-of-western-europe": one, other: one };
  await sql`
    insert into rate_cards (valid_from, prices, free_service_messages, added_at)
    values ('2027-01-01', ${JSON.stringify(prices)}::jsonb, 500, now())`.execute(database.db);

  const all = await readRateCards(database.db);

  expect(
    ["2026-12-31", "2027-01-01"].map((day) => rateCardOn(all, day).prices.germany.marketing),
  ).toEqual([113_100, 120_000]);
});

test("free texts use up what is free this month, the rest and templates cost, each by its country", async () => {
  await using database = await testDatabase();
  const { db } = database;
  const germany = { market: "germany", inWindow: 38, outside: 1_246 } as const;
  const austria = { market: "rest-of-western-europe", inWindow: 0, outside: 2 } as const;

  const few = await estimate(db, 1, [germany, austria], november);
  const many = await estimate(db, 1, [{ ...germany, inWindow: 1_500, outside: 0 }], november);

  expect(few).toMatchObject({ currency: "EUR", freeServiceLeft: 1_000 });
  expect(few.micros).toBe(1_246 * 113_100 + 2 * 49_100);
  expect(many.micros).toBe(500 * 45_600);
});

test("free service messages that are not reported as free are recognised: the first of the month", async () => {
  const line = { category: "service", type: "regular", market: "germany" };

  const priced = priceMonth(await cards(), [
    { ...line, day: "2026-11-02", count: 700 },
    { ...line, day: "2026-11-01", count: 600 },
    { ...line, day: "2026-11-03", type: "free_customer_service", count: 100 },
  ]);

  expect(priced.map(({ day, free }) => [day, free])).toEqual([
    ["2026-11-01", 600],
    ["2026-11-02", 300],
    ["2026-11-03", 100],
  ]);
  expect(priced.reduce((sum, { micros }) => sum + micros, 0)).toBe(400 * 45_600);
});

test("however a month's service messages are reported, those above the free thousand are paid", async () => {
  const all = await cards();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(400))), (days) => {
      const lines = days.map(([day, count]) => ({
        day: `2026-11-${String(day).padStart(2, "0")}`,
        category: "service",
        type: "regular",
        market: "germany",
        count,
      }));
      const total = days.reduce((sum, [, count]) => sum + count, 0);

      const micros = priceMonth(all, lines).reduce((sum, line) => sum + line.micros, 0);

      expect(micros).toBe(Math.max(0, total - 1_000) * 45_600);
    }),
  );
});

test("a month without a report has cost nothing", async () => {
  await using database = await testDatabase();

  expect(await spentIn(database.db, "2026-11-01")).toEqual({ micros: 0, currency: "EUR" });
});
