/** Takes what is to be sent next out of the queue: written down as "sending" before anything is called (invariant 7). */
import { sql, type RawBuilder } from "kysely";
import { transact, type Db, type Tx } from "../db/db.ts";
import type { Message } from "../channels/channels.ts";
import { canaryPlaces, rememberCanary } from "./canary.ts";
import { needsNoRoom, roomLeft, takeRoom, type DailyRoom } from "./daily-room.ts";
import type { OpenBatch } from "./open-batches.ts";

/** Longer than any call takes (30 s); then the send counts as uncertain. */
const leaseMs = 60_000;

export type Claimed = {
  readonly id: number;
  /** Set for one of many; then `message` is null and the batch says what leaves. */
  readonly batchId: string | null;
  readonly addressId: number | null;
  readonly message: Message | null;
  /** The how manieth try this is, from 1. */
  readonly attempt: number;
  readonly bsuid: string | null;
  readonly phone: string | null;
  readonly lastInboundAt: Date | null;
};

export type Claim = {
  readonly accountId: number;
  readonly owner: string;
  readonly size: number;
  readonly now: Date;
  /** Null where the channel limits nobody: then claiming costs no transaction. */
  readonly room: DailyRoom | null;
};

/**
 * Up to `size` deliveries in the order reply, notice, urgent, broadcast, digest. What was called off or expired while it
 * waited ends here. Nothing is taken while the number is halted or its lease is another's, nor of a batch that is not open:
 * each statement asks, so that a stop holds from the next claim on.
 */
export async function claim(
  db: Db,
  batches: readonly OpenBatch[],
  claim: Claim,
): Promise<{ readonly group: Claimed[]; readonly more: boolean }> {
  const own = await takeOwn(db, claim);
  let taken = own.taken;
  const group = own.group;
  for (const batch of batches) {
    const free = claim.size - group.length;
    if (free <= 0) break;
    const ofBatch = await claimBatch(db, batch, { ...claim, size: free });
    taken += ofBatch.taken;
    group.push(...ofBatch.group);
  }
  return { group, more: taken > 0 };
}

type Taken = { readonly group: Claimed[]; readonly taken: number };

const nobody: Taken = { group: [], taken: 0 };

async function takeOwn(db: Db, claim: Claim): Promise<Taken> {
  const which = sql`batch_id is null`;
  const order = sql`lane_rank, not_before, id`;
  if (claim.room === null) return await take(db, claim, which, order);
  return await transact(db, async (tx) => await takeFitting(tx, claim, null, which, order));
}

async function claimBatch(db: Db, batch: OpenBatch, claim: Claim): Promise<Taken> {
  const which = sql`batch_id = ${batch.id}
        and exists (
          select 1
          from batches
          where account_id = ${claim.accountId}
            and id = ${batch.id}
            and state = 'open'
        )`;
  const order = sql`not_before, id`;
  if (batch.canaryPassed && claim.room === null) return await take(db, claim, which, order);
  return await transact(db, async (tx) => {
    if (batch.canaryPassed) return await takeFitting(tx, claim, batch, which, order);
    const size = await canaryPlaces(tx, batch.id, claim);
    if (size === 0) return nobody;
    const first = await takeFitting(tx, { ...claim, size }, batch, which, order);
    await rememberCanary(
      tx,
      claim.accountId,
      batch.id,
      first.group.map(({ id }) => id),
    );
    return first;
  });
}

/** As many as the day has room for; beside them only whoever takes up none, so that nobody waits for a full day in vain. */
async function takeFitting(
  tx: Tx,
  claim: Claim,
  batch: OpenBatch | null,
  which: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<Taken> {
  const { accountId, size, now, room } = claim;
  if (room === null) return await take(tx, claim, which, order);
  const left = await roomLeft(tx, accountId, now);
  const first =
    left === 0 ? nobody : await take(tx, { ...claim, size: Math.min(size, left) }, which, order);
  await takeRoom(tx, accountId, first.group, batch, now);
  const free = size - first.taken;
  if (left >= size || free <= 0) return first;
  if (batch !== null && !room.isWorthALook(batch.id)) return first;
  const fitting = sql`${which} and ${needsNoRoom(batch, now)}`;
  const others = await take(tx, { ...claim, size: free }, fitting, order);
  await takeRoom(tx, accountId, others.group, batch, now);
  if (batch !== null && others.taken === 0) room.foundNothing(batch.id);
  return { group: [...first.group, ...others.group], taken: first.taken + others.taken };
}

async function take(
  db: Db,
  { accountId, owner, size, now }: Claim,
  which: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<Taken> {
  const { rows } = await sql<Claimed & { state: string }>`
    with picked as materialized (
      select id
      from deliveries
      where account_id = ${accountId}
        and ${which}
        and state = 'queued'
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
      order by ${order}
      limit ${size}
      for update skip locked
    ), claimed as (
      update deliveries
      set state = case
          when unwanted_at is not null then 'withdrawn'
          when expires_at <= ${now} then 'expired'
          else 'sending'
        end,
        claimed_by = ${owner},
        lease_until = ${new Date(now.getTime() + leaseMs)},
        sending_at = ${now},
        attempt = attempt + 1
      from picked
      where deliveries.account_id = ${accountId}
        and deliveries.id = picked.id
      returning deliveries.*
    )
    select claimed.id, claimed.state, claimed.batch_id as "batchId", address.id as "addressId",
      claimed.message, claimed.attempt, address.bsuid, address.phone,
      address.last_inbound_at as "lastInboundAt"
    from claimed
    left join addresses address on address.id = claimed.address_id
    order by claimed.lane_rank, claimed.id`.execute(db);
  return { group: rows.filter(({ state }) => state === "sending"), taken: rows.length };
}
