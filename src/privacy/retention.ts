import { sql } from "kysely";
import { forgetOldVersions } from "../broadcasts/broadcasts.ts";
import { removeMedia, sweepFiles } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { forgetTries } from "../delivery/delivery.ts";
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const everyMs = 60 * 60 * 1000;
const filesATurn = 100;

type RetentionContext = Pick<PageContext, "db" | "clock" | "log" | "mediaFolder">;

/** Deletes every hour what has outlived its purpose, and files that no row knows. */
export function retentionLoop({ db, clock, log, mediaFolder }: RetentionContext): Loop {
  return loop("retention", { everyMs, clock, log }, async () => {
    const now = clock.now();
    const more = await purge(db, mediaFolder, now);
    if (!more) await sweepFiles(db, mediaFolder, now);
    return more;
  });
}

/**
 * Deletes what has outlived its purpose. Raw bodies: Meta repeats one for up to seven days (reference 2.1), so they
 * are kept a little longer for replay. Conversations half a year after their last message, how a broadcast came to be half a year after its end, files of citizens 30 days.
 * True when there is more.
 */
export async function purge(db: Db, mediaFolder: string, now: Date): Promise<boolean> {
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  await db.deleteFrom("webhook_bodies").where("processed_at", "<", before(8)).execute();
  await db.deleteFrom("parked_statuses").where("received_at", "<", before(8)).execute();
  await db.deleteFrom("staff_sessions").where("expires_at", "<", now).execute();
  await db.deleteFrom("conversations").where("last_message_at", "<", before(183)).execute();
  await forgetOldVersions(db, before(183));
  await forgetTries(db, now);
  const { rows } = await sql<{ id: number }>`
    select media.id
    from media
    join messages on messages.media_id = media.id
    where messages.at < ${before(30)}
      and messages.direction = 'in'
    limit ${filesATurn}`.execute(db);
  for (const { id } of rows) await removeMedia(db, mediaFolder, id);
  return rows.length === filesATurn;
}
