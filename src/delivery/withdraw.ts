/** Taking back what has not left, in the transaction of the STOP, the block or the erasure that asks for it. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../db/db.ts";

/**
 * Withdraws what is queued for this person from every batch that touches none of the topics they still want. Answers and
 * notices stay: they are to the person, not to a subscription. Returns how many.
 */
export async function withdrawUnwanted(
  tx: Tx,
  subscriberId: number,
  stillWantedTopicIds: readonly number[],
  now: Date,
): Promise<number> {
  return await withdraw(
    tx,
    subscriberId,
    now,
    sql`exists (
      select 1
      from batches batch
      where batch.account_id = delivery.account_id
        and batch.id = delivery.batch_id
        and not batch.topic_ids && ${[...stillWantedTopicIds]}::integer[]
    )`,
  );
}

/** Withdraws all that is queued for this person, answers too. Returns how many. */
export async function withdrawAll(tx: Tx, subscriberId: number, now: Date): Promise<number> {
  return await withdraw(tx, subscriberId, now, sql`true`);
}

/**
 * What is on the wire, or may have been, cannot be taken back; it is marked, so that no second try follows. Found by the
 * person's addresses: there the deliveries of one person have an index, and nothing leaves without an address.
 */
async function withdraw(
  tx: Tx,
  subscriberId: number,
  now: Date,
  which: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ state: string }>`
    update deliveries delivery
    set state = case when delivery.state = 'queued' then 'withdrawn' else delivery.state end,
      unwanted_at = ${now}
    from addresses address
    where address.subscriber_id = ${subscriberId}
      and delivery.account_id = address.account_id
      and delivery.address_id = address.id
      and delivery.state in ('queued', 'sending', 'uncertain')
      and ${which}
    returning delivery.state`.execute(tx);
  return rows.filter(({ state }) => state === "withdrawn").length;
}
