/**
 * WhatsApp may accept a message and report later that it came too fast. The pace is kept by whoever sends for the number, the
 * report is recorded by whoever took it in: a mark at the number tells the one of the other.
 */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

/** Whatever is older says nothing about the pace of now, which has recovered since: a body replayed, or repeated for hours. */
const freshMs = 60_000;

/** The channel reported at these times that a message came too fast; one write for all of them, and one a second at most. */
export async function noteTooFast(
  tx: Tx,
  accountId: number,
  reportedAt: readonly (Date | null)[],
  now: Date,
): Promise<void> {
  if (!reportedAt.some((at) => at !== null && isFresh(at, now))) return;
  await sql`
    update channel_accounts
    set told_too_fast_at = ${now}
    where id = ${accountId}
      -- The clock may have been set back since the mark was made.
      and (told_too_fast_at between ${new Date(now.getTime() - 1_000)} and ${now}) is not true`.execute(
    tx,
  );
}

/** When the channel last reported it; null where that says nothing any more. */
export async function readTooFast(db: Db, accountId: number, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select told_too_fast_at as at
    from channel_accounts
    where id = ${accountId}
      and told_too_fast_at is not null`.execute(db);
  const at = rows[0]?.at;
  return at !== undefined && isFresh(at, now) ? at : null;
}

function isFresh(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < freshMs;
}
