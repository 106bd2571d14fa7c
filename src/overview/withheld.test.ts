import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { transact, type Db } from "../db/db.ts";
import { recordPreference } from "../subscribers/subscribers.ts";
import { readWithheld } from "./withheld.ts";

/** It is Tuesday, 24 November, 10:00 in Berlin. */
const now = new Date("2026-11-24T09:00:00Z");

async function fails(db: Db, code: number, at: string, count: number): Promise<void> {
  await sql`
    insert into deliveries (account_id, lane, lane_rank, batch_id, state, failure_code, failed_at,
      not_before, created_at)
    select 1, 'broadcast', 3, gen_random_uuid(), 'failed', ${code}::integer, ${at}::timestamptz,
      ${at}::timestamptz, ${at}::timestamptz
    from generate_series(1, ${count}::integer)`.execute(db);
}

test("what WhatsApp withheld is counted by week and reason; other failures and older weeks are not", async () => {
  await using database = await testDatabase();
  const { db } = database;
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1', '')`.execute(db);
  await fails(db, 131049, "2026-11-23T00:30:00+01:00", 3);
  await fails(db, 130472, "2026-11-22T23:30:00+01:00", 2);
  await fails(db, 132015, "2026-11-24T09:00:00+01:00", 1);
  await fails(db, 131026, "2026-11-24T09:00:00+01:00", 9);
  await fails(db, 131049, "2026-10-20T09:00:00+01:00", 9);

  const { thisWeek, lines } = await readWithheld(db, "Europe/Berlin", now);

  expect(thisWeek).toBe("2026-11-23");
  expect(lines).toEqual([
    { week: "2026-11-23", reason: 131049, count: 3 },
    { week: "2026-11-23", reason: 132015, count: 1 },
    { week: "2026-11-16", reason: 130472, count: 2 },
  ]);
});

test("who stopped us inside WhatsApp and who allowed us again are lines of their own", async () => {
  await using database = await testDatabase();
  const { db } = database;
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1', '')`.execute(db);
  await sql`
    with person as (insert into subscribers (consent_subject) values ('subject') returning id)
    insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at)
    select 1, id, 'DE.1', ${now}, ${now}
    from person`.execute(db);
  const prefers = async (value: "stop" | "resume", at: string) =>
    await transact(db, async (tx) => {
      await recordPreference(tx, 1, { bsuid: "DE.1" }, value, new Date(at));
    });
  await prefers("stop", "2026-11-23T08:00:00Z");
  await prefers("resume", "2026-11-24T08:00:00Z");

  const { lines } = await readWithheld(db, "Europe/Berlin", now);

  expect(lines).toEqual([
    { week: "2026-11-23", reason: "stopped", count: 1 },
    { week: "2026-11-23", reason: "resumed", count: 1 },
  ]);
});
