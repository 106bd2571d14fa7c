/** Invariant 11: erasing a subscriber erases addresses, messages, media, raw webhooks and names; counts and proof remain. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { storeMedia } from "../channels/channels.ts";
import { transact, type Db } from "../db/db.ts";
import { countSubscribers, verifyConsents } from "../subscribers/subscribers.ts";
import { appendConsent } from "../subscribers/consent.ts";
import { collect } from "./access.ts";
import { erasedAmong } from "./erased.ts";
import { erase } from "./erasure.ts";

const now = new Date("2026-11-24T09:00:00Z");
const secret = "a secret of thirty-two letters!!";

/** Everything that must not be found any more. The base64 form is how a provider's message id spells the number. */
const traces = (person: Person) => [
  person.phone,
  person.bsuid,
  person.name,
  person.said,
  Buffer.from(person.phone).toString("base64").slice(0, 14),
];

type Person = { name: string; phone: string; bsuid: string; said: string; id: number };

async function openCounty() {
  const database = await testDatabase();
  const mediaFolder = await mkdtemp(join(tmpdir(), "rundruf-erasure-"));
  const { db } = database;
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1065', '')`.execute(db);
  await sql`insert into topics (key, title) values ('kultur', 'Kultur!Büro.')`.execute(db);
  return {
    db,
    mediaFolder,
    meets: async (name: string, phone: string, said: string) =>
      await fill(db, mediaFolder, { name, phone, bsuid: `DE.${name}`, said, id: 0 }),
    async [Symbol.asyncDispose]() {
      await rm(mediaFolder, { recursive: true });
      await database[Symbol.asyncDispose]();
    },
  };
}

test("of somebody who was erased no byte is left in any table or file; others, counts and the proof stay", async () => {
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

  for (const part of [dan.name, dan.phone, dan.bsuid, dan.said, "Kultur!Büro.", "Ja, gern."])
    expect(text).toContain(part);
  for (const part of ["Eve", "491707654321", "Meine Frage"]) expect(text).not.toContain(part);
});

/** Leaves traces of one person wherever the program keeps any. */
async function fill(db: Db, mediaFolder: string, person: Person): Promise<Person> {
  const { name, phone, bsuid, said } = person;
  const wamid = `wamid.${Buffer.from(phone).toString("base64")}`;
  const file = await storeMedia(
    db,
    mediaFolder,
    {
      bytes: Buffer.from(`%PDF-1.4 ${said}`),
      mimeType: "application/pdf",
      fileName: `${name}.pdf`,
    },
    now,
  );
  return await transact(db, async (tx) => {
    const { rows } = await sql<{ id: number; addressId: number }>`
      with person as (
        insert into subscribers (display_name, consent_subject)
        values (${name}, ${`subject of ${phone.length}${phone.at(-1)}`})
        returning id
      )
      insert into addresses (account_id, subscriber_id, bsuid, phone, username, first_seen_at, last_seen_at)
      select channel_accounts.id, person.id, ${bsuid}, ${phone}, ${name.toLowerCase()}, ${now}, ${now}
      from person, channel_accounts
      returning subscriber_id as id, id as "addressId"`.execute(tx);
    const { id, addressId } = rows[0] ?? { id: 0, addressId: 0 };
    await sql`
      insert into subscriptions (topic_id, subscriber_id, state, since)
      select id, ${id}, 'active', ${now}
      from topics`.execute(tx);
    await appendConsent(
      tx,
      {
        subscriberId: id,
        decision: "yes",
        topicKeys: ["kultur"],
        source: "whatsapp",
        wording: "Ja, gern.",
        at: now,
        providerMessageId: wamid,
        said,
      },
      now,
    );
    await sql`
      with talk as (
        insert into conversations (account_id, address_id, subscriber_id, last_message_at)
        select id, ${addressId}, ${id}, ${now}
        from channel_accounts
        returning id, account_id
      )
      insert into messages (conversation_id, account_id, direction, kind, text, details, media_id, provider_message_id, at)
      select id, account_id, 'in', 'document', ${said}, ${JSON.stringify({ name, phone })}::jsonb, ${file.id}, ${wamid}, ${now}
      from talk`.execute(tx);
    await sql`
      insert into deliveries (account_id, lane, lane_rank, address_id, subscriber_id, message, state, provider_message_id, not_before, created_at)
      select id, 'reply', 0, ${addressId}, ${id}, ${JSON.stringify({ type: "text", body: said })}::jsonb, 'delivered', ${`${wamid}-out`}, ${now}, ${now}
      from channel_accounts`.execute(tx);
    await sql`
      insert into parked_statuses (account_id, provider_message_id, status, received_at)
      select id, ${`${wamid}-parked`}, ${JSON.stringify({ recipient: { phone } })}::jsonb, ${now}
      from channel_accounts`.execute(tx);
    await sql`
      insert into webhook_bodies (channel, body, received_at, processed_at)
      values ('whatsapp', convert_to(${JSON.stringify({ from: phone, name, said })}, 'UTF8'), ${now}, ${now})`.execute(
      tx,
    );
    await sql`
      insert into set_aside_events (channel, event, reason, at)
      values ('whatsapp', ${JSON.stringify({ phone, name, said })}::jsonb, 'Probe', ${now})`.execute(
      tx,
    );
    return { ...person, id };
  });
}

/** "table.column" of every place in the database, and every file, where one of the traces is found. */
async function findTraces(
  { db, mediaFolder }: { db: Db; mediaFolder: string },
  person: Person,
): Promise<string[]> {
  const { rows: columns } = await sql<{
    place: string;
    table: string;
    column: string;
    type: string;
  }>`
    select table_name || '.' || column_name as place, table_name as table, column_name as column, data_type as type
    from information_schema.columns
    where table_schema = 'public'`.execute(db);
  const found: string[] = [];
  for (const { place, table, column, type } of columns) {
    const value =
      type === "bytea" ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`;
    for (const trace of traces(person)) {
      const { rows } = await sql`
        select 1
        from ${sql.table(table)}
        where position(lower(${trace}) in lower(${value})) > 0
        limit 1`.execute(db);
      if (rows.length > 0) found.push(place);
    }
  }
  for (const entry of await readdir(mediaFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (traces(person).some((trace) => bytes.includes(trace))) found.push(entry.name);
  }
  return found;
}
