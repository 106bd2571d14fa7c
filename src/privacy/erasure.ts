import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { removeMedia } from "../channels/channels.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { withdrawAll } from "../delivery/delivery.ts";

/**
 * Erases a person: addresses, name, messages, media, raw webhooks. What stays: counts, the consent chain (which names
 * nobody), and a keyed hash of each address so that an old list cannot bring the person back.
 * Returns false when nobody has this id (any more).
 */
export async function erase(
  db: Db,
  secret: string,
  mediaFolder: string,
  subscriberId: number,
  now: Date,
): Promise<boolean> {
  const erased = await transact(db, async (tx) => {
    const addresses = await tx
      .selectFrom("addresses")
      .selectAll()
      .where("subscriber_id", "=", subscriberId)
      .forUpdate()
      .execute();
    await withdrawAll(tx, subscriberId, now);
    const ids = addresses
      .flatMap((address) => [address.bsuid, address.phone])
      .filter((id) => id !== null);
    const media = await mediaOf(tx, subscriberId);
    await forgetDeliveries(tx, subscriberId);
    await forgetRawReports(tx, ids, now);
    if (ids.length > 0) await rememberErased(tx, secret, ids, now);
    await tx
      .updateTable("staff")
      .set({ test_address_id: null })
      .where("test_address_id", "in", addresses.map((address) => address.id).concat(-1))
      .execute();
    const gone = await tx
      .deleteFrom("subscribers")
      .where("id", "=", subscriberId)
      .executeTakeFirst();
    return { found: gone.numDeletedRows > 0n, media };
  });
  // Files after the rows: a file without a row is swept later, a row without its file would be a broken promise.
  for (const id of erased.media) await removeMedia(db, mediaFolder, id);
  return erased.found;
}

/** The keyed hash under which an erased address is remembered. */
export function addressHash(secret: string, id: string): string {
  return createHmac("sha256", secret).update(`erased-address:${id}`).digest("hex");
}

async function mediaOf(tx: Tx, subscriberId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom("messages")
    .innerJoin("conversations", "conversations.id", "messages.conversation_id")
    .select("messages.media_id")
    .distinct()
    .where("conversations.subscriber_id", "=", subscriberId)
    .where("messages.media_id", "is not", null)
    .execute();
  return rows.map((row) => row.media_id).filter((id) => id !== null);
}

/** A provider's message id spells the phone number in base64, so it goes with the text. */
async function forgetDeliveries(tx: Tx, subscriberId: number): Promise<void> {
  await sql`
    delete from parked_statuses parked
    using deliveries delivery
    where delivery.subscriber_id = ${subscriberId}
      and parked.account_id = delivery.account_id
      and parked.provider_message_id = delivery.provider_message_id`.execute(tx);
  await tx
    .updateTable("deliveries")
    .set({ message: null, provider_message_id: null, subscriber_id: null, address_id: null })
    .where("subscriber_id", "=", subscriberId)
    .execute();
}

/**
 * Raw bodies that name the person. One that also carries events of others and is still to be taken in keeps its
 * place: it is deleted by the next erasure sweep or by retention.
 */
async function forgetRawReports(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  for (const id of ids) {
    await sql`delete from webhook_bodies where processed_at <= ${now} and position(convert_to(${id}, 'UTF8') in body) > 0`.execute(
      tx,
    );
    await sql`delete from set_aside_events where position(${id} in event::text) > 0`.execute(tx);
    await sql`delete from parked_statuses where position(${id} in status::text) > 0`.execute(tx);
  }
}

async function rememberErased(
  tx: Tx,
  secret: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto("erased_addresses")
    .values(ids.map((id) => ({ address_hash: addressHash(secret, id), erased_at: now })))
    .onConflict((conflict) => conflict.column("address_hash").doUpdateSet({ erased_at: now }))
    .execute();
}
