/** Taking back what has not left, in the transaction of the STOP, the block or the erasure that asks for it. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";

/**
 * Withdraws what is queued for this person from every batch that touches none of the topics they still want. Answers and
 * notices stay: they are to the person, not to a subscription. Returns how many.
 */
export async function withdrawUnwanted(
  tx: Tx,
  subscriberId: number,
  stillWantedTopicIds: readonly number[],
  _now: Date,
): Promise<number> {
  // By the person's addresses: there the deliveries of one person have an index, and nothing leaves without an address.
  const { numAffectedRows } = await sql`
    update deliveries delivery
    set state = 'withdrawn'
    from addresses address, batches batch
    where address.subscriber_id = ${subscriberId}
      and delivery.account_id = address.account_id
      and delivery.address_id = address.id
      and delivery.state = 'queued'
      and batch.account_id = delivery.account_id
      and batch.id = delivery.batch_id
      and not batch.topic_ids && ${[...stillWantedTopicIds]}::integer[]`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Withdraws all that is queued for this person, answers too. Returns how many. */
export async function withdrawAll(tx: Tx, subscriberId: number, _now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update deliveries delivery
    set state = 'withdrawn'
    from addresses address
    where address.subscriber_id = ${subscriberId}
      and delivery.account_id = address.account_id
      and delivery.address_id = address.id
      and delivery.state = 'queued'`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
