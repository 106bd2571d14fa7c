/** What waits for an approval, and for whom; what was given back to whoever wrote it. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { readBroadcast, type Broadcast } from "../read.ts";
import { eligible, isComplete, type Approval } from "./decide.ts";
import { readApproval } from "./read-approval.ts";

export type Waiting = { readonly broadcast: Broadcast; readonly approval: Approval };

export type WaitingList = {
  readonly forMe: readonly Waiting[];
  readonly forOthers: readonly Waiting[];
  /** Drafts of this member that somebody gave back. */
  readonly rejected: readonly Waiting[];
};

/** More than a press office has in its hands at once; the list of broadcasts knows the rest. */
const most = 100;

export async function listWaiting(db: Db, staffId: number, now: Date): Promise<WaitingList> {
  const waiting = (await read(db, await waitingIds(db), now)).filter(
    ({ broadcast, approval }) => broadcast.state === "in-review" || !isComplete(approval),
  );
  const rejected = await read(db, await rejectedIds(db, staffId), now);
  return {
    forMe: waiting.filter((one) => mayApprove(one, staffId)),
    forOthers: waiting.filter((one) => !mayApprove(one, staffId)),
    rejected: rejected.filter(({ approval }) => approval.rejection !== null),
  };
}

/** Where a topic asks for no approval somebody was asked all the same: anybody but its writers may answer. */
function mayApprove({ approval }: Waiting, staffId: number): boolean {
  if (approval.required === 0) return approval.writers.every(({ id }) => id !== staffId);
  return eligible(approval).some(({ approver }) => approver.id === staffId);
}

/** What is planned is in it where its topic has come to ask for more than it has. */
async function waitingIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from broadcasts
    where state = 'in-review'
      or state in ('approved', 'scheduled')
        and exists (
          select 1
          from broadcast_topics chosen
          join topics topic on topic.id = chosen.topic_id
          where chosen.broadcast_id = broadcasts.id
            and topic.approvals > 0
        )
    order by send_at nulls last, updated_at
    limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

async function rejectedIds(db: Db, staffId: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from broadcasts
    where state = 'draft'
      and exists (
        select 1
        from broadcast_writers
        where broadcast_id = broadcasts.id
          and staff_id = ${staffId}
      )
      and exists (
        select 1
        from broadcast_reviews
        where broadcast_id = broadcasts.id
          and verdict = 'rejected'
      )
    order by updated_at desc
    limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

async function read(db: Db, ids: readonly string[], now: Date): Promise<Waiting[]> {
  const found: Waiting[] = [];
  for (const id of ids) {
    const broadcast = await readBroadcast(db, id);
    if (broadcast !== null)
      found.push({ broadcast, approval: await readApproval(db, broadcast, now) });
  }
  return found;
}
