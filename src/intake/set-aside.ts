/** What could not be taken in: kept with its reason, shown to administrators, tried again or settled by them. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

/** Keeps an event that could not be taken in, with the reason, where staff see it and can try it again. */
export async function setAside(
  db: Db,
  webhookBodyId: number,
  event: unknown,
  reason: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto("set_aside_events")
    .values({
      webhook_body_id: webhookBodyId,
      channel: "whatsapp",
      event: JSON.stringify(event),
      reason,
      at: now,
    })
    .execute();
}

export type SetAside = {
  readonly id: number;
  /** "message", "status", …, as far as it could be read. */
  readonly kind: string;
  readonly reason: string;
  readonly at: Date;
};

/** What waits for somebody to look at it, newest first, at most 200. */
export async function listSetAside(db: Db): Promise<SetAside[]> {
  const { rows } = await sql<SetAside>`
    select id, coalesce(event ->> 'kind', '') as kind, reason, at
    from set_aside_events
    where settled_at is null
    order by id desc
    limit 200`.execute(db);
  return rows;
}

export async function countSetAside(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from set_aside_events
    where settled_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Nobody needs to look at it any more. False when it was settled already. */
export async function settle(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update set_aside_events
    set settled_at = ${now}
    where id = ${id}
      and settled_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes the body in again that the event came in; what it settled before stays as it is. False as in `settle`. */
export async function tryAgain(tx: Tx, id: number, now: Date): Promise<boolean> {
  if (!(await settle(tx, id, now))) return false;
  await sql`
    update webhook_bodies
    set processed_at = null, lease_until = null
    where id = (select webhook_body_id from set_aside_events where id = ${id})`.execute(tx);
  return true;
}
