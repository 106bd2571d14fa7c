/** What listmonk finds in its database: settings without any limit, people, and a campaign. */
import { sql } from "kysely";
import type { Db } from "../src/db/db.ts";

const messenger = "sink";

/**
 * Its best of 10, 50, 64, 96, 128 and 256 workers, 500 to 10,000 recipients a batch, and 64 or 128 connections on two cores:
 * 40,000 a second, give or take 4,000. As it comes, with ten workers and ten messages a second for each, it sends 100.
 */
const workers = 64;
const batchSize = 1_000;
const connections = 128;
/**
 * A worker sleeps for a second after so many times its share of the messages, so that none ever does. Not more: listmonk makes
 * room in its queues for twice as many of all workers, and held 850 MB with eight times the share instead of 340.
 */
const shares = 2;

/** Before it starts: it reads them once. */
export async function plantSettings(db: Db, sinkUrl: string, recipients: number): Promise<void> {
  const settings = {
    "app.concurrency": workers,
    "app.batch_size": batchSize,
    "app.message_rate": Math.ceil((shares * recipients) / workers),
    "app.message_sliding_window": false,
    "app.check_updates": false,
    "app.notify_emails": [],
    "privacy.disable_tracking": true,
    "privacy.unsubscribe_header": false,
    smtp: [],
    messengers: [
      {
        uuid: crypto.randomUUID(),
        enabled: true,
        name: messenger,
        root_url: `${sinkUrl}/messages`,
        // As much of a header as our own token.
        username: "rundruf",
        password: "t".repeat(142),
        max_conns: connections,
        timeout: "10s",
        max_msg_retries: 2,
      },
    ],
  };
  for (const [key, value] of Object.entries(settings))
    await sql`
      update settings set value = ${JSON.stringify(value)}::jsonb where key = ${key}`.execute(db);
}

/** So many rows a statement: none may take longer than 30 s. */
const planted = 100_000;

/** Instead of those that an installation brings. Their ids count from 1. */
export async function plantSubscribers(db: Db, people: number): Promise<void> {
  await sql`truncate subscribers, lists, campaigns, templates restart identity cascade`.execute(db);
  for (let from = 1; from <= people; from += planted)
    await sql`
      insert into subscribers (id, uuid, email, name)
      select n, gen_random_uuid(), (4915100000000 + n)::text || '@rundruf.example', 'Person ' || n
      from generate_series(${from}::integer, ${Math.min(people, from + planted - 1)}::integer) n`.execute(
      db,
    );
}

/** To the first so many people, with as much text as our own message. Returns its id. */
export async function plantCampaign(db: Db, recipients: number): Promise<number> {
  const { rows: lists } = await sql<{ id: number }>`
    insert into lists (uuid, name, type) values (gen_random_uuid(), 'Tipps', 'private')
    returning id`.execute(db);
  const list = lists[0]?.id;
  for (let from = 1; from <= recipients; from += planted)
    await sql`
      insert into subscriber_lists (subscriber_id, list_id, status)
      select id, ${list}::integer, 'confirmed'
      from subscribers
      where id between ${from} and ${Math.min(recipients, from + planted - 1)}`.execute(db);
  await sql`vacuum analyze`.execute(db);
  const { rows: campaigns } = await sql<{ id: number }>`
    with campaign as (
      insert into campaigns (uuid, name, subject, from_email, body, content_type, messenger, status, template_id)
      values (
        gen_random_uuid(), 'Tipps', 'rundruf_text', 'rundruf@rundruf.example',
        'Heute im Kreis: Musik am Fluss, Führung durch die Altstadt. https://rundruf.example/aussendungen/heute-im-kreis',
        'plain', ${messenger}, 'draft', null
      )
      returning id
    )
    insert into campaign_lists (campaign_id, list_id, list_name)
    select id, ${list}::integer, 'Tipps' from campaign
    returning campaign_id as id`.execute(db);
  const id = campaigns[0]?.id;
  if (id === undefined) throw new Error("listmonk's campaign could not be planted.");
  return id;
}
