/** Sends of which nobody knows whether they went out: found after a crash, settled by reports, or by speaking silence. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

/**
 * Marks what nobody is sending any more: whose lease ran out, and, where this process has just taken the number over from
 * another, all that the other had claimed.
 */
export async function findUncertain(
  db: Db,
  accountId: number,
  { owner, takenOver, now }: { owner: string; takenOver: boolean; now: Date },
): Promise<void> {
  await sql`
    update deliveries
    set state = 'uncertain', claimed_by = null, lease_until = null
    where account_id = ${accountId}
      and state = 'sending'
      and (lease_until < ${now} or (${takenOver} and claimed_by <> ${owner}))`.execute(db);
}

/**
 * Sends again what surely was not accepted: the grace time is over, reports of later sends have come (so the stream is
 * alive), and the channel holds nothing of the batch. Everything else stays uncertain until a report or staff decide.
 */
export async function requeueUnaccepted(
  db: Db,
  accountId: number,
  graceSeconds: number,
  now: Date,
): Promise<void> {
  await sql`
    update deliveries
    set state = case when deliveries.unwanted_at is null then 'queued' else 'withdrawn' end,
      not_before = ${now}
    from status_streams stream
    where deliveries.account_id = ${accountId}
      and deliveries.state = 'uncertain'
      and deliveries.address_id is not null
      and deliveries.sending_at < ${new Date(now.getTime() - graceSeconds * 1000)}
      and stream.account_id = deliveries.account_id
      and stream.heard_up_to > deliveries.sending_at
      and not exists (
        select 1
        from deliveries held
        where held.account_id = deliveries.account_id
          and held.batch_id = deliveries.batch_id
          and held.address_id is not null
          and held.state = 'held'
      )`.execute(db);
}
