/** Sends of which nobody knows whether they went out: found after a crash, settled by reports, or by speaking silence. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import { idsOf, intoQueue } from "./queue.ts";

const claimsAtOnce = 20;

/**
 * Marks what nobody is sending any more: whose lease ran out, and, where this process has just taken the number over from
 * another, all that the other had claimed.
 */
export async function findUncertain(
  db: Db,
  accountId: number,
  { owner, takenOver, now }: { owner: string; takenOver: boolean; now: Date },
): Promise<void> {
  for (;;) {
    const found = await transact(db, async (tx) => {
      const { rows } = await sql<{ id: number; firstId: number; lastId: number }>`
        delete from delivery_claims
        where account_id = ${accountId}
          and (id, first_id) in (
            select id, first_id
            from delivery_claims
            where account_id = ${accountId}
              and (lease_until < ${now} or (${takenOver} and owner <> ${owner}))
            order by id, first_id
            limit ${claimsAtOnce}
          )
        returning id, first_id as "firstId", last_id as "lastId"`.execute(tx);
      await sql`
        update deliveries
        set state = 'uncertain'
        where account_id = ${accountId}
          and id = any(${idsOf(rows)}::bigint[])
          and claim_id = any(${rows.map(({ id }) => id)}::bigint[])
          and state = 'sending'`.execute(tx);
      return rows.length;
    });
    if (found < claimsAtOnce) return;
  }
}

/**
 * Sends again what surely was not accepted (invariant 7): the grace time is over, counted from when we could listen; all
 * that came in until then is taken in; reports of later sends have come, so the stream is alive; and the channel never
 * held anything of the batch. Where "rather twice than never" was chosen, the grace time alone is enough, once.
 * Everything else stays uncertain until a report comes or staff decide.
 */
export async function requeueUnaccepted(
  db: Db,
  accountId: number,
  graceSeconds: number,
  now: Date,
): Promise<void> {
  const graceOver = new Date(now.getTime() - graceSeconds * 1000);
  await sql`
    with settled as (
    update deliveries
    set state = case when unwanted_at is null and address_id is not null then 'queued' else 'withdrawn' end,
      not_before = ${now}
    where account_id = ${accountId}
      and uncertain_since < ${graceOver}
      and (
        (
          attempt < 2
          and exists (
            select 1
            from batches
            where account_id = ${accountId}
              and id = deliveries.batch_id
              and repeat_uncertain
          )
        )
        or (
          exists (
            select 1
            from status_streams
            where account_id = ${accountId}
              and heard_up_to > deliveries.sending_at
              and (deaf_until is null or deaf_until < ${graceOver})
          )
          and not exists (
            select 1
            from batches
            where account_id = ${accountId}
              and id = deliveries.batch_id
              and held_at is not null
          )
          and not exists (
            select 1
            from webhook_bodies
            where processed_at is null
              and received_at < deliveries.sending_at + make_interval(secs => ${graceSeconds})
          )
          and not exists (
            select 1
            from set_aside_events
            where settled_at is null
              and event ->> 'deliveryRef' = deliveries.id::text
          )
        )
      )
    returning *
    ), waiting as (${intoQueue(sql`settled`)})
    select 1`.execute(db);
}
