/** What staff say of sends that nobody can know of: it arrived, send it again, or give it up; for one or for all of a batch. */
import { sql } from "kysely";
import { announce, type Tx } from "../db/db.ts";
import { audit, type Actor } from "../staff/staff.ts";
import { tellBatches } from "./consequences.ts";
import { noteReasons } from "./failure-reasons.ts";
import { intoQueue } from "./queue.ts";

export type UncertainDecision = "arrived" | "send-again" | "give-up";

/** A failure that no channel gave a code for; below those of the channels folder. */
const givenUp = {
  code: -14,
  class: "permanent",
  reason:
    "Ob die Nachricht ankam, war nicht zu erfahren. Das Team hat sie nicht noch einmal gesendet.",
} as const;

export type Decided = {
  readonly accountId: number;
  /** All that is uncertain of this batch, or one delivery (of a batch or a single message). */
  readonly of: { readonly batchId: string } | { readonly deliveryId: number };
  readonly decision: UncertainDecision;
  readonly actor: Actor;
  readonly now: Date;
};

/**
 * Carries the decision out and writes it into the audit log. Returns how many it settled: what a report settled meanwhile is
 * left alone. A later report still corrects "arrived" and "give up"; what the person no longer wants does not go again.
 */
export async function decideUncertain(
  tx: Tx,
  { accountId, of, decision, actor, now }: Decided,
): Promise<number> {
  if (decision === "give-up") await noteReasons(tx, [{ failure: givenUp }]);
  const failed = decision === "give-up";
  const { rows } = await sql<{ batchId: string | null; addressId: number | null }>`
    with uncertain as (
      select id
      from deliveries
      where account_id = ${accountId}
        and uncertain_since is not null
        and ${"batchId" in of ? sql`batch_id = ${of.batchId}` : sql`id = ${of.deliveryId}`}
      order by id
      for update
    ), decided as (
    update deliveries delivery
    set state = case
        when ${decision === "arrived"} then 'sent'
        when ${failed} then 'failed'
        when unwanted_at is null and address_id is not null then 'queued'
        else 'withdrawn'
      end,
      not_before = case when ${decision === "send-again"} then ${now} else not_before end,
      failed_at = case when ${failed} then ${now} else failed_at end,
      failure_code = case when ${failed} then ${givenUp.code}::integer else failure_code end,
      failure_class = case when ${failed} then ${givenUp.class} else failure_class end
    from uncertain
    where delivery.account_id = ${accountId}
      and delivery.id = uncertain.id
    returning delivery.*
    ), waiting as (${intoQueue(sql`decided`)})
    select batch_id as "batchId", address_id as "addressId"
    from decided`.execute(tx);
  if (rows.length === 0) return 0;
  await audit(tx, {
    at: now,
    actor,
    action: "uncertain deliveries decided",
    subject: "batchId" in of ? `broadcast:${of.batchId}` : `delivery:${of.deliveryId}`,
    details: { decision, count: rows.length },
  });
  await tellBatches(tx, rows);
  await announce(tx, "live", "overview");
  return rows.length;
}
