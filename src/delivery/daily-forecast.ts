/** When the rest of a batch will go, where more people wait than Meta lets us write to in a day. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { countedMs, needsNoRoom } from "./daily-room.ts";
import { readOpenBatches } from "./open-batches.ts";

/** At `at` there is room for so many more. */
export type Portion = { readonly at: Date; readonly count: number };

export type DailyForecast = {
  /** People in 24 hours, as Meta says. */
  readonly limit: number;
  /** Whoever waits for room, by the hour in which it comes; the first is what still goes now. Never empty. */
  readonly portions: readonly Portion[];
};

/** How many people may still be written to today outside the service window; null where there is no limit. */
export async function roomToday(db: Db, accountId: number, now: Date): Promise<number | null> {
  const limit = await readLimit(db, accountId);
  if (limit === null) return null;
  return leftOf(limit, await readTaken(db, now));
}

/** How many people Meta lets us write to in 24 hours outside the service window; null where there is no limit. */
export async function dailyLimit(db: Db, accountId: number): Promise<number | null> {
  return await readLimit(db, accountId);
}

/** Null where all of the batch that waits goes today without a stop. What waits in front of it goes first. */
export async function dailyForecast(
  db: Db,
  accountId: number,
  batchId: string,
  now: Date,
): Promise<DailyForecast | null> {
  const limit = await readLimit(db, accountId);
  if (limit === null) return null;
  const open = await readOpenBatches(db, accountId);
  const place = open.findIndex(({ id }) => id === batchId);
  if (place === -1) return null;
  const waiting = await Promise.all(
    open.slice(0, place + 1).map(async (batch) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count
        from deliveries
        where account_id = ${accountId}
          and batch_id = ${batch.id}
          and address_id is not null
          and state = 'queued'
          and not ${needsNoRoom(batch, now)}`.execute(db);
      return rows[0]?.count ?? 0;
    }),
  );
  const own = waiting.at(-1) ?? 0;
  const ahead = waiting.slice(0, -1).reduce((sum, count) => sum + count, 0);
  const taken = await readTaken(db, now);
  const left = leftOf(limit, taken);
  if (ahead + own <= left) return null;
  return { limit, portions: spread({ ahead, own, left, taken, now }) };
}

/**
 * Spreads people over the room as it comes: first what is left, then each place a day after it was taken, again and again.
 * Pure.
 */
export function spread({
  ahead,
  own,
  left,
  taken,
  now,
}: {
  readonly ahead: number;
  readonly own: number;
  readonly left: number;
  /** Places that are taken, by the moment in which they become free; earliest first. */
  readonly taken: readonly Portion[];
  readonly now: Date;
}): Portion[] {
  const coming = [{ at: now, count: left }, ...taken].filter(({ count }) => count > 0);
  const portions: Portion[] = [];
  let others = ahead;
  let rest = own;
  for (let next = coming.shift(); next !== undefined && rest > 0; next = coming.shift()) {
    const first = Math.min(others, next.count);
    const count = Math.min(rest, next.count - first);
    others -= first;
    rest -= count;
    if (count > 0) portions.push({ at: next.at, count });
    coming.push({ at: new Date(next.at.getTime() + countedMs), count: next.count });
  }
  return portions;
}

function leftOf(limit: number, taken: readonly Portion[]): number {
  return Math.max(0, limit - taken.reduce((sum, { count }) => sum + count, 0));
}

async function readLimit(db: Db, accountId: number): Promise<number | null> {
  const row = await db
    .selectFrom("channel_accounts")
    .select("daily_recipient_limit")
    .where("id", "=", accountId)
    .executeTakeFirst();
  // A limit of nobody would have no end to tell.
  return row?.daily_recipient_limit || null;
}

/** By the hour: some 25 rows for any number of people. */
async function readTaken(db: Db, now: Date): Promise<Portion[]> {
  const counted = new Date(now.getTime() - countedMs);
  const { rows } = await sql<{ last: Date; count: number }>`
    select max(at) as last, count(*) as count
    from daily_recipients
    where at > ${counted}
    group by date_trunc('hour', at)
    order by last`.execute(db);
  return rows.map(({ last, count }) => ({ at: new Date(last.getTime() + countedMs), count }));
}
