/** Takes what is to be sent next out of the queue: written down as "sending" before anything is called (invariant 7). */
import { transact, type Db, type Tx } from "../db/db.ts";
import type { Message } from "../channels/channels.ts";
import { canaryPlaces, rememberCanary } from "./canary.ts";
import { needsNoRoom, roomLeft, takeRoom, type DailyRoom } from "./daily-room.ts";
import type { OpenBatch } from "./open-batches.ts";
import { withinBudget, type Purse } from "./purse.ts";
import { takeFirst, takeFitting, type Taken } from "./take.ts";

/** What is claimed at once, at most. */
export const largestGroup = 1_000;

export type Claimed = {
  readonly id: number;
  /** Whoever claims it later gets another one: an answer counts only while it is this. */
  readonly claimId: number;
  /** Set for one of many; then `message` is null and the batch says what leaves. */
  readonly batchId: string | null;
  readonly addressId: number | null;
  readonly message: Message | null;
  /** Which of the batch's variants leaves; null: its main forms. */
  readonly variant: string | null;
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
  /** Null where the channel limits nobody. */
  readonly room: DailyRoom | null;
  /** Null where there is no budget. */
  readonly purse: Purse | null;
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
  const own = await claimOwn(db, claim);
  let taken = own.taken;
  const group = [...own.group];
  for (const batch of batches) {
    const free = claim.size - group.length;
    if (free <= 0) break;
    const ofBatch = await claimBatch(db, batch, { ...claim, size: free });
    taken += ofBatch.taken;
    group.push(...ofBatch.group);
  }
  return { group, more: taken > 0 };
}

const nobody: Taken = { group: [], taken: 0 };

async function claimOwn(db: Db, claim: Claim): Promise<Taken> {
  if (isUncounted(claim)) return await takeFirst(db, claim, null);
  return await transact(db, async (tx) => await takeWithRoom(tx, claim, null));
}

async function claimBatch(db: Db, batch: OpenBatch, claim: Claim): Promise<Taken> {
  if (batch.canaryPassed && isUncounted(claim)) return await takeFirst(db, claim, batch);
  return await transact(db, async (tx) => {
    if (batch.canaryPassed) return await takeWithRoom(tx, claim, batch);
    const size = await canaryPlaces(tx, batch.id, claim);
    if (size === 0) return nobody;
    const first = await takeWithRoom(tx, { ...claim, size }, batch);
    await rememberCanary(
      tx,
      claim.accountId,
      batch.id,
      first.group.map(({ id }) => id),
    );
    return first;
  });
}

/** Neither people nor money are counted: then claiming is one statement. */
function isUncounted({ room, purse }: Claim): boolean {
  return room === null && purse === null;
}

/** As many as the day has room for; beside them only whoever takes up none, so that nobody waits for a full day in vain. */
async function takeWithRoom(tx: Tx, claim: Claim, batch: OpenBatch | null): Promise<Taken> {
  const { accountId, size, now, room } = claim;
  if (room === null) return await withinBudget(tx, claim, batch, await takeFirst(tx, claim, batch));
  const left = await roomLeft(tx, accountId, now);
  const first =
    left === 0
      ? nobody
      : await withinBudget(
          tx,
          claim,
          batch,
          await takeFirst(tx, { ...claim, size: Math.min(size, left) }, batch),
        );
  await takeRoom(tx, accountId, first.group, batch, now);
  const free = size - first.taken;
  if (left >= size || free <= 0) return first;
  if (batch !== null && !room.isWorthALook(batch.id)) return first;
  const fits = needsNoRoom(batch, now);
  const fitting = await takeFitting(tx, { ...claim, size: free }, batch, fits);
  const others = await withinBudget(tx, claim, batch, fitting);
  await takeRoom(tx, accountId, others.group, batch, now);
  if (batch !== null && others.taken === 0) room.foundNothing(batch.id);
  return { group: [...first.group, ...others.group], taken: first.taken + others.taken };
}
