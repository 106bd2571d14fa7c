/** Taking deliveries out of the queue: which ones, then "sending", in one statement. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";
import type { Claim, Claimed } from "./claim.ts";
import type { OpenBatch } from "./open-batches.ts";

/** Longer than any call takes (30 s); then the send counts as uncertain. */
const leaseMs = 60_000;

/** `taken` is more than 0 where the queue may have more. */
export type Taken = { readonly group: Claimed[]; readonly taken: number };

/** Up to `size` from the front of the queue of a batch, or of what stands alone (null). */
export async function takeFirst(db: Db, claim: Claim, batch: OpenBatch | null): Promise<Taken> {
  const { accountId, size } = claim;
  // A range that another process shortened in between is left to it: `first_id` is asked for again.
  const ranges = sql`
    due as (
      select id, first_id, last_id, (sum(last_id - first_id + 1) over (order by place))::bigint as reach
      from (${front(claim, batch)}) front
    ), chosen as materialized (
      select id, first_id, last_id, least(last_id, last_id - reach + ${size}) as end_id
      from due
      where reach - (last_id - first_id + 1) < ${size}
    ), emptied as (
      delete from delivery_queue
      using chosen
      where delivery_queue.account_id = ${accountId}
        and delivery_queue.id = chosen.id
        and delivery_queue.first_id = chosen.first_id
        and chosen.end_id = chosen.last_id
      returning chosen.first_id, chosen.end_id
    ), shortened as (
      update delivery_queue
      set first_id = chosen.end_id + 1
      from chosen
      where delivery_queue.account_id = ${accountId}
        and delivery_queue.id = chosen.id
        and delivery_queue.first_id = chosen.first_id
        and chosen.end_id < chosen.last_id
      returning chosen.first_id, chosen.end_id
    ), ranges as materialized (
      select first_id, end_id as last_id from emptied
      union all
      select first_id, end_id from shortened
    )`;
  return await take(db, claim, batch?.id ?? null, ranges);
}

/** Up to `size` of those that fit, wherever in the queue they stand; `fits` is a condition on `deliveries`. */
export async function takeFitting(
  db: Db,
  claim: Claim,
  batch: OpenBatch | null,
  fits: RawBuilder<unknown>,
): Promise<Taken> {
  const batchId = batch?.id ?? null;
  // Each range by itself: joined, the planner may choose to read the whole ledger.
  const ranges = sql`
    ranges as materialized (
      select fitting.id as first_id, fitting.id as last_id
      from (${front(claim, batch)}) front
      cross join lateral (
        select id
        from deliveries
        where account_id = ${claim.accountId}
          and id between front.first_id and front.last_id
          and ${waits(claim, batchId)}
          and ${fits}
        order by id
        limit ${claim.size}
      ) fitting
      order by front.place, fitting.id
      limit ${claim.size}
    )`;
  return await take(db, claim, batchId, ranges);
}

/** The first ranges that may hold `size` deliveries, none while the number or the batch must not send. */
function front(claim: Claim, batch: OpenBatch | null): RawBuilder<unknown> {
  const { size } = claim;
  const batchId = batch?.id ?? null;
  const places = placesOfPutBack(size, batch);
  if (places === 0) return due(claim, batchId, size);
  return sql`
    select id, first_id, last_id, row_number() over (order by min(turn), min(place)) as place
    from (
      select *, 0 as turn
      from (${due(claim, batchId, places, sql`put_back`)}) put_back
      union all
      select *, 1
      from (${due(claim, batchId, size)}) due
    ) front
    group by id, first_id, last_id`;
}

/**
 * Who was put back goes before those who have not been tried, but takes no more than half of a group: what is refused again and
 * again does not hold up the others. Of a group of one nothing, so that a number in trouble does not try the same few over
 * and over; nor while the first few of a batch are watched: refused as faulty a second time they would end.
 */
function placesOfPutBack(size: number, batch: OpenBatch | null): number {
  return batch !== null && batch.canaryPassed && batch.hasPutBack ? Math.floor(size / 2) : 0;
}

function due(
  { accountId, owner, now }: Claim,
  batchId: string | null,
  most: number,
  which: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  const order = batchId === null ? sql`lane_rank, not_before, id` : sql`not_before, id`;
  return sql`
    select id, first_id, last_id, row_number() over (order by ${order}) as place
    from delivery_queue
    where account_id = ${accountId}
      and ${batchId === null ? sql`batch_id is null` : sql`batch_id = ${batchId}`}
      and not_before <= ${now}
      and ${which}
      and exists (
        select 1
        from channel_accounts
        where id = ${accountId}
          and halted_at is null
      )
      and exists (
        select 1
        from sender_leases
        where account_id = ${accountId}
          and owner = ${owner}
      )
      and (${batchId}::uuid is null or exists (
        select 1
        from batches
        where account_id = ${accountId}
          and id = ${batchId}
          and state = 'open'
      ))
    order by ${order}
    limit ${most}`;
}

/**
 * Of the deliveries in these ranges, those that still wait leave the queue: to be sent, or ended where they are not wanted.
 * What of a claim is not recorded when its lease has run out was sent by a process that died.
 */
async function take(
  db: Db,
  claim: Claim,
  batchId: string | null,
  ranges: RawBuilder<unknown>,
): Promise<Taken> {
  const { accountId, owner, now } = claim;
  const { rows } = await sql<Claimed & { state: string | null }>`
    with ${ranges}, claim as materialized (
      select nextval('delivery_claim_ids') as id
      where exists (select from ranges)
    ), noted as (
      insert into delivery_claims (account_id, id, owner, lease_until, first_id, last_id)
      -- Who was put back may stand in two ranges that begin alike: that of the chunk, and one of its own.
      select ${accountId}, claim.id, ${owner}, ${new Date(now.getTime() + leaseMs)}, first_id, max(last_id)
      from ranges, claim
      group by claim.id, first_id
    ), claimed as (
      update deliveries
      set state = case
          when unwanted_at is not null then 'withdrawn'
          when expires_at <= ${now} then 'expired'
          else 'sending'
        end,
        claim_id = (select id from claim),
        sending_at = ${now},
        attempt = attempt + 1
      where account_id = ${accountId}
        -- As a list: joined, the planner may choose to read the whole ledger (seen: 0.4 s for 500).
        and id = any(array(select generate_series(first_id, last_id) from ranges))
        and ${waits(claim, batchId)}
      returning id, state, batch_id, address_id, message, variant, attempt, lane_rank
    )
    select claimed.id, claimed.state, claim.id as "claimId", claimed.batch_id as "batchId",
      address.id as "addressId", claimed.message, claimed.variant, claimed.attempt, address.bsuid, address.phone,
      address.last_inbound_at as "lastInboundAt"
    from claim
    left join claimed on true
    left join addresses address on address.id = claimed.address_id
    order by claimed.lane_rank, claimed.id`.execute(db);
  // A row without a delivery: a range in which nobody waits any more. Behind it there may be others.
  return { group: rows.filter(({ state }) => state === "sending"), taken: rows.length };
}

function waits({ now }: Claim, batchId: string | null): RawBuilder<unknown> {
  return sql`batch_id is not distinct from ${batchId}::uuid
        and state = 'queued'
        and not_before <= ${now}`;
}
