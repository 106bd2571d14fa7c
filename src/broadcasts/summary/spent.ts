/**
 * How many messages of the day's promise somebody has had: those that left today, and those that still may. Both together
 * never pass the promise, so that whatever the night carries over fits into the next day as well.
 */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../db/db.ts";
import type { Day } from "./day.ts";

/** Older ones are over, or stand in the queue still. */
const daysBack = 8;

/** Batches of which somebody may have got something today. One who expands at a time, from here to the commit. */
export async function recentBatches(tx: Tx, accountId: number, now: Date): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('promise of messages a day'))`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select id
    from batches
    where account_id = ${accountId}
      and lane in ('broadcast', 'digest')
      and (
        created_at > ${new Date(now.getTime() - daysBack * 86_400_000)}
        or exists (
          select 1
          from delivery_queue
          where delivery_queue.account_id = batches.account_id
            and delivery_queue.batch_id = batches.id
        )
      )`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A scalar for the person `chunk.subscriber_id`, at whatever address. */
export function spentBy(
  accountId: number,
  batchIds: readonly string[],
  { begins }: Day,
): RawBuilder<number> {
  return sql<number>`(
    select count(*)
    from addresses own
    join deliveries had on had.account_id = ${accountId}
      and had.batch_id = any(${[...batchIds]}::uuid[])
      and had.address_id = own.id
    where own.subscriber_id = chunk.subscriber_id
      and (
        had.state in ('queued', 'sending', 'uncertain')
        or (had.sending_at >= ${begins} and had.state not in ('withdrawn', 'expired', 'failed'))
      )
  )`;
}

/** 1 where a summary will go to this person today or is overdue: a place of the promise is kept for it. */
export function keptFor({ isWeekly }: Day): RawBuilder<number> {
  return sql<number>`(
    select count(*)
    from (
      select 1
      from summary_items kept
      where kept.subscriber_id = chunk.subscriber_id
        and kept.summary_id is null
        and (kept.cadence = 'daily' or ${isWeekly})
      limit 1
    ) kept
  )`;
}
