/** Writes what came of a group of sends, in one statement. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { haltBatch } from "./batches.ts";
import { noteReasons } from "./failure-reasons.ts";
import { haltAccount } from "./halt.ts";
import type { Outcome } from "./outcome.ts";
import { recordStatuses, unpark } from "./statuses.ts";
import { noteUnreachable } from "./unreachable.ts";

/**
 * Records outcomes. A report may have been quicker than our own answer: then only what it did not know is added. What was
 * withdrawn by erasure meanwhile stays as it is.
 */
export async function recordOutcomes(
  tx: Tx,
  accountId: number,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  const sorted = outcomes.toSorted((a, b) => a.id - b.id);
  const column = <T>(pick: (one: Outcome) => T) => sorted.map(pick);
  await sql`
    update deliveries delivery
    set state = case
        when delivery.state not in ('sending', 'uncertain') then delivery.state
        else outcome.state
      end,
      form = coalesce(outcome.form, delivery.form),
      -- It spells the phone number, so it does not come back to who was erased.
      provider_message_id = case
        when delivery.address_id is not null
          then coalesce(outcome.provider_message_id, delivery.provider_message_id)
      end,
      attempt = delivery.attempt - outcome.uncounted::integer,
      not_before = coalesce(outcome.not_before, delivery.not_before),
      accepted_at = case
        when outcome.provider_message_id is null then delivery.accepted_at
        else coalesce(delivery.accepted_at, ${now})
      end,
      failed_at = case when outcome.state = 'failed' then ${now} else delivery.failed_at end,
      failure_code = case when outcome.state = 'failed' then outcome.failure_code else delivery.failure_code end,
      failure_class = case when outcome.state = 'failed' then outcome.failure_class else delivery.failure_class end,
      claimed_by = null,
      lease_until = null
    from unnest(
      ${column((one) => one.id)}::bigint[],
      ${column((one) => one.state)}::text[],
      ${column((one) => one.form)}::text[],
      ${column((one) => one.providerMessageId)}::text[],
      ${column((one) => one.notBefore)}::timestamptz[],
      ${column((one) => one.uncounted)}::boolean[],
      ${column((one) => one.failure?.code ?? null)}::integer[],
      ${column((one) => one.failure?.class ?? null)}::text[]
    ) as outcome (id, state, form, provider_message_id, not_before, uncounted,
      failure_code, failure_class)
    where delivery.account_id = ${accountId}
      and delivery.id = outcome.id`.execute(tx);
  await noteReasons(tx, sorted);
  await actOn(tx, accountId, sorted, now);
  await takeInParked(tx, accountId, sorted, now);
}

/** The consequences beyond the message itself; the first of a kind speaks for all. */
async function actOn(
  tx: Tx,
  accountId: number,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  const halted = new Set<string>();
  for (const { batchId, addressId, failure, state } of outcomes) {
    if (failure === null) continue;
    if (failure.class === "halt") {
      if (!halted.has("account")) await haltAccount(tx, accountId, failure.reason, now);
      halted.add("account");
    } else if (batchId !== null && (failure.class === "fix" || failure.class === "template")) {
      if (!halted.has(batchId)) await haltBatch(tx, accountId, batchId, failure.reason);
      halted.add(batchId);
    } else if (addressId !== null && state === "failed")
      await noteUnreachable(tx, addressId, failure, now);
  }
}

async function takeInParked(
  tx: Tx,
  accountId: number,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  const ids = outcomes.flatMap((one) =>
    one.providerMessageId === null ? [] : [one.providerMessageId],
  );
  if (ids.length === 0) return;
  await recordStatuses(tx, accountId, await unpark(tx, accountId, ids), now);
}
