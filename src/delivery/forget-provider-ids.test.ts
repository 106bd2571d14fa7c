/** What the channel called old messages is forgotten; the deliveries stay. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { findByProviderId, forgetProviderIds, stateOf } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";

type Engine = Awaited<ReturnType<typeof openEngine>>;

async function sent(engine: Engine, name: string) {
  const id = await engine.answer(await engine.meets(name), "Guten Tag");
  await engine.sends();
  const { rows } = await sql<{ wamid: string }>`
    select provider_message_id as wamid
    from deliveries
    where id = ${id}`.execute(engine.db);
  return { id, wamid: rows[0]?.wamid ?? "" };
}

test("a message from before is not found by the channel's id any more, a younger one is", async () => {
  await using engine = await openEngine();
  const { db, accountId, clock } = engine;
  const old = await sent(engine, "Ann");
  clock.advance("1h");
  const border = clock.now();
  const young = await sent(engine, "Ben");

  await forgetProviderIds(db, border);
  await forgetProviderIds(db, border);

  expect(await findByProviderId(db, accountId, old.wamid)).toBeNull();
  expect(await findByProviderId(db, accountId, young.wamid)).toMatchObject({
    deliveryId: young.id,
  });
});

test("a report of a forgotten message still finds it by our own id", async () => {
  await using engine = await openEngine();
  const { db, accountId, clock } = engine;
  const { id, wamid } = await sent(engine, "Ann");
  clock.advance("1h");
  await forgetProviderIds(db, clock.now());

  await engine.report({ state: "read", deliveryRef: String(id), providerMessageId: wamid });

  expect((await stateOf(db, accountId, [id])).get(id)).toBe("read");
});

test("what is not old enough today is forgotten another day", async () => {
  await using engine = await openEngine();
  const { db, accountId, clock } = engine;
  const { wamid } = await sent(engine, "Ann");

  await forgetProviderIds(db, new Date(clock.now().getTime() - 1_000));
  const before = await findByProviderId(db, accountId, wamid);
  clock.advance("1h");
  await forgetProviderIds(db, clock.now());

  expect(before).not.toBeNull();
  expect(await findByProviderId(db, accountId, wamid)).toBeNull();
});

test("a message of a year ago is found by the channel's id, and a quicker report without ours as well", async () => {
  await using engine = await openEngine();
  const { db, accountId } = engine;
  const old = await sent(engine, "Ann");
  await sql`alter table deliveries alter column id restart with 50000000`.execute(db);
  const young = await sent(engine, "Ben");

  await engine.report({ state: "read", providerMessageId: old.wamid });

  expect(young.id).toBeGreaterThanOrEqual(50_000_000);
  for (const { id, wamid } of [old, young])
    expect(await findByProviderId(db, accountId, wamid)).toMatchObject({ deliveryId: id });
  expect((await stateOf(db, accountId, [old.id])).get(old.id)).toBe("read");
});
