/** What waits for a summary, person by person, and what does not wait any more. */
import { sql } from "kysely";
import type { Tx } from "../../db/db.ts";
import { daysBefore, type Day } from "./day.ts";

/** People who get the same broadcasts get the same summary. */
export type Group = {
  readonly accountId: number;
  /** In the order in which they were sent. */
  readonly broadcastIds: string[];
  readonly subscriberIds: number[];
};

/** Left over from a week whose own day was missed: they go with the next day's. */
const overdueDays = 8;

/** Who pauses or has left wants none of it, and nobody what was called off or is over. */
export async function forgetUnwanted(tx: Tx, day: Day, now: Date): Promise<void> {
  await sql`
    delete from summary_items item
    using broadcasts broadcast, subscribers subscriber
    where item.summary_id is null
      and broadcast.id = item.broadcast_id
      and subscriber.id = item.subscriber_id
      and (
        broadcast.state = 'cancelled'
        or broadcast.expires_at <= ${now}
        or subscriber.paused_until > ${day.date}::date
        or not exists (
          select 1
          from subscriptions subscription
          join broadcast_topics chosen on chosen.topic_id = subscription.topic_id
          where chosen.broadcast_id = item.broadcast_id
            and subscription.subscriber_id = item.subscriber_id
            and subscription.state = 'active'
        )
      )`.execute(tx);
}

export async function groupWaiting(tx: Tx, day: Day): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with waiting as (
      select broadcast.account_id, item.subscriber_id,
        array_agg(item.broadcast_id order by broadcast.started_at, item.broadcast_id) as broadcast_ids
      from summary_items item
      join broadcasts broadcast on broadcast.id = item.broadcast_id
      where item.summary_id is null
        and (
          item.cadence = 'daily'
          or ${day.isWeekly}
          or item.noted_on <= ${daysBefore(day.date, overdueDays)}::date
        )
      group by broadcast.account_id, item.subscriber_id
    )
    select account_id as "accountId", broadcast_ids as "broadcastIds",
      array_agg(subscriber_id order by subscriber_id) as "subscriberIds"
    from waiting
    group by account_id, broadcast_ids
    order by account_id, broadcast_ids`.execute(tx);
  return rows;
}
