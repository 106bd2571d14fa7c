/** For tests only: a county with people who have left traces wherever the program keeps any. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { pino } from "pino";
import { testClock } from "../../test/support/clock.ts";
import { testDatabase } from "../../test/support/database.ts";
import { storeMedia } from "../channels/channels.ts";
import { transact, type Db } from "../db/db.ts";
import { appendConsent } from "../subscribers/subscribers.ts";
import { privacyLoop } from "./carry-out.ts";

export const now = new Date("2026-11-24T09:00:00Z");
export const secret = "a secret of thirty-two letters!!";

/** Everything that must not be found any more. The base64 form is how a provider's message id spells the number. */
const traces = (person: Person) => [
  person.phone,
  person.bsuid,
  person.name,
  person.said,
  Buffer.from(person.phone).toString("base64").slice(0, 14),
];

export type Person = { name: string; phone: string; bsuid: string; said: string } & Whom;
type Whom = { id: number; addressId: number; accountId: number };

export async function openCounty() {
  const database = await testDatabase();
  const mediaFolder = await mkdtemp(join(tmpdir(), "rundruf-erasure-"));
  const { db } = database;
  const clock = testClock(now);
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1065', '')`.execute(db);
  await sql`insert into topics (key, title) values ('kultur', 'Kultur!Büro.')`.execute(db);
  return {
    db,
    clock,
    mediaFolder,
    loop: privacyLoop({
      db,
      clock,
      log: pino({ level: "silent" }),
      secret,
      mediaFolder,
      wakeSender: () => undefined,
    }),
    meets: async (name: string, phone: string, said: string) =>
      await fill(db, mediaFolder, { name, phone, bsuid: `DE.${name}`, said }),
    files: async () => await readdir(mediaFolder),
    readFile: async (path: string) => await readFile(join(mediaFolder, path), "utf8"),
    async [Symbol.asyncDispose]() {
      await rm(mediaFolder, { recursive: true });
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Leaves traces of one person wherever the program keeps any. */
async function fill(
  db: Db,
  mediaFolder: string,
  person: Omit<Person, keyof Whom>,
): Promise<Person> {
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
    const { rows } = await sql<Whom>`
      with person as (
        insert into subscribers (display_name, consent_subject)
        values (${name}, ${`subject of ${phone.length}${phone.at(-1)}`})
        returning id
      )
      insert into addresses (account_id, subscriber_id, bsuid, phone, username, first_seen_at, last_seen_at)
      select channel_accounts.id, person.id, ${bsuid}, ${phone}, ${name.toLowerCase()}, ${now}, ${now}
      from person, channel_accounts
      returning subscriber_id as id, id as "addressId", account_id as "accountId"`.execute(tx);
    const { id, addressId, accountId } = rows[0] ?? { id: 0, addressId: 0, accountId: 0 };
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
      insert into notes (conversation_id, text, at)
      select id, ${`Notiz: ${name} sprach von ${said}`}, ${now}
      from conversations
      where address_id = ${addressId}`.execute(tx);
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
    return { ...person, id, addressId, accountId };
  });
}

/** "table.column" of every place in the database, and every file, where one of the traces is found. */
export async function findTraces(
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
