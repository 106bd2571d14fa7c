/** How many people approve before something goes to a topic. Kept here, enforced by whoever sends. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

export const approvalCounts = [0, 1, 2] as const;
export type ApprovalCount = (typeof approvalCounts)[number];

export async function readTopicApprovals(db: Db, key: string): Promise<ApprovalCount> {
  const { rows } = await sql<{ approvals: ApprovalCount }>`
    select approvals
    from topics
    where key = ${key}`.execute(db);
  return rows[0]?.approvals ?? 0;
}

export async function saveTopicApprovals(
  tx: Tx,
  key: string,
  approvals: ApprovalCount,
): Promise<void> {
  await sql`
    update topics
    set approvals = ${approvals}
    where key = ${key}`.execute(tx);
}

/** What a form sent, or null. */
export function approvalCountOf(given: string): ApprovalCount | null {
  return approvalCounts.find((count) => String(count) === given) ?? null;
}
