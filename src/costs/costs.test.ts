import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { estimate, rateCardAt, spent } from "./costs.ts";
import { priceOf } from "./ledger.ts";

test.each([
  ["2026-09-30T23:59:59Z", 0],
  ["2026-10-01T00:00:00Z", 45_600],
])("an answer on %s costs %i micros", (at, micros) => {
  expect(priceOf("service", new Date(at))).toBe(micros);
});

test("before the first card its prices hold", () => {
  expect(rateCardAt(new Date("2020-01-01"))).toBe(rateCardAt(new Date("2025-08-01")));
});

test("a category that nobody knows is charged like the dearest", () => {
  const at = new Date("2026-11-24");

  expect(priceOf("marketing_lite", at)).toBe(priceOf("marketing", at));
});

test("free texts use up what is free this month, the rest and templates cost", async () => {
  await using database = await testDatabase();
  const now = new Date("2026-11-24T09:00:00Z");

  const free = await estimate(database.db, 1, { free: 38, template: 1_246 }, now);
  const many = await estimate(database.db, 1, { free: 1_500, template: 0 }, now);

  expect(free).toMatchObject({ micros: 1_246 * 113_100, currency: "EUR", freeServiceLeft: 1_000 });
  expect(many.micros).toBe(500 * 45_600);
});

test("what was delivered and charged is added up; free and undelivered ones are not", async () => {
  await using database = await testDatabase();
  const { db } = database;
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1', '')`.execute(db);
  await sql`
    insert into deliveries (account_id, lane, lane_rank, state, not_before, created_at, delivered_at, read_at,
      charge_category, charge_type)
    select id, 'notice', 1, 'delivered', now(), now(), case_.at::timestamptz, case_.read::timestamptz,
      case_.category, case_.type
    from channel_accounts, (values
      ('2026-11-03', null, 'marketing', 'regular'),
      ('2026-11-03', null, 'service', 'free_customer_service'),
      ('2026-11-04', '2026-12-01', 'service', 'regular'),
      -- "delivered" was never reported, "read" was.
      (null, '2026-11-05', 'utility', 'regular'),
      ('2026-10-31', null, 'marketing', 'regular'),
      (null, null, 'marketing', 'regular')) as case_ (at, read, category, type)`.execute(db);

  const month = await spent(db, new Date("2026-11-01"), new Date("2026-12-01"));

  expect(month).toEqual({
    micros: 113_100 + 45_600 + priceOf("utility", new Date("2026-11-05")),
    currency: "EUR",
  });
});
