/** Who hears of a broadcast by itself, and who with a summary, as they chose. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../../db/db.ts";
import type { Reached } from "../../subscribers/subscribers.ts";
import type { Broadcast } from "../read.ts";

/** What is urgent or corrects something waits for no summary, tips are of their day, and summaries wait for none. */
export function isForSummaries({
  lane = "broadcast",
  corrects = [],
  isSummary = false,
}: Partial<Pick<Broadcast, "lane" | "corrects" | "isSummary">>): boolean {
  return lane === "broadcast" && corrects.length === 0 && !isSummary;
}

/** Most hear of everything at once: then nobody has to be looked at one by one. */
export async function anybodyCollects(db: Db, topicIds: readonly number[]): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from subscriptions
    where topic_id = any(${[...topicIds]}::integer[])
      and frequency <> 'at-once'
    limit 1`.execute(db);
  return rows.length > 0;
}

/** Those who want at least one of these topics at once. */
export function hearsAtOnce(
  reached: RawBuilder<Reached>,
  topicIds: readonly number[],
): RawBuilder<Reached> {
  return sql<Reached>`
    select chunk.*
    from (${reached}) chunk
    cross join lateral (${wishOf(topicIds)}) wish
    where wish.frequency = 'at-once'`;
}

/** A select of (frequency): the most eager wish of `chunk.subscriber_id` for these topics. */
export function wishOf(topicIds: readonly number[]): RawBuilder<unknown> {
  return sql`
    select case
      when bool_or(subscription.frequency = 'at-once') then 'at-once'
      when bool_or(subscription.frequency = 'daily') then 'daily'
      else 'weekly'
    end as frequency
    from subscriptions subscription
    where subscription.subscriber_id = chunk.subscriber_id
      and subscription.topic_id = any(${[...topicIds]}::integer[])
      and subscription.state = 'active'`;
}
