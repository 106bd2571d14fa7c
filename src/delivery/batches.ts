/** One thing said to many: opened once, filled in chunks, paused, resumed, cancelled. */
import { sql, type RawBuilder } from "kysely";
import type { Message } from "../channels/channels.ts";
import { announce, type Tx } from "../db/db.ts";
import { laneRanks, type BatchLane } from "./lanes.ts";
import { intoQueueTogether } from "./queue.ts";

/** The forms in which one thing is said; see `NewBatch`. */
export type BatchForms = {
  readonly inWindow: Message | null;
  readonly outsideWindow: Message | null;
};

export type NewBatch = {
  readonly accountId: number;
  /** A uuid of the caller's; a broadcast takes its own id. */
  readonly id: string;
  readonly lane: BatchLane;
  /** Free text or buttons, sent where the service window is open; null where there is no such form. */
  readonly inWindow: Message | null;
  /** The template, sent elsewhere (and everywhere where `inWindow` is null). */
  readonly outsideWindow: Message | null;
  /** The same two forms in other languages; a delivery names the one that it takes. */
  readonly variants?: Readonly<Record<string, BatchForms>> | undefined;
  /** Who wants none of these any more gets nothing of it. */
  readonly topicIds: readonly number[];
  /** Rather twice than never: what is uncertain goes once more after the grace time, whatever reports say. */
  readonly repeatUncertain?: boolean | undefined;
  /** A second person let it go beyond the budget. */
  readonly ignoresBudget?: boolean | undefined;
  readonly now: Date;
};

type Fill = {
  readonly accountId: number;
  readonly batchId: string;
  readonly now: Date;
  readonly expiresAt?: Date | undefined;
};

/** Opens the batch; opening it again changes nothing. */
export async function openBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx
    .insertInto("batches")
    .values({
      account_id: batch.accountId,
      id: batch.id,
      lane: batch.lane,
      in_window: batch.inWindow === null ? null : JSON.stringify(batch.inWindow),
      outside_window: batch.outsideWindow === null ? null : JSON.stringify(batch.outsideWindow),
      variants: JSON.stringify(batch.variants ?? {}),
      topic_ids: [...batch.topicIds],
      repeat_uncertain: batch.repeatUncertain ?? false,
      ignores_budget: batch.ignoresBudget ?? false,
      created_at: batch.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Adds a delivery for every address that `recipients` selects (columns address_id, subscriber_id, variant), once per batch and
 * address however often it is called. Returns how many were added; none to a cancelled batch.
 */
export async function addRecipients(
  tx: Tx,
  { accountId, batchId, now, expiresAt }: Fill,
  recipients: RawBuilder<unknown>,
): Promise<number> {
  // Shared, so that chunks do not wait for each other, and a cancellation waits for the chunk and sees it.
  const batch = await tx
    .selectFrom("batches")
    .select(["lane", "state"])
    .where("account_id", "=", accountId)
    .where("id", "=", batchId)
    .forShare()
    .executeTakeFirst();
  if (batch === undefined)
    throw new Error(`Recipients were added to batch ${batchId} before it was opened.`);
  if (batch.state === "cancelled") return 0;
  const { rows } = await sql<{ count: number }>`
    with added as (
      insert into deliveries
        (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, variant, not_before, expires_at, created_at)
      select ${accountId}::integer, ${batch.lane}::text, ${laneRanks[batch.lane]}::smallint, ${batchId}::uuid,
        recipient.address_id, recipient.subscriber_id, recipient.variant, ${now}::timestamptz,
        ${expiresAt ?? null}::timestamptz, ${now}::timestamptz
      from (${recipients}) recipient
      on conflict do nothing
      returning account_id, id, batch_id, lane_rank, not_before
    ), waiting as (${intoQueueTogether(sql`added`)})
    select count(*) as count
    from added`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Nothing more leaves until resumed; what is on the wire already arrives. */
export async function pauseBatch(
  tx: Tx,
  accountId: number,
  batchId: string,
  _now: Date,
): Promise<void> {
  await sql`
    update batches
    set state = 'paused'
    where account_id = ${accountId}
      and id = ${batchId}
      and state = 'open'`.execute(tx);
  await announce(tx, "live", `broadcast:${batchId}`);
}

/** Goes on, also after the engine halted it: then the first few are watched again. */
export async function resumeBatch(
  tx: Tx,
  accountId: number,
  batchId: string,
  _now: Date,
): Promise<void> {
  await sql`
    update batches
    set canary_ids = case when state = 'halted' then '{}' else canary_ids end,
      canary_passed_at = case when state = 'halted' then null else canary_passed_at end,
      state = 'open', halted_reason = null
    where account_id = ${accountId}
      and id = ${batchId}
      and state in ('paused', 'halted')`.execute(tx);
  await announce(tx, "live", `broadcast:${batchId}`);
}

/** Goes on where it was only paused; one that the engine halted stays halted. */
export async function reopenBatch(tx: Tx, accountId: number, batchId: string): Promise<void> {
  await sql`
    update batches
    set state = 'open'
    where account_id = ${accountId}
      and id = ${batchId}
      and state = 'paused'`.execute(tx);
  await announce(tx, "live", `broadcast:${batchId}`);
}

/** From now on the budget does not stop it. */
export async function letOverBudget(tx: Tx, accountId: number, batchId: string): Promise<void> {
  await sql`
    update batches
    set ignores_budget = true
    where account_id = ${accountId}
      and id = ${batchId}`.execute(tx);
}

/**
 * Ends it for good: what has not left is withdrawn, and what is on the wire is not tried a second time. Returns how many
 * were withdrawn.
 */
export async function cancelBatch(
  tx: Tx,
  accountId: number,
  batchId: string,
  now: Date,
): Promise<{ withdrawn: number }> {
  await sql`
    update batches
    set state = 'cancelled'
    where account_id = ${accountId}
      and id = ${batchId}`.execute(tx);
  const { rows } = await sql<{ withdrawn: number }>`
    with called_off as (
      update deliveries
      set state = case when state = 'queued' then 'withdrawn' else state end,
        unwanted_at = ${now}
      where account_id = ${accountId}
        and batch_id = ${batchId}
        and address_id is not null
        and state in ('queued', 'sending', 'uncertain')
      returning state
    )
    select count(*) as withdrawn
    from called_off
    where state = 'withdrawn'`.execute(tx);
  await announce(tx, "live", `broadcast:${batchId}`);
  return { withdrawn: rows[0]?.withdrawn ?? 0 };
}

/** The engine's own stop, with the German reason that staff read. A batch that is not open stays as it is. */
export async function haltBatch(
  tx: Tx,
  accountId: number,
  batchId: string,
  reason: string,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update batches
    set state = 'halted', halted_reason = ${reason}
    where account_id = ${accountId}
      and id = ${batchId}
      and state in ('open', 'paused')`.execute(tx);
  if (numAffectedRows) await announce(tx, "live", `broadcast:${batchId}`);
}
