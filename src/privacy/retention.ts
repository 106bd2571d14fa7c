import { sql } from "kysely";
import { removeMedia } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes what has outlived its purpose. Raw bodies: Meta repeats one for up to seven days (reference 2.1), so they
 * are kept a little longer for replay. Messages six months, their media 30 days after the last message.
 */
export async function purge(db: Db, mediaFolder: string, now: Date): Promise<void> {
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  await db.deleteFrom("webhook_bodies").where("processed_at", "<", before(8)).execute();
  await db.deleteFrom("parked_statuses").where("received_at", "<", before(8)).execute();
  await db.deleteFrom("staff_sessions").where("expires_at", "<", now).execute();
  await db.deleteFrom("conversations").where("last_message_at", "<", before(183)).execute();
  const { rows } = await sql<{ id: number }>`
    select media.id
    from media
    join messages on messages.media_id = media.id
    where messages.at < ${before(30)}
      and messages.direction = 'in'
    limit 100`.execute(db);
  for (const { id } of rows) await removeMedia(db, mediaFolder, id);
}
