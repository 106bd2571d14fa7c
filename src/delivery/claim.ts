/** Takes what is to be sent next out of the queue: written down as "sending" before anything is called (invariant 7). */
import { sql, type RawBuilder } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import type { Lane } from "./lanes.ts";

/** Longer than any call takes; then the send counts as uncertain. */
const leaseMs = 60_000;
const canarySize = 5;

export type Claimed = {
  readonly id: number;
  readonly lane: Lane;
  readonly batchId: string | null;
  readonly addressId: number | null;
  readonly message: Message | null;
  readonly attempt: number;
  readonly bsuid: string | null;
  readonly phone: string | null;
  readonly lastInboundAt: Date | null;
  /** Its time was over before its turn came; it is marked already. */
  readonly expired: boolean;
};

export type OpenBatch = {
  readonly id: string;
  readonly inWindow: Message | null;
  readonly outsideWindow: Message | null;
  readonly canaryPassed: boolean;
};

type Claim = {
  readonly accountId: number;
  readonly owner: string;
  readonly size: number;
  readonly now: Date;
};

/** The batches that may send now, in the order in which they do. */
export async function readOpenBatches(db: Db, accountId: number): Promise<OpenBatch[]> {
  const { rows } = await sql<OpenBatch>`
    select id, in_window as "inWindow", outside_window as "outsideWindow",
      canary_passed_at is not null as "canaryPassed"
    from batches
    where account_id = ${accountId}
      and state = 'open'
      and exists (
        select 1
        from deliveries
        where deliveries.account_id = batches.account_id
          and deliveries.batch_id = batches.id
          and deliveries.state = 'queued'
      )
    order by case lane when 'urgent' then 0 when 'broadcast' then 1 else 2 end, created_at, id`.execute(
    db,
  );
  return rows;
}

/** Up to `size` deliveries in the order reply, notice, urgent, broadcast, digest. */
export async function claim(
  db: Db,
  batches: readonly OpenBatch[],
  { accountId, owner, size, now }: Claim,
): Promise<Claimed[]> {
  const claimed = await take(db, sql`batch_id is null`, { accountId, owner, size, now });
  for (const batch of batches) {
    const free = size - claimed.length;
    if (free <= 0) break;
    const most = batch.canaryPassed ? free : await canaryPlaces(db, accountId, batch.id, free, now);
    if (most > 0)
      claimed.push(
        ...(await take(db, sql`batch_id = ${batch.id}`, { accountId, owner, size: most, now })),
      );
  }
  return claimed;
}

async function take(
  db: Db,
  which: RawBuilder<unknown>,
  { accountId, owner, size, now }: Claim,
): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with picked as materialized (
      select id
      from deliveries
      where account_id = ${accountId}
        and ${which}
        and state = 'queued'
        and not_before <= ${now}
      order by lane_rank, not_before, id
      limit ${size}
      for update skip locked
    ), claimed as (
      update deliveries
      set state = case when expires_at <= ${now} then 'expired' else 'sending' end,
        claimed_by = ${owner},
        lease_until = ${new Date(now.getTime() + leaseMs)},
        sending_at = ${now},
        attempt = attempt + 1
      from picked
      where deliveries.account_id = ${accountId}
        and deliveries.id = picked.id
      returning deliveries.*
    )
    select claimed.id, claimed.lane, claimed.batch_id as "batchId", address.id as "addressId",
      claimed.message, claimed.attempt, address.bsuid, address.phone,
      address.last_inbound_at as "lastInboundAt", claimed.state = 'expired' as expired
    from claimed
    left join addresses address on address.id = claimed.address_id
    order by claimed.lane_rank, claimed.id`.execute(db);
  return rows;
}

/**
 * How many of a batch that is still watched may leave now: five in all, until all five were accepted; then everybody.
 */
async function canaryPlaces(
  db: Db,
  accountId: number,
  batchId: string,
  free: number,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ begun: number; answered: number }>`
    select count(*) as begun, count(*) filter (where state <> 'sending') as answered
    from (
      select state
      from deliveries
      where account_id = ${accountId}
        and batch_id = ${batchId}
        and state not in ('queued', 'withdrawn', 'expired')
      limit ${canarySize}
    ) first`.execute(db);
  const { begun, answered } = rows[0] ?? { begun: 0, answered: 0 };
  if (answered < canarySize) return Math.min(free, canarySize - begun);
  await sql`
    update batches
    set canary_passed_at = ${now}
    where account_id = ${accountId}
      and id = ${batchId}
      and state = 'open'`.execute(db);
  return free;
}
