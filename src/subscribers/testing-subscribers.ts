/** What tests of this folder share: a number of the county, its three topics, and people who write. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import { recognise, type Recognised } from "./identity.ts";
import { createTopic, type Topic } from "./topics.ts";

/** The county's number on WhatsApp; its id. */
export async function plantAccount(db: Db, externalId = "15550001"): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into channel_accounts (channel, external_id, display_number, secrets_sealed)
    values ('whatsapp', ${externalId}, '+49 271 3330', '')
    returning id`.execute(db);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("The account came back without an id");
  return id;
}

/** The three topics of the county in order. */
export async function plantTopics(db: Db): Promise<readonly [Topic, Topic, Topic]> {
  const add = async (title: string, description: string) => {
    const made = await transact(db, (tx) =>
      createTopic(tx, {
        title,
        titleEn: null,
        description,
        descriptionEn: null,
        promisedFrequency: "",
        promisedFrequencyEn: null,
      }),
    );
    if (made.kind !== "created") throw new Error(`The topic ${title} exists already`);
    return made.topic;
  };
  return [
    await add("Aktuelle Informationen", "Nachrichten des Tages"),
    await add("Kultur!Büro.", "Konzerte und Lesungen"),
    await add("Veranstaltungstipps", "Tipps für den Tag"),
  ];
}

/** Somebody writes for the first or another time. */
export async function meet(
  db: Db,
  accountId: number,
  ids: { readonly phone?: string; readonly bsuid?: string; readonly displayName?: string },
  at: Date,
): Promise<Recognised> {
  return await transact(db, (tx) => recognise(tx, { accountId, sender: ids, at }));
}

/** "kultur-buero: active", in the order of the topics. */
export async function subscriptionsOf(db: Db, subscriberId: number): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select topics.key || ': ' || subscriptions.state as line
    from subscriptions
    join topics on topics.id = subscriptions.topic_id
    where subscriptions.subscriber_id = ${subscriberId}
    order by topics.position`.execute(db);
  return rows.map(({ line }) => line);
}

/** "kultur-buero: daily" for each topic they get. */
export async function frequenciesOf(db: Db, subscriberId: number): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select topics.key || ': ' || subscriptions.frequency as line
    from subscriptions
    join topics on topics.id = subscriptions.topic_id
    where subscriptions.subscriber_id = ${subscriberId}
    order by topics.position`.execute(db);
  return rows.map(({ line }) => line);
}
