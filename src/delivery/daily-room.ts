/**
 * How many more people may be written to outside the service window today (reference 5.2). Meta counts different people in
 * any 24 hours over all numbers of the portfolio and refuses the rest, so we count before it does; what does not fit waits.
 */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../db/db.ts";
import type { Claimed } from "./claim.ts";
import { openSince } from "./form.ts";
import type { OpenBatch } from "./open-batches.ts";

/** A little more than a day: a message leaves some seconds after it was counted. */
export const countedMs = 24 * 3_600_000 + 5 * 60_000;
/** While the day is full, the queue of a batch is searched only so often for whoever needs no room. */
const lookAgainMs = 5_000;

/** Kept by whoever sends for a number. */
export type DailyRoom = {
  /** False for a while after `foundNothing`: ten thousand who wait until tomorrow are not read four times a second. */
  isWorthALook(batchId: string): boolean;
  foundNothing(batchId: string): void;
};

export function openDailyRoom(): DailyRoom {
  const lookedAt = new Map<string, number>();
  return {
    isWorthALook: (batchId) =>
      performance.now() - (lookedAt.get(batchId) ?? Number.NEGATIVE_INFINITY) >= lookAgainMs,
    foundNothing(batchId) {
      lookedAt.set(batchId, performance.now());
    },
  };
}

/**
 * How many people there is room for. Holds the rows of all limited numbers until the commit, so that two of them, in two
 * processes, do not both take the last place. Infinite where the channel sets no limit.
 */
export async function roomLeft(tx: Tx, accountId: number, now: Date): Promise<number> {
  const limits = await sql<{ id: number; limit: number }>`
    select id, daily_recipient_limit as limit
    from channel_accounts
    where daily_recipient_limit is not null
    order by id
    for no key update`.execute(tx);
  const limit = limits.rows.find(({ id }) => id === accountId)?.limit;
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  // A statement of its own: it must see what the holder of the rows before us counted.
  return Math.max(0, limit - (await countRecipients(tx, now)));
}

/** Under 1 ms for 2,000 people, 6 ms for 100,000; beyond that Meta sets no limit. */
async function countRecipients(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with forgotten as (
      delete from daily_recipients
      where at <= ${countedSince(now)}
    )
    select count(*) as count
    from daily_recipients
    where at > ${countedSince(now)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Counts those of a claimed group who take up room: a template outside the window. Whoever is counted already stays one. */
export async function takeRoom(
  tx: Tx,
  accountId: number,
  group: readonly Claimed[],
  batch: OpenBatch | null,
  now: Date,
): Promise<void> {
  const counted = group.flatMap(({ addressId, message, lastInboundAt }) => {
    const isOpen = lastInboundAt !== null && lastInboundAt > openSince(now);
    const leaves = message ?? batch?.outsideWindow;
    return addressId !== null && !isOpen && leaves?.type === "template" ? [addressId] : [];
  });
  if (counted.length === 0) return;
  await sql`
    insert into daily_recipients (account_id, address_id, at)
    select distinct ${accountId}::integer, address_id, ${now}::timestamptz
    from unnest(${counted}::bigint[]) as counted (address_id)
    on conflict (account_id, address_id) do update
    set at = excluded.at`.execute(tx);
}

/** Of the rows of `deliveries`, those that leave though the day is full: answers, open windows, people counted already. */
export function needsNoRoom(batch: OpenBatch | null, now: Date): RawBuilder<boolean> {
  if (batch !== null && batch.outsideWindow?.type !== "template") return sql`true`;
  const isAnswer = batch === null ? sql`message ->> 'type' <> 'template' or` : sql``;
  return sql`(${isAnswer}
    exists (
      select 1
      from addresses
      where addresses.id = deliveries.address_id
        and addresses.last_inbound_at > ${openSince(now)}
    )
    or exists (
      select 1
      from daily_recipients
      where daily_recipients.account_id = deliveries.account_id
        and daily_recipients.address_id = deliveries.address_id
        and daily_recipients.at > ${countedSince(now)}
    ))`;
}

function countedSince(now: Date): Date {
  return new Date(now.getTime() - countedMs);
}
