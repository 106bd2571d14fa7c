import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact, type Db } from "../db/db.ts";
import { askForAccess, askForErasure } from "./privacy.ts";
import { findTraces, now, openCounty, type Person } from "./testing-privacy.ts";

test("the farewell arrives before its address vanishes", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Löschen bitte");
  const farewell = await queueFarewell(county.db, dan);
  await transact(county.db, (tx) => askForErasure(tx, whom(dan), farewell, now));

  await county.loop.once();
  const whileQueued = await isKnown(county.db, dan);
  await setState(county.db, farewell, "accepted");
  await county.loop.once();
  const onTheWay = await isKnown(county.db, dan);
  await setState(county.db, farewell, "delivered");
  await county.loop.once();

  expect([whileQueued, onTheWay]).toEqual([true, true]);
  expect(await isKnown(county.db, dan)).toBe(false);
  expect(await findTraces(county, dan)).toEqual([]);
});

test("a farewell that is never reported as delivered holds the erasure up for a minute", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Löschen bitte");
  const farewell = await queueFarewell(county.db, dan);
  await setState(county.db, farewell, "accepted");
  await transact(county.db, (tx) => askForErasure(tx, whom(dan), farewell, now));

  county.clock.advance("61s");
  await county.loop.once();

  expect(await isKnown(county.db, dan)).toBe(false);
});

test("a farewell that cannot leave holds the erasure up for a quarter of an hour and is withdrawn", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Löschen bitte");
  const farewell = await queueFarewell(county.db, dan);
  await transact(county.db, (tx) => askForErasure(tx, whom(dan), farewell, now));

  county.clock.advance("14m");
  await county.loop.once();
  const before = await isKnown(county.db, dan);
  county.clock.advance("2m");
  await county.loop.once();

  expect(before).toBe(true);
  expect(await isKnown(county.db, dan)).toBe(false);
  expect(await stateOf(county.db, farewell)).toBe("withdrawn");
});

test("AUSKUNFT is answered once, with a file to read and one for programs", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Mein Dachschaden");
  await county.meets("Eve", "491707654321", "Meine Frage");
  await transact(county.db, (tx) => askForAccess(tx, whom(dan), now));

  while (await county.loop.once());
  await county.loop.once();

  const { rows } = await sql<{ fileName: string; path: string }>`
    select delivery.message ->> 'fileName' as "fileName", media.path
    from deliveries delivery
    join media on media.id = (delivery.message ->> 'media')::bigint
    where delivery.lane = 'notice'
    order by delivery.id`.execute(county.db);
  expect(rows.map(({ fileName }) => fileName)).toEqual(["auskunft.txt", "auskunft-daten.txt"]);
  const texts = await Promise.all(rows.map(({ path }) => county.readFile(path)));
  for (const text of texts)
    for (const part of [dan.phone, dan.bsuid, dan.name, dan.said, "Ja, gern.", "Notiz:"])
      expect(text).toContain(part);
  for (const part of ["Eve", "491707654321", "Meine Frage"])
    expect(texts.join()).not.toContain(part);
  expect(JSON.parse(texts[1] ?? "")).toMatchObject({ person: { displayName: "Dan" } });
});

test("the files of an answer go as soon as they have arrived", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");
  await transact(county.db, (tx) => askForAccess(tx, whom(dan), now));
  while (await county.loop.once());

  const kept = await county.files();
  await sql`update deliveries set state = 'delivered'`.execute(county.db);
  await county.loop.once();

  expect(kept).toHaveLength(3);
  expect(await county.files()).toHaveLength(1);
  expect((await sql`select 1 from messages`.execute(county.db)).rows).toHaveLength(3);
});

test("a request that fails waits and holds no other up", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");
  const eve = await county.meets("Eve", "491707654321", "Hallo");
  await sql`
    create function refuse_dan() returns trigger language plpgsql as $$
    begin
      raise exception 'not today';
    end $$`.execute(county.db);
  await sql`
    create trigger refuse_dan before delete on subscribers
      for each row when (old.display_name = 'Dan') execute function refuse_dan()`.execute(
    county.db,
  );
  await transact(county.db, async (tx) => {
    await askForErasure(tx, whom(dan), null, now);
    await askForErasure(tx, whom(eve), null, now);
  });

  await expect(county.loop.once()).rejects.toThrow("not today");
  await county.loop.once();
  const first = [await isKnown(county.db, dan), await isKnown(county.db, eve)];
  await sql`drop trigger refuse_dan on subscribers`.execute(county.db);
  county.clock.advance("6m");
  await county.loop.once();

  expect(first).toEqual([true, false]);
  expect(await isKnown(county.db, dan)).toBe(false);
});

function whom({ id, addressId, accountId }: Person) {
  return { subscriberId: id, addressId, accountId };
}

async function queueFarewell(db: Db, { id, addressId, accountId }: Person): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into deliveries (account_id, lane, lane_rank, address_id, subscriber_id, message, not_before, created_at)
    values (${accountId}, 'notice', 1, ${addressId}, ${id}, '{"type":"text","body":"Alles Gute!"}', ${now}, ${now})
    returning id`.execute(db);
  return rows[0]?.id ?? 0;
}

async function setState(db: Db, id: number, state: string): Promise<void> {
  await sql`update deliveries set state = ${state} where id = ${id}`.execute(db);
}

async function stateOf(db: Db, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`
    select state from deliveries where id = ${id}`.execute(db);
  return rows[0]?.state;
}

async function isKnown(db: Db, { id }: Person): Promise<boolean> {
  return (await sql`select 1 from subscribers where id = ${id}`.execute(db)).rows.length > 0;
}
