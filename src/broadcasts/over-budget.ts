/** An urgent broadcast beyond the month's budget: a second person decides, and the audit log keeps who. */
import { sql } from "kysely";
import { stoppedByBudget } from "../costs/costs.ts";
import { announce, type Tx } from "../db/db.ts";
import { letOverBudget, resumeBatch } from "../delivery/delivery.ts";
import { audit } from "../staff/staff.ts";
import type { Broadcast } from "./read.ts";
import { lockBroadcast } from "./write.ts";

export type OverBudget = "allowed" | "notUrgent" | "ownOverBudget" | "budgetHolds";

/** Whether this member may let it go; what the page shows and the server decides. Pure. */
export function mayGoOverBudget(
  { lane, state, hindrance, author, editor }: Broadcast,
  staffId: number,
): OverBudget {
  const stopped = stoppedByBudget(hindrance) && (state === "scheduled" || state === "paused");
  if (!stopped) return "budgetHolds";
  if (lane !== "urgent") return "notUrgent";
  return staffId === author?.id || staffId === editor?.id ? "ownOverBudget" : "allowed";
}

/** Lets it go and, where it was stopped on its way, go on. Null where it does not exist. */
export async function goOverBudget(
  tx: Tx,
  id: string,
  staffId: number,
  now: Date,
): Promise<{ readonly broadcast: Broadcast; readonly may: OverBudget } | null> {
  const broadcast = await lockBroadcast(tx, id);
  if (broadcast === null) return null;
  const may = mayGoOverBudget(broadcast, staffId);
  if (may !== "allowed") return { broadcast, may };
  const { accountId } = broadcast;
  if (broadcast.startedAt !== null) {
    await letOverBudget(tx, accountId, id);
    await resumeBatch(tx, accountId, id, now);
  }
  await sql`
    update broadcasts
    set over_budget_by = ${staffId}, over_budget_at = ${now}, hindrance = null,
      state = case when state = 'paused' then 'sending' else state end,
      version = version + 1, updated_at = ${now}
    where id = ${id}`.execute(tx);
  await audit(tx, {
    at: now,
    actor: { kind: "staff", id: staffId },
    action: "broadcast let over budget",
    subject: `broadcast:${id}`,
  });
  await announce(tx, "live", `broadcast:${id}`);
  await announce(tx, "live", "overview");
  return { broadcast, may };
}
