/** Everyone whose words are in a broadcast: none of them approves it. */
import { sql } from "kysely";
import type { Db, Tx } from "../../db/db.ts";
import type { Person } from "./approvers.ts";

/** Those since it was last fully approved. */
export async function readWriters(db: Db, broadcastId: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select staff.id, staff.name
    from broadcast_writers writer
    join staff on staff.id = writer.staff_id
    where broadcast_id = ${broadcastId}
      and covered_by is null
    order by staff.name, staff.id`.execute(db);
  return rows;
}

export async function addWriter(tx: Tx, broadcastId: string, staffId: number): Promise<void> {
  await sql`
    insert into broadcast_writers (broadcast_id, staff_id)
    values (${broadcastId}, ${staffId})
    on conflict (broadcast_id, staff_id) do update
    set covered_by = null`.execute(tx);
}

/** This approval was the last one that was missing. */
export async function coverWriters(tx: Tx, broadcastId: string, reviewId: number): Promise<void> {
  await sql`
    update broadcast_writers
    set covered_by = ${reviewId}
    where broadcast_id = ${broadcastId}
      and covered_by is null`.execute(tx);
}

/** The approval is no longer full: what it covered is open again. */
export async function uncoverWriters(tx: Tx, broadcastId: string, text: string): Promise<void> {
  await sql`
    update broadcast_writers
    set covered_by = null
    from broadcast_reviews review
    where broadcast_writers.broadcast_id = ${broadcastId}
      and review.id = covered_by
      and review.fingerprint = ${text}`.execute(tx);
}
