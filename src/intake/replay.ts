import type { Db } from "../db/db.ts";

/**
 * Puts stored bodies received in [from, to) back into the queue. Taking a body in twice changes nothing that is
 * settled, so this is safe after a bug was mended. Returns how many will be taken in again.
 */
export async function replay(db: Db, from: Date, to: Date): Promise<number> {
  const result = await db
    .updateTable("webhook_bodies")
    .set({ processed_at: null, lease_until: null })
    .where("received_at", ">=", from)
    .where("received_at", "<", to)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
