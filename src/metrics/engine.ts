/** What the database says of the engine: the same from every process. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { laneOfRank } from "../delivery/delivery.ts";
import type { Metric } from "./exposition.ts";

/** Reads the queue and not the ledger: the same few milliseconds whatever waits. */
export async function engineMetrics(db: Db, now: Date): Promise<Metric[]> {
  const [queue, open, numbers, latest] = await Promise.all([
    readQueue(db, now),
    readOpen(db),
    readNumbers(db, now),
    readLatestStart(db),
  ]);
  const gauge = (name: string, help: string, samples: Metric["samples"]): Metric => ({
    name,
    help,
    type: "gauge",
    samples,
  });
  return [
    gauge(
      "rundruf_queue_messages",
      "Messages that wait, by number and lane; those of paused broadcasts too, and some that were withdrawn meanwhile.",
      queue.map(({ account, lane, count }) => ({ labels: { account, lane }, value: count })),
    ),
    gauge(
      "rundruf_queue_age_seconds",
      "How long the oldest message that may leave has been waiting.",
      queue.map(({ account, lane, age }) => ({ labels: { account, lane }, value: age })),
    ),
    gauge(
      "rundruf_open_messages",
      "Messages on the wire, and those of which nobody knows whether they went out.",
      open.map(({ account, state, count }) => ({ labels: { account, state }, value: count })),
    ),
    gauge(
      "rundruf_number_pace",
      "Messages a second that the number may send.",
      numbers.map(({ account, pace }) => ({ labels: { account }, value: pace })),
    ),
    gauge(
      "rundruf_number_halted",
      "1 while the number may not send.",
      numbers.map(({ account, halted }) => ({ labels: { account }, value: halted ? 1 : 0 })),
    ),
    gauge(
      "rundruf_number_lease",
      "Who sends for the number; 0 where nobody does.",
      numbers.map(({ account, owner }) => ({
        labels: { account, owner: owner ?? "" },
        value: owner === null ? 0 : 1,
      })),
    ),
    gauge(
      "rundruf_daily_recipients_limit",
      "People in 24 hours outside the service window that Meta allows; absent without a limit.",
      numbers.flatMap(({ account, limit }) =>
        limit === null ? [] : { labels: { account }, value: limit },
      ),
    ),
    gauge("rundruf_daily_recipients", "People counted against that limit.", [
      { value: numbers[0]?.recipients ?? 0 },
    ]),
    gauge(
      "rundruf_first_message_seconds",
      "From the start of the latest broadcast to its first message on the wire.",
      latest === null ? [] : [{ value: latest }],
    ),
  ];
}

type Queue = { account: number; lane: string; count: number; age: number };

async function readQueue(db: Db, now: Date): Promise<Queue[]> {
  const { rows } = await sql<Omit<Queue, "lane"> & { rank: number }>`
    select account_id as account, lane_rank as rank, sum(last_id - first_id + 1)::bigint as count,
      coalesce(extract(epoch from ${now} - min(not_before) filter (where not_before <= ${now})), 0)::float8 as age
    from delivery_queue
    group by account_id, lane_rank
    order by account_id, lane_rank`.execute(db);
  return rows.map(({ rank, ...queue }) => ({ ...queue, lane: laneOfRank(rank) }));
}

/** From what is small: the millions that are settled are not counted here. */
async function readOpen(db: Db): Promise<{ account: number; state: string; count: number }[]> {
  const { rows } = await sql<{ account: number; state: string; count: number }>`
    select account_id as account, 'sending' as state, sum(last_id - first_id + 1)::bigint as count
    from delivery_claims
    group by account_id
    union all
    select account_id, 'uncertain', count(*)
    from deliveries
    where uncertain_since is not null
    group by account_id`.execute(db);
  return rows;
}

type NumberRow = {
  account: number;
  pace: number;
  halted: boolean;
  limit: number | null;
  owner: string | null;
  recipients: number;
};

async function readNumbers(db: Db, now: Date): Promise<NumberRow[]> {
  const { rows } = await sql<NumberRow>`
    select id as account, messages_per_second as pace, halted_at is not null as halted,
      daily_recipient_limit as limit, lease.owner, (
        select count(*)
        from daily_recipients
        where at > ${new Date(now.getTime() - 24 * 3_600_000)}
      ) as recipients
    from channel_accounts
    left join sender_leases lease on lease.account_id = id and lease.until > ${now}
    order by id`.execute(db);
  return rows;
}

/** The first five of a broadcast are remembered with it, so the first needs no search. */
async function readLatestStart(db: Db): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from min(delivery.sending_at) - latest.started_at)::float8 as seconds
    from (
      select id, account_id, started_at
      from broadcasts
      where started_at is not null
      order by started_at desc
      limit 1
    ) latest
    join batches on batches.account_id = latest.account_id and batches.id = latest.id
    join deliveries delivery on delivery.account_id = latest.account_id
      and delivery.id = any(batches.canary_ids)
    group by latest.started_at`.execute(db);
  return rows[0]?.seconds ?? null;
}
