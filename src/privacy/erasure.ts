import { sql } from "kysely";
import { removeMedia } from "../channels/channels.ts";
import { announce, transact, type Db, type Tx } from "../db/db.ts";
import { withdrawAll } from "../delivery/delivery.ts";
import { rememberErased } from "./erased.ts";
import { speaksOf } from "./prune.ts";
import { forgetInBodies, newestBody } from "./raw-reports.ts";

/**
 * Erases a person: addresses, name, messages, media, raw webhooks. What stays: counts, the consent chain (which names
 * nobody), and a keyed hash of each address so that an old list cannot bring the person back. Can be called again after
 * it was interrupted. Returns false when nobody has this id (any more).
 */
export async function erase(
  db: Db,
  secret: string,
  mediaFolder: string,
  subscriberId: number,
  now: Date,
): Promise<boolean> {
  // Days of raw reports are read without a lock on anybody; the transaction only looks at what came meanwhile.
  const newest = await newestBody(db);
  await forgetInBodies(db, await everyId(db, subscriberId), { after: 0, upTo: newest });
  return await transact(db, async (tx) => {
    await sql`select 1 from subscribers where id = ${subscriberId} for update`.execute(tx);
    const addresses = await lockAddresses(tx, subscriberId);
    const ids = await everyId(tx, subscriberId);
    await withdrawAll(tx, subscriberId, now);
    await forgetEvents(tx, ids);
    await forgetInBodies(tx, ids, { after: newest, upTo: null });
    await forgetDeliveries(tx, subscriberId, addresses);
    await rememberErased(tx, secret, addressIds(addresses), now);
    const media = await mediaOf(tx, subscriberId);
    const gone = await sql`delete from subscribers where id = ${subscriberId}`.execute(tx);
    // Files inside the transaction: when it fails after this they are gone all the same, and the next try ends it.
    for (const id of media) await removeMedia(tx, mediaFolder, id);
    for (const page of ["inbox", "overview"]) await announce(tx, "live", page);
    return (gone.numAffectedRows ?? 0n) > 0n;
  });
}

type Address = {
  readonly id: number;
  readonly bsuid: string | null;
  readonly phone: string | null;
};

async function lockAddresses(tx: Tx, subscriberId: number): Promise<Address[]> {
  const { rows } = await sql<Address>`
    select id, bsuid, phone
    from addresses
    where subscriber_id = ${subscriberId}
    order by id
    for update`.execute(tx);
  return rows;
}

/** "replaced:12" marks an address that has lost its ids; it is nobody's. */
function addressIds(addresses: readonly Address[]): string[] {
  return addresses
    .flatMap(({ bsuid, phone }) => [bsuid, phone])
    .filter((id) => id !== null && !id.startsWith("replaced:"))
    .flatMap((id) => id ?? []);
}

/**
 * By what a raw report may name the person: their ids, and the ids of their messages, which lead to reports from before
 * a change of number. Reports are kept for eight days, so older messages lead nowhere.
 */
async function everyId(db: Db | Tx, subscriberId: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select unnest(array[bsuid, phone]) as id
    from addresses
    where subscriber_id = ${subscriberId}
    union
    select message.provider_message_id
    from conversations conversation
    join messages message on message.conversation_id = conversation.id
    where conversation.subscriber_id = ${subscriberId}
      and message.at > (select coalesce(min(received_at), now()) - interval '1 day' from webhook_bodies)
    union
    select delivery.provider_message_id
    from addresses address
    join deliveries delivery on delivery.account_id = address.account_id and delivery.address_id = address.id
    where address.subscriber_id = ${subscriberId}
      and delivery.created_at > (select coalesce(min(received_at), now()) - interval '1 day' from webhook_bodies)`.execute(
    db,
  );
  return rows.flatMap(({ id }) => (id === null || id.startsWith("replaced:") ? [] : id));
}

/** Events that wait: one person each, so one that names them goes whole. */
async function forgetEvents(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = new Set(ids);
  const { rows } = await sql<{ id: number; event: unknown }>`
    select id, event
    from set_aside_events`.execute(tx);
  const gone = rows
    .filter(({ event }) => speaksOf(event, (text) => known.has(text)))
    .map(({ id }) => id);
  await sql`delete from set_aside_events where id = any(${gone}::bigint[])`.execute(tx);
  await sql`
    delete from parked_statuses
    where provider_message_id = any(${ids}::text[])
      or status -> 'recipient' ->> 'phone' = any(${ids}::text[])
      or status -> 'recipient' ->> 'bsuid' = any(${ids}::text[])`.execute(tx);
}

/**
 * What was sent stays as a number in the counts. A provider's message id spells the phone number in base64, so it goes
 * with the text. What is on the wire at this moment has lost its text too: it can only be settled, never sent again.
 */
async function forgetDeliveries(
  tx: Tx,
  subscriberId: number,
  addresses: readonly Address[],
): Promise<void> {
  await sql`
    delete from earlier_tries
    using deliveries delivery
    where (delivery.subscriber_id = ${subscriberId} or delivery.address_id = any(${addresses.map(({ id }) => id)}::bigint[]))
      and earlier_tries.account_id = delivery.account_id
      and earlier_tries.delivery_id = delivery.id`.execute(tx);
  await sql`
    update deliveries
    set state = case when state = 'sending' then 'uncertain' else state end,
      message = null,
      provider_message_id = null,
      subscriber_id = null,
      address_id = null
    where subscriber_id = ${subscriberId}
      or address_id = any(${addresses.map(({ id }) => id)}::bigint[])`.execute(tx);
}

/** Files of the person's messages that nothing else shows: a picture of a broadcast may have been sent to them too. */
async function mediaOf(tx: Tx, subscriberId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct message.media_id as id
    from conversations conversation
    join messages message on message.conversation_id = conversation.id
    where conversation.subscriber_id = ${subscriberId}
      and message.media_id is not null
      and not exists (
        select 1
        from broadcasts broadcast
        where broadcast.image_media_id = message.media_id
      )
      and not exists (
        select 1
        from messages other
        join conversations others on others.id = other.conversation_id
        where other.media_id = message.media_id
          and others.subscriber_id <> ${subscriberId}
      )`.execute(tx);
  return rows.map(({ id }) => id);
}
