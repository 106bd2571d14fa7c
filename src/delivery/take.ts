/** Taking deliveries out of the queue: which ones, then "sending", in one transaction. */
import { sql, type RawBuilder } from "kysely";
import { list, type Db, type Tx } from "../db/db.ts";
import type { Claim, Claimed } from "./claim.ts";
import { idsOf, type Range } from "./queue.ts";

/** Longer than any call takes (30 s); then the send counts as uncertain. */
const leaseMs = 60_000;

/** `taken` is more than 0 where the queue may have more. */
export type Taken = { readonly group: Claimed[]; readonly taken: number };

/** Up to `size` from the front of the queue of a batch, or of what stands alone (null). */
export async function takeFirst(tx: Tx, claim: Claim, batchId: string | null): Promise<Taken> {
  const { size } = claim;
  // A range that another process shortened in between is left to it: `first_id` is asked for again.
  const { rows } = await sql<Range>`
    with due as (
      select id, first_id, last_id, (sum(last_id - first_id + 1) over (order by place))::bigint as reach
      from (${front(claim, batchId)}) front
    ), chosen as materialized (
      select id, first_id, last_id, least(last_id, last_id - reach + ${size}) as end_id
      from due
      where reach - (last_id - first_id + 1) < ${size}
    ), emptied as (
      delete from delivery_queue
      using chosen
      where delivery_queue.account_id = ${claim.accountId}
        and delivery_queue.id = chosen.id
        and delivery_queue.first_id = chosen.first_id
        and chosen.end_id = chosen.last_id
      returning chosen.first_id, chosen.end_id
    ), shortened as (
      update delivery_queue
      set first_id = chosen.end_id + 1
      from chosen
      where delivery_queue.account_id = ${claim.accountId}
        and delivery_queue.id = chosen.id
        and delivery_queue.first_id = chosen.first_id
        and chosen.end_id < chosen.last_id
      returning chosen.first_id, chosen.end_id
    )
    select first_id as "firstId", end_id as "lastId" from emptied
    union all
    select first_id, end_id from shortened`.execute(tx);
  return await send(tx, claim, batchId, rows);
}

/** Up to `size` of those that fit, wherever in the queue they stand; `fits` is a condition on `deliveries`. */
export async function takeFitting(
  tx: Tx,
  claim: Claim,
  batchId: string | null,
  fits: RawBuilder<unknown>,
): Promise<Taken> {
  // Each range by itself: joined, the planner may choose to read the whole ledger.
  const { rows } = await sql<Range>`
    select fitting.id as "firstId", fitting.id as "lastId"
    from (${front(claim, batchId)}) front
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
    limit ${claim.size}`.execute(tx);
  return await send(tx, claim, batchId, rows);
}

/** Whether anything waits that belongs to no batch. */
export async function somethingAlone(db: Db, claim: Claim): Promise<boolean> {
  const { rows } = await sql`${front({ ...claim, size: 1 }, null)}`.execute(db);
  return rows.length > 0;
}

/** The first ranges that may hold `size` deliveries, none while the number or the batch must not send. */
function front({ accountId, owner, size, now }: Claim, batchId: string | null) {
  const order = batchId === null ? sql`lane_rank, not_before, id` : sql`not_before, id`;
  return sql`
    select id, first_id, last_id, row_number() over (order by ${order}) as place
    from delivery_queue
    where account_id = ${accountId}
      and ${batchId === null ? sql`batch_id is null` : sql`batch_id = ${batchId}`}
      and not_before <= ${now}
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
    limit ${size}`;
}

/** Of the deliveries in these ranges, those that still wait leave the queue: to be sent, or ended where they are not wanted. */
async function send(
  tx: Tx,
  claim: Claim,
  batchId: string | null,
  ranges: readonly Range[],
): Promise<Taken> {
  if (ranges.length === 0) return { group: [], taken: 0 };
  const { accountId, now } = claim;
  const claimId = await noteClaim(tx, claim, ranges);
  const { rows } = await sql<Claimed & { state: string }>`
    with claimed as (
      update deliveries
      set state = case
          when unwanted_at is not null then 'withdrawn'
          when expires_at <= ${now} then 'expired'
          else 'sending'
        end,
        claim_id = ${claimId},
        sending_at = ${now},
        attempt = attempt + 1
      where account_id = ${accountId}
        and id = any(${list(idsOf(ranges))}::bigint[])
        and ${waits(claim, batchId)}
      returning *
    )
    select claimed.id, claimed.state, claimed.claim_id as "claimId", claimed.batch_id as "batchId",
      address.id as "addressId", claimed.message, claimed.attempt, address.bsuid, address.phone,
      address.last_inbound_at as "lastInboundAt"
    from claimed
    left join addresses address on address.id = claimed.address_id
    order by claimed.lane_rank, claimed.id`.execute(tx);
  // A range in which nobody waits any more counts too: behind it there may be others.
  return {
    group: rows.filter(({ state }) => state === "sending"),
    taken: Math.max(rows.length, 1),
  };
}

function waits({ now }: Claim, batchId: string | null): RawBuilder<unknown> {
  return sql`batch_id is not distinct from ${batchId}::uuid
        and state = 'queued'
        and not_before <= ${now}`;
}

/** Whatever of these ranges is not recorded when the lease has run out was sent by a process that died. */
async function noteClaim(
  tx: Tx,
  { accountId, owner, now }: Claim,
  ranges: readonly Range[],
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with claim as materialized (
      select nextval('delivery_claim_ids') as id
    ), noted as (
      insert into delivery_claims (account_id, id, owner, lease_until, first_id, last_id)
      select ${accountId}, claim.id, ${owner}, ${new Date(now.getTime() + leaseMs)}, first_id, last_id
      from claim, unnest(
        ${ranges.map(({ firstId }) => firstId)}::bigint[],
        ${ranges.map(({ lastId }) => lastId)}::bigint[]
      ) as range (first_id, last_id)
    )
    select id
    from claim`.execute(tx);
  const [noted] = rows;
  if (noted === undefined) throw new Error("A sequence gave no number.");
  return noted.id;
}
