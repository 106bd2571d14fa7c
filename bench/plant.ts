/** A database of its own in a temporary folder, with one number and many people. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { pino } from "pino";
import { saveAccount } from "../src/channels/channels.ts";
import { migrate, openDatabase, transact, type Db } from "../src/db/db.ts";
import { makeDataFolder, ownServer } from "../src/db/own-server.ts";
import { addRecipients, openBatch } from "../src/delivery/delivery.ts";
import { closeWhenCalledOff } from "./calling-off.ts";

export const secret = "a secret of thirty-two letters!!";
export const number = {
  channel: "whatsapp",
  externalId: "106540352242922",
  businessAccountId: "102290129340398",
  displayNumber: "+49 271 333 0",
  apiVersion: "v25.0",
  accessToken: "t".repeat(200),
  appSecrets: ["a secret that signs webhooks"],
  verifyToken: "word",
  dailyRecipientLimit: null,
  flowId: null,
} as const;

export type Planted = AsyncDisposable & {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly folder: string;
};

export async function ownDatabase(): Promise<Planted> {
  const folder = await mkdtemp(join(tmpdir(), "rundruf-bench-"));
  await makeDataFolder(folder);
  const server = await ownServer(folder, { log: pino({ level: "silent" }) });
  const db = openDatabase(server.url);
  await migrate(db);
  return closeWhenCalledOff({
    db,
    databaseUrl: server.url,
    folder,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** Returns the id of the number. */
export async function plantNumber(
  db: Db,
  apiUrl: string,
  messagesPerSecond: number,
): Promise<number> {
  return await transact(
    db,
    async (tx) => await saveAccount(tx, secret, { ...number, apiUrl, messagesPerSecond }),
  );
}

/** So many rows a statement: none may take longer than 30 s. */
const planted = 100_000;

export async function plantPeople(db: Db, accountId: number, people: number): Promise<void> {
  for (let from = 1; from <= people; from += planted) {
    const to = Math.min(people, from + planted - 1);
    await sql`
      with met as (
        insert into subscribers (display_name, consent_subject)
        select 'Person ' || n, 'subject-' || n
        from generate_series(${from}::integer, ${to}::integer) n
        returning id
      )
      insert into addresses (account_id, subscriber_id, phone, first_seen_at, last_seen_at)
      select ${accountId}, id, (4915100000000 + id)::text, now(), now()
      from met
      order by id`.execute(db);
  }
  await sql`analyze`.execute(db);
}

/** Everybody subscribes to a topic. Returns its key. */
export async function plantTopic(db: Db): Promise<string> {
  const key = "tipps";
  const { rows } = await sql<{ id: number; people: number }>`
    insert into topics (key, title, description, position)
    values (${key}, 'Veranstaltungstipps', 'Was im Kreis los ist', 99)
    returning id, (select coalesce(max(subscribers.id), 0) from subscribers) as people`.execute(db);
  const { id = 0, people = 0 } = rows[0] ?? {};
  for (let from = 1; from <= people; from += planted)
    await sql`
      insert into subscriptions (topic_id, subscriber_id, state, since)
      select ${id}::integer, subscribers.id, 'active', now()
      from subscribers
      where subscribers.id between ${from} and ${from + planted - 1}
      order by subscribers.id`.execute(db);
  await sql`analyze`.execute(db);
  return key;
}

const chunk = 2_000;

/** A batch for the first so many people, added in chunks as the program does. Returns its id. */
export async function plantBatch(
  db: Db,
  accountId: number,
  recipients: number,
  lane: "urgent" | "broadcast" | "digest" = "broadcast",
): Promise<string> {
  const id = crypto.randomUUID();
  const now = new Date();
  await transact(db, async (tx) => {
    await openBatch(tx, {
      accountId,
      id,
      lane,
      inWindow: null,
      outsideWindow: {
        type: "template",
        name: "rundruf_text",
        language: "de",
        body: [
          { name: "teaser", text: "Heute im Kreis: Musik am Fluss, Führung durch die Altstadt." },
          { name: "link", text: "https://rundruf.example/aussendungen/heute-im-kreis" },
        ],
      },
      topicIds: [1],
      now,
    });
  });
  for (let from = 0; from < recipients; from += chunk)
    await transact(db, async (tx) => {
      await addRecipients(
        tx,
        { accountId, batchId: id, now },
        sql`
          select id as address_id, subscriber_id, null::text as variant
          from addresses
          where account_id = ${accountId}
            and id > ${from}
            and id <= ${Math.min(from + chunk, recipients)}
          order by id`,
      );
    });
  return id;
}
