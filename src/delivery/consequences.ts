/** What a failure means beyond its own message: for the number, the batch, the person. */
import { sql } from "kysely";
import type { Failure } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { haltBatch } from "./batches.ts";
import { noteReasons } from "./failure-reasons.ts";
import { haltAccount } from "./halt.ts";
import { noteTooFast } from "./too-fast.ts";

export type Failed = {
  readonly batchId: string | null;
  readonly addressId: number | null;
  readonly failure: Failure | null;
  /** "queued": it was put back and goes again once staff have mended it. */
  readonly state: string;
  /** True where a second try was refused as well, so that it is about this message alone. */
  readonly aboutOne?: boolean | undefined;
  /** Where it was reported to have come too fast; an answer that says so is heeded by whoever got it. */
  readonly tooFastAt?: Date | null | undefined;
};

/** "Recipient cannot be reached": no WhatsApp on this number, an outdated app, or we are blocked (reference 4). */
const undeliverableCode = 131026;
/** After so many, in as many broadcasts, a person counts as not reachable, until they write. */
const mostUndeliverable = 3;

/** In the transaction that records the outcomes; the first failure of a kind speaks for all. */
export async function actOn(
  tx: Tx,
  accountId: number,
  outcomes: readonly Failed[],
  now: Date,
): Promise<void> {
  await rememberHeld(tx, accountId, outcomes, now);
  const tooFast = outcomes.map(({ tooFastAt }) => tooFastAt ?? null);
  await noteTooFast(tx, accountId, tooFast, now);
  const failed = outcomes.filter((one) => one.failure !== null);
  if (failed.length === 0) return;
  await noteReasons(tx, failed);
  const halting = failed.find(({ failure }) => failure?.class === "halt");
  if (halting?.failure) await haltAccount(tx, accountId, halting.failure.reason, now);
  await haltBatches(tx, accountId, failed);
  await keepOut(tx, failed, now);
}

/** Once something of a batch was held, silence about another of it says nothing, for ever. */
async function rememberHeld(
  tx: Tx,
  accountId: number,
  outcomes: readonly Failed[],
  now: Date,
): Promise<void> {
  const batchIds = new Set(
    outcomes.flatMap(({ state, batchId }) => (state === "held" ? (batchId ?? []) : [])),
  );
  for (const batchId of [...batchIds].toSorted())
    await sql`
      update batches
      set held_at = ${now}
      where account_id = ${accountId}
        and id = ${batchId}
        and held_at is null`.execute(tx);
}

/** In the order of their ids, so that two transactions do not block each other. */
async function haltBatches(tx: Tx, accountId: number, failed: readonly Failed[]): Promise<void> {
  const reasons = new Map<string, string>();
  for (const { batchId, failure, aboutOne } of failed) {
    const stops = failure?.class === "template" || (failure?.class === "fix" && aboutOne !== true);
    if (batchId !== null && failure !== null && stops && !reasons.has(batchId))
      reasons.set(batchId, failure.reason);
  }
  for (const [batchId, reason] of [...reasons].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await haltBatch(tx, accountId, batchId, reason);
}

/** Whoever stopped us inside WhatsApp, or cannot be reached again and again, is left out of later batches. */
async function keepOut(tx: Tx, failed: readonly Failed[], now: Date): Promise<void> {
  const addressesOf = (applies: (failure: Failure) => boolean): number[] =>
    failed
      .flatMap(({ addressId, failure }) =>
        addressId !== null && failure !== null && applies(failure) ? [addressId] : [],
      )
      .toSorted((a, b) => a - b);
  const stopped = addressesOf((failure) => failure.class === "suppress");
  if (stopped.length > 0)
    await sql`
      update addresses
      set marketing_stopped_at = coalesce(marketing_stopped_at, ${now})
      where id = any(${stopped}::bigint[])`.execute(tx);
  const unreached = addressesOf((failure) => failure.code === undeliverableCode);
  if (unreached.length > 0)
    await sql`
      update addresses
      set undeliverable_count = undeliverable_count + 1,
        state = case
          when state = 'active' and undeliverable_count + 1 >= ${mostUndeliverable} then 'unreachable'
          else state
        end
      where id = any(${unreached}::bigint[])`.execute(tx);
}

/** Open pages of these batches show what changed; once per batch and transaction, as the database drops repetitions. */
export async function tellBatches(
  tx: Tx,
  changed: readonly { readonly batchId: string | null }[],
): Promise<void> {
  const topics = new Set(changed.flatMap(({ batchId }) => batchId ?? []));
  if (topics.size === 0) return;
  await sql`
    select pg_notify('live', 'broadcast:' || id)
    from unnest(${[...topics]}::text[]) as batch (id)`.execute(tx);
}
