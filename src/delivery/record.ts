/** Writes what came of a group of sends, in one statement. */
import { sql } from "kysely";
import { list, transact, type Db, type Tx } from "../db/db.ts";
import { actOn } from "./consequences.ts";
import { rememberTries } from "./earlier-tries.ts";
import type { Outcome } from "./outcome.ts";
import { unpark } from "./parked.ts";
import { among, columnOf, intoQueue } from "./queue.ts";
import { recordStatuses } from "./statuses.ts";

/**
 * Records outcomes of sends. A report may have been quicker than our own answer, or another process may have claimed it
 * anew: then only what it does not know yet is added. `endedClaims`: those of which nothing is left to be recorded.
 */
export async function recordOutcomes(
  db: Db,
  accountId: number,
  outcomes: readonly Outcome[],
  endedClaims: readonly number[],
  now: Date,
): Promise<void> {
  // Almost always all went well: then one statement is a transaction, and no round trip is waited for.
  if (outcomes.every(({ failure, state }) => failure === null && state !== "held")) {
    const { parked } = await write(db, accountId, outcomes, endedClaims, now);
    if (parked) await transact(db, async (tx) => await takeInParked(tx, accountId, outcomes, now));
    return;
  }
  await transact(db, async (tx) => {
    const { parked } = await write(tx, accountId, outcomes, endedClaims, now);
    await actOn(tx, accountId, outcomes.map(judged), now);
    if (parked) await takeInParked(tx, accountId, outcomes, now);
  });
}

async function write(
  db: Db,
  accountId: number,
  outcomes: readonly Outcome[],
  endedClaims: readonly number[],
  now: Date,
): Promise<{ readonly parked: boolean }> {
  const sorted = outcomes.toSorted((a, b) => a.id - b.id);
  const column = (pick: (one: Outcome) => string | number | boolean | Date | null) =>
    columnOf(sorted.map(pick));
  const ours = sql`(delivery.claim_id = outcome.claim_id and delivery.state in ('sending', 'uncertain'))`;
  const failed = sql`(${ours} and outcome.state = 'failed')`;
  const batchIds = [...new Set(sorted.flatMap(({ batchId }) => batchId ?? []))];
  const { rows } = await sql<{ parked: boolean }>`
    with recorded as (
      update deliveries delivery
      set state = case
          when not ${ours} then delivery.state
          when outcome.state = 'queued' and (unwanted_at is not null or address_id is null) then 'withdrawn'
          else outcome.state
        end,
        form = coalesce(outcome.form, delivery.form),
        -- It spells the phone number, so it does not come back to who was erased.
        provider_message_id = case
          when delivery.address_id is null then null
          when ${ours} then coalesce(outcome.provider_message_id, delivery.provider_message_id)
          else coalesce(delivery.provider_message_id, outcome.provider_message_id)
        end,
        attempt = delivery.attempt - (coalesce(outcome.uncounted, false) and ${ours})::integer,
        not_before = case when ${ours} then coalesce(outcome.not_before, delivery.not_before) else delivery.not_before end,
        accepted_at = case
          when outcome.provider_message_id is null then delivery.accepted_at
          else coalesce(delivery.accepted_at, ${now})
        end,
        failed_at = case when ${failed} then ${now} else delivery.failed_at end,
        failure_code = case when ${failed} then outcome.failure_code else delivery.failure_code end,
        failure_class = case when ${failed} then outcome.failure_class else delivery.failure_class end
      from unnest(
        ${column((one) => one.id)}::bigint[],
        ${column((one) => one.claimId)}::bigint[],
        ${column((one) => one.state)}::text[],
        ${column((one) => one.form)}::text[],
        ${column((one) => one.providerMessageId)}::text[],
        ${column((one) => one.notBefore)}::timestamptz[],
        ${column((one) => one.uncounted || null)}::boolean[],
        ${column((one) => one.failure?.code ?? null)}::integer[],
        ${column((one) => one.failure?.class ?? null)}::text[]
      ) as outcome (id, claim_id, state, form, provider_message_id, not_before, uncounted, failure_code, failure_class)
      where delivery.account_id = ${accountId}
        and delivery.id = outcome.id
        and ${among(sorted)}
      returning delivery.account_id, delivery.id, delivery.batch_id, delivery.lane_rank, delivery.state,
        delivery.not_before,
        -- Taken for lost, and put back or claimed anew, before its answer was written.
        case
          when (delivery.claim_id is distinct from outcome.claim_id or delivery.state = 'queued')
            and delivery.address_id is not null
            then outcome.provider_message_id
        end as provider_message_id
    ), remembered as (${rememberTries(sql`recorded`, now)}
    ), waiting as (${intoQueue(sql`recorded`)}
    ), ended as (
      delete from delivery_claims
      where account_id = ${accountId}
        and id = any(${list(endedClaims)}::bigint[])
    )
    -- Open pages of these batches show what changed.
    select (select count(pg_notify('live', 'broadcast:' || id)) from unnest(${list(batchIds)}::text[]) batch (id)) as told,
      exists (
        select 1
        from parked_statuses
        where account_id = ${accountId}
          and provider_message_id = any(${column((one) => one.providerMessageId)}::text[])
      ) as parked`.execute(db);
  return { parked: rows[0]?.parked === true };
}

/** A failure that ended a message although its class stops a batch is about this message alone. */
function judged(outcome: Outcome) {
  return { ...outcome, aboutOne: outcome.state === "failed" };
}

/** Reports without our id that were quicker than our own record of the send. */
async function takeInParked(
  tx: Tx,
  accountId: number,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  const known = outcomes.flatMap(({ id, providerMessageId }) =>
    providerMessageId === null ? [] : { id, providerMessageId },
  );
  await recordStatuses(tx, accountId, await unpark(tx, accountId, known), now);
}
