/** Turning an audience into deliveries, a chunk at a time. Each chunk is one transaction, so a kill loses and doubles nothing. */
import { sql } from "kysely";
import { announce, type Db, type Tx } from "../db/db.ts";
import { addRecipients, type BatchLane } from "../delivery/delivery.ts";
import { type Reached } from "../subscribers/subscribers.ts";
import { readOrganisation } from "../web/organisation.ts";
import { audienceOf } from "./correction/correction.ts";
import { todayIn } from "./reach.ts";
import { dayOf, noteForSummaries, readSummarySetting } from "./summary/summary.ts";

/** Ids of broadcasts that are sending and whose audience is not all turned into deliveries yet. */
export async function findUnexpanded(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from broadcasts
    where state = 'sending'
      and expanded_at is null
    order by started_at, id`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Adds the next `size` people. `expanded_to` is the last subscriber done, not the last address: who writes from another
 * number between two chunks moves to another address, and would come twice. True when there are more.
 */
export async function expandChunk(tx: Tx, id: string, size: number, now: Date): Promise<boolean> {
  const broadcast = await lockUnexpanded(tx, id);
  if (broadcast === null) return false;
  const { accountId, lane, topicIds, languages, corrects, isSummary } = broadcast;
  const { from, startedAt, expiresAt } = broadcast;
  const to = await endOfChunk(tx, from, size);
  if (to === null) {
    await finishExpansion(tx, id, now);
    return false;
  }
  await holdSubscriptions(tx, accountId, topicIds, from, to);
  const { timeZone } = await readOrganisation(tx);
  const reached = audienceOf({
    accountId,
    topicIds,
    corrects,
    summaryId: isSummary ? id : null,
    today: todayIn(timeZone, now),
    asOf: startedAt,
    between: [from, to],
  });
  const day = dayOf(await readSummarySetting(tx), timeZone, now);
  const people = await noteForSummaries(
    tx,
    { id, accountId, lane, topicIds, isSummary, isCorrection: corrects.length > 0, day, now },
    sql<Reached>`
      select address_id, subscriber_id,
        case when reads = any(${languages}::text[]) then reads end as variant
      from (${reached}) reached`,
  );
  const fill = { accountId, batchId: id, now, expiresAt: expiresAt ?? undefined };
  await addRecipients(tx, fill, people);
  await sql`
    update broadcasts
    set expanded_to = ${to}
    where id = ${id}`.execute(tx);
  await announce(tx, "live", `broadcast:${id}`);
  return true;
}

type Unexpanded = {
  readonly accountId: number;
  readonly lane: BatchLane;
  readonly isSummary: boolean;
  readonly topicIds: number[];
  readonly corrects: string[];
  /** In which it is said beside the main text. */
  readonly languages: string[];
  readonly from: number;
  /** The audience was frozen then. */
  readonly startedAt: Date;
  readonly expiresAt: Date | null;
};

async function lockUnexpanded(tx: Tx, id: string): Promise<Unexpanded | null> {
  const { rows } = await sql<Unexpanded>`
    select account_id as "accountId", lane, is_summary as "isSummary", expanded_to as "from", started_at as "startedAt",
      expires_at as "expiresAt",
      array(select topic_id from broadcast_topics where broadcast_id = id) as "topicIds",
      array(select corrected_id::text from broadcast_corrections where broadcast_id = id) as corrects,
      array(select variant ->> 'language' from jsonb_array_elements(variants) variant) as languages
    from broadcasts
    where id = ${id}
      and state = 'sending'
      and expanded_at is null
    for update skip locked`.execute(tx);
  return rows[0] ?? null;
}

/** The next so many subscribers, whether they get it or not: to know who does, all that are left would be sorted each time. */
async function endOfChunk(tx: Tx, from: number, size: number): Promise<number | null> {
  const { rows } = await sql<{ to: number | null }>`
    select max(id) as to
    from (
      select id
      from subscribers
      where id > ${from}
      order by id
      limit ${size}
    ) chunk`.execute(tx);
  return rows[0]?.to ?? null;
}

/**
 * A STOP at this moment would see no delivery to withdraw, and we would not see its end. So it waits for this chunk and
 * then withdraws, or was first and is seen by the next statement (invariant 1). Addresses first, as a citizen's message
 * takes them, so that the two do not wait for each other.
 */
async function holdSubscriptions(
  tx: Tx,
  accountId: number,
  topicIds: readonly number[],
  from: number,
  to: number,
): Promise<void> {
  await sql`
    select 1
    from addresses
    where account_id = ${accountId}
      and subscriber_id > ${from}
      and subscriber_id <= ${to}
    for share`.execute(tx);
  await sql`
    select 1
    from subscriptions
    where topic_id = any(${[...topicIds]}::integer[])
      and subscriber_id > ${from}
      and subscriber_id <= ${to}
    for share`.execute(tx);
}

async function finishExpansion(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`
    update broadcasts
    set expanded_at = ${now}
    where id = ${id}`.execute(tx);
  await announce(tx, "live", `broadcast:${id}`);
}
