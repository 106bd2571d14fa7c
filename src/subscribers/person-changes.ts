/** What staff do for one person; each with its proof, its consequences for what is queued, and its line in the log. */
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../db/db.ts";
import { withdrawUnwanted } from "../delivery/delivery.ts";
import { audit, type AuditAction } from "../staff/staff.ts";
import { setPause } from "./dialogue/person.ts";
import { laterNos } from "./import-history.ts";
import type { Addition, Ending } from "./person-form.ts";
import { readNumbers } from "./person.ts";
import { subscribe, unsubscribe } from "./subscriptions.ts";

/** Who does it, for whom, when. */
export type Deed = { readonly subscriberId: number; readonly staffId: number; readonly now: Date };

/** The numbers in full, after it was written down who looked. */
export async function showNumbers(db: Db, deed: Deed): Promise<ReadonlyMap<number, string>> {
  return await transact(db, async (tx) => {
    await log(tx, deed, "number shown");
    return await readNumbers(tx, deed.subscriberId);
  });
}

/** Ends one subscription or all. Nothing happens, and nothing is logged, where somebody was faster. */
export async function endSubscriptions(
  db: Db,
  deed: Deed,
  { topicIds, reason, wording }: Ending & { readonly wording: string },
): Promise<boolean> {
  return await transact(db, async (tx) => {
    await lock(tx, deed.subscriberId);
    const { rows } = await sql<{ id: number }>`
      select topic_id as id
      from subscriptions
      where subscriber_id = ${deed.subscriberId}
        and state <> 'ended'`.execute(tx);
    if (!rows.some(({ id }) => topicIds === "all" || topicIds.includes(id))) return false;
    await unsubscribe(tx, {
      subscriberId: deed.subscriberId,
      topicIds,
      source: `staff:${deed.staffId}`,
      wording,
      at: deed.now,
      now: deed.now,
      said: reason,
    });
    await log(tx, deed, "subscription ended", { topicIds });
    return true;
  });
}

/**
 * Adds a subscription on a consent that reached the county elsewhere. An older yes does not undo a later no
 * ("overruled"): whoever wrote STOPP after signing a form has stopped.
 */
export async function addSubscription(
  db: Db,
  deed: Deed,
  { topic, source, wording, at }: Addition,
): Promise<"added" | "overruled"> {
  return await transact(db, async (tx) => {
    await lock(tx, deed.subscriberId);
    const nos = await laterNos(tx, [deed.subscriberId]);
    if (nos.isOverruled(deed.subscriberId, topic.key, at)) return "overruled";
    await subscribe(tx, {
      subscriberId: deed.subscriberId,
      topicIds: [topic.id],
      source: `staff:${deed.staffId}`,
      wording,
      at,
      now: deed.now,
      said: source,
    });
    await log(tx, deed, "subscription added", { topicId: topic.id });
    return "added";
  });
}

/** Nothing until that day, what is queued included; null ends the pause. */
export async function changePause(db: Db, deed: Deed, until: string | null): Promise<void> {
  await transact(db, async (tx) => {
    await lock(tx, deed.subscriberId);
    await setPause(tx, deed.subscriberId, until, deed.now);
    if (until !== null) await withdrawUnwanted(tx, deed.subscriberId, [], deed.now);
    await log(tx, deed, until === null ? "pause ended" : "pause set", { until });
  });
}

/** As the chat does: two who change one person at the same moment do it one after the other. */
async function lock(tx: Tx, subscriberId: number): Promise<void> {
  await sql`select 1 from subscribers where id = ${subscriberId} for update`.execute(tx);
}

async function log(
  tx: Tx,
  { subscriberId, staffId, now }: Deed,
  action: AuditAction,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await audit(tx, {
    at: now,
    actor: { kind: "staff", id: staffId },
    action,
    subject: `subscriber:${subscriberId}`,
    details,
  });
}
