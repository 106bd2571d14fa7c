import type { Db } from "../db/db.ts";

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
