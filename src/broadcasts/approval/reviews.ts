/** Approvals and refusals as they were given, each with the words that it was given for. */
import { sql } from "kysely";
import type { Db, Tx } from "../../db/db.ts";
import type { Person } from "./approvers.ts";
import { fingerprint, type Said } from "./fingerprint.ts";

export type Review = {
  readonly id: number;
  readonly verdict: "approved" | "rejected";
  /** null: the rule, or the member is gone. */
  readonly by: Person | null;
  /** Whom the deputy stood in for. */
  readonly inPlaceOf: Person | null;
  readonly byRule: boolean;
  readonly fingerprint: string;
  readonly said: Said;
  readonly reason: string;
  readonly at: Date;
  /** Taken back, or of words that were changed since. */
  readonly isOver: boolean;
};

/** The last first. */
export async function readReviews(db: Db, broadcastId: string): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select review.id, verdict, by_rule as "byRule", fingerprint, said, reason, at,
      case when giver.id is not null then jsonb_build_object('id', giver.id, 'name', giver.name) end as by,
      case when absent.id is not null
        then jsonb_build_object('id', absent.id, 'name', absent.name) end as "inPlaceOf",
      coalesce(withdrawn_at, superseded_at) is not null as "isOver"
    from broadcast_reviews review
    left join staff giver on giver.id = review.staff_id
    left join staff absent on absent.id = review.in_place_of
    where broadcast_id = ${broadcastId}
    order by review.id desc`.execute(db);
  return rows;
}

export type NewReview = {
  readonly broadcastId: string;
  readonly verdict: "approved" | "rejected";
  readonly staffId: number | null;
  readonly inPlaceOf: number | null;
  readonly byRule: boolean;
  readonly said: Said;
  readonly reason: string;
  readonly at: Date;
};

export async function addReview(tx: Tx, review: NewReview): Promise<number> {
  const { broadcastId, verdict, staffId, inPlaceOf, byRule, said, reason, at } = review;
  const { rows } = await sql<{ id: number }>`
    insert into broadcast_reviews (broadcast_id, verdict, staff_id, in_place_of, by_rule,
      fingerprint, said, reason, at)
    values (${broadcastId}, ${verdict}, ${staffId}, ${inPlaceOf}, ${byRule},
      ${fingerprint(said)}, ${JSON.stringify(said)}::jsonb, ${reason}, ${at})
    returning id`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("The new review came back without an id");
  return row.id;
}

/** What was approved is no longer what it says. */
export async function supersede(tx: Tx, broadcastId: string, now: Date): Promise<void> {
  await sql`
    update broadcast_reviews
    set superseded_at = ${now}
    where broadcast_id = ${broadcastId}
      and verdict = 'approved'
      and superseded_at is null`.execute(tx);
}

/** Taken back: whoever wrote the words that it completed the approval of may not approve them again. */
export async function withdrawReview(tx: Tx, review: Review, now: Date): Promise<void> {
  await sql`
    update broadcast_reviews
    set withdrawn_at = ${now}
    where id = ${review.id}
      and withdrawn_at is null`.execute(tx);
}
