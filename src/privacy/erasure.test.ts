/** Invariant 11: erasing a subscriber erases addresses, messages, media, raw webhooks and names; counts and proof remain. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact, type Db } from "../db/db.ts";
import { countSubscribers, verifyConsents } from "../subscribers/subscribers.ts";
import { collect } from "./access.ts";
import { erasedAmong } from "./erased.ts";
import { erase } from "./erasure.ts";
import { findTraces, now, openCounty, secret } from "./testing-privacy.ts";

test("invariant 11: Erasing a subscriber erases addresses, messages, media, raw webhooks and names; counts and hashed consent proof remain.", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Danverschwunden", "491701234567", "Mein Dachschaden");
  const eve = await county.meets("Evebleibt", "491707654321", "Meine Frage");

  const before = await findTraces(county, dan);
  const found = await erase(county.db, secret, county.mediaFolder, dan.id, now);

  expect(found).toBe(true);
  expect(before.length).toBeGreaterThan(8);
  expect(await findTraces(county, dan)).toEqual([]);
  expect((await findTraces(county, eve)).length).toBeGreaterThan(8);
  expect(await verifyConsents(county.db)).toMatchObject({ kind: "intact", rows: 2 });
  expect(await countSubscribers(county.db)).toEqual({ total: 1, byTopic: { kultur: 1 } });
  expect((await sql`select 1 from deliveries`.execute(county.db)).rows).toHaveLength(2);
});

test("an old list finds who was erased, by number and by user id, and nobody else", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");
  await erase(county.db, secret, county.mediaFolder, dan.id, now);

  const erased = await transact(
    county.db,
    async (tx) => await erasedAmong(tx, secret, [dan.phone, dan.bsuid, "491707654321"]),
  );

  expect([...erased].toSorted()).toEqual([dan.phone, dan.bsuid].toSorted());
});

test("erasing twice is no error, and says that nobody was there", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");

  await erase(county.db, secret, county.mediaFolder, dan.id, now);

  expect(await erase(county.db, secret, county.mediaFolder, dan.id, now)).toBe(false);
});

test("the record of a person has all that is stored of them and nothing of another", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Mein Dachschaden");
  await county.meets("Eve", "491707654321", "Meine Frage");

  const record = await collect(county.db, dan.id);
  const text = JSON.stringify(record);

  for (const part of [
    dan.name,
    dan.phone,
    dan.bsuid,
    dan.said,
    "Kultur!Büro.",
    "Ja, gern.",
    "Notiz:",
  ])
    expect(text).toContain(part);
  for (const part of ["Eve", "491707654321", "Meine Frage"]) expect(text).not.toContain(part);
});

test("what reports say of others stays, also where one report speaks of both", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Mein Dachschaden");
  const body = { entry: [{ changes: [{ value: { messages: [from(dan), from(eve)] } }] }] };
  await keepReport(county.db, body, "now()");
  // One digit more is another number.
  await keepReport(county.db, { from: `${dan.phone}8` }, "now()");

  await erase(county.db, secret, county.mediaFolder, dan.id, now);

  const left = await reports(county.db);
  expect(left).toContain("Meine Frage");
  expect(left).toContain("4917012345678");
  expect(left).not.toContain("Dachschaden");
});

test("reports that come after the erasure lose the person as well, others' do not", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Mein Dachschaden");
  await erase(county.db, secret, county.mediaFolder, dan.id, now);
  await keepReport(county.db, { statuses: [{ id: "w", recipient_id: dan.phone }] }, "now()");
  await keepReport(county.db, { messages: [from(eve)] }, "now()");
  await sql`
    insert into parked_statuses (account_id, provider_message_id, status, received_at)
    values (${dan.accountId}, 'w', ${JSON.stringify({ recipient: { phone: dan.phone } })}::jsonb, ${now})`.execute(
    county.db,
  );

  await county.loop.once();

  expect(await findTraces(county, dan)).toEqual([]);
  expect(await reports(county.db)).toContain("Meine Frage");
});

test("a late report that is still to be taken in is looked at when it was", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Mein Dachschaden");
  await erase(county.db, secret, county.mediaFolder, dan.id, now);
  await keepReport(county.db, { statuses: [{ id: "w", recipient_id: dan.phone }] }, "null");
  await keepReport(county.db, { statuses: [{ id: "v", recipient_id: dan.phone }] }, "now()");

  await county.loop.once();
  const before = await findTraces(county, dan);
  await sql`update webhook_bodies set processed_at = now()`.execute(county.db);
  await county.loop.once();

  expect(before).toContain("webhook_bodies.body");
  expect(await findTraces(county, dan)).toEqual([]);
});

test("whoever writes again after an erasure is a new person, whose reports are kept", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");
  await erase(county.db, secret, county.mediaFolder, dan.id, now);
  const again = await county.meets("Dan", "491701234567", "Ich bin wieder da");

  await county.loop.once();

  expect(await reports(county.db)).toContain("Ich bin wieder da");
  expect(await findTraces(county, again)).toContain("set_aside_events.event");
});

test("what is on the wire during an erasure is settled, never sent again, and names nobody", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");
  await sql`update deliveries set state = 'sending'`.execute(county.db);

  await erase(county.db, secret, county.mediaFolder, dan.id, now);

  const { rows } = await sql`
    select state, message, address_id, unwanted_at is not null as unwanted
    from deliveries`.execute(county.db);
  expect(rows).toEqual([{ state: "uncertain", message: null, address_id: null, unwanted: true }]);
});

test("what is remembered of tries to send to the person goes with them, others' stays", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");
  const eve = await county.meets("Eve", "491707654321", "Hallo");
  await sql`
    insert into earlier_tries (account_id, delivery_id, hash, noted_at)
    select account_id, id, md5(provider_message_id)::uuid, ${now}
    from deliveries`.execute(county.db);

  await erase(county.db, secret, county.mediaFolder, dan.id, now);

  const { rows } = await sql`
    select delivery.address_id as "addressId"
    from earlier_tries
    left join deliveries delivery on delivery.id = earlier_tries.delivery_id`.execute(county.db);
  expect(rows).toEqual([{ addressId: eve.addressId }]);
});

test("a picture that a broadcast shows is not taken from it", async () => {
  await using county = await openCounty();
  const dan = await county.meets("Dan", "491701234567", "Hallo");
  await sql`
    insert into broadcasts (id, account_id, slug, title, teaser, body, image_media_id, created_at, updated_at)
    select gen_random_uuid(), ${dan.accountId}, 'fest', 'Fest', '', '', media_id, ${now}, ${now}
    from messages`.execute(county.db);

  await erase(county.db, secret, county.mediaFolder, dan.id, now);

  expect((await sql`select 1 from media`.execute(county.db)).rows).toHaveLength(1);
});

const eve = { phone: "491707654321", said: "Meine Frage" };

function from({ phone, said }: { readonly phone: string; readonly said: string }) {
  return { from: phone, text: { body: said } };
}

async function keepReport(db: Db, body: object, processedAt: "now()" | "null"): Promise<void> {
  await sql`
    insert into webhook_bodies (channel, body, received_at, processed_at)
    values ('whatsapp', convert_to(${JSON.stringify(body)}, 'UTF8'), ${now}, ${sql.raw(processedAt)})`.execute(
    db,
  );
}

async function reports(db: Db): Promise<string> {
  const { rows } = await sql<{ body: Buffer }>`select body from webhook_bodies`.execute(db);
  return rows.map(({ body }) => body.toString()).join("\n");
}
