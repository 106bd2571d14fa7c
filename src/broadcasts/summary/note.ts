/** Who of a chunk of an audience does not get this broadcast by itself: it is noted for their summary. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../db/db.ts";
import type { BatchLane } from "../../delivery/delivery.ts";
import type { Reached } from "../../subscribers/subscribers.ts";
import { anybodyCollects, wishOf } from "./collects.ts";
import type { Day } from "./day.ts";
import { readSummarySetting } from "./setting.ts";
import { keptFor, recentBatches, spentBy } from "./spent.ts";

export type Chunk = {
  readonly id: string;
  readonly accountId: number;
  readonly lane: BatchLane;
  readonly topicIds: readonly number[];
  /** It is a correction: whoever got it wrong hears of it at once. */
  readonly isCorrection: boolean;
  readonly isSummary: boolean;
  readonly day: Day;
  readonly now: Date;
};

/** Returns those of `people` who get it now. */
export async function noteForSummaries(
  tx: Tx,
  chunk: Chunk,
  people: RawBuilder<Reached>,
): Promise<RawBuilder<Reached>> {
  if (chunk.lane === "urgent" || chunk.isCorrection) return people;
  const { mostADay } = await readSummarySetting(tx);
  if (mostADay === null && !chunk.isSummary && !(await anybodyCollects(tx, chunk.topicIds)))
    return people;
  const full = mostADay === null ? sql<boolean>`false` : await isFull(tx, chunk, mostADay);
  if (chunk.isSummary) return await postpone(tx, chunk, people, full);
  // Tips are of their day: who wants to hear once a week gets those of one day.
  const missing =
    chunk.lane === "digest" && !chunk.day.isWeekly ? sql`wish.frequency = 'weekly'` : sql`false`;
  const collects = chunk.lane === "digest" ? sql`false` : sql`wish.frequency <> 'at-once'`;
  await sql`
    insert into summary_items (broadcast_id, subscriber_id, cadence, reason, noted_on)
    select ${chunk.id}, chunk.subscriber_id,
      case when ${collects} then wish.frequency else 'daily' end,
      case when ${collects} then 'chosen' else 'promise' end,
      ${chunk.day.date}::date
    from (${people}) chunk
    cross join lateral (${wishOf(chunk.topicIds)}) wish
    where not ${missing}
      and (${collects} or ${full})
    on conflict do nothing`.execute(tx);
  return sql<Reached>`
    select chunk.*
    from (${people}) chunk
    cross join lateral (${wishOf(chunk.topicIds)}) wish
    where not ${missing}
      and not exists (
        select 1
        from summary_items noted
        where noted.broadcast_id = ${chunk.id}
          and noted.subscriber_id = chunk.subscriber_id
      )`;
}

async function isFull(tx: Tx, chunk: Chunk, mostADay: number): Promise<RawBuilder<boolean>> {
  const spent = spentBy(
    chunk.accountId,
    await recentBatches(tx, chunk.accountId, chunk.now),
    chunk.day,
  );
  const kept = chunk.isSummary ? sql<number>`0` : keptFor(chunk.day);
  return sql<boolean>`(${spent} + ${kept} >= ${mostADay})`;
}

/** A summary for which the day has no room goes with the next day's. */
async function postpone(
  tx: Tx,
  { id }: Chunk,
  people: RawBuilder<Reached>,
  full: RawBuilder<boolean>,
): Promise<RawBuilder<Reached>> {
  await sql`
    update summary_items
    set summary_id = null, cadence = 'daily'
    where summary_id = ${id}
      and subscriber_id in (select chunk.subscriber_id from (${people}) chunk where ${full})`.execute(
    tx,
  );
  return sql<Reached>`
    select chunk.*
    from (${people}) chunk
    where exists (
      select 1
      from summary_items carried
      where carried.summary_id = ${id}
        and carried.subscriber_id = chunk.subscriber_id
    )`;
}
