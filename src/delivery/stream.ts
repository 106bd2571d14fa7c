/**
 * Whether the channel's reports reach us: while those of newer sends arrive, silence about an older one means something.
 * What we may have missed, and what the clock has made doubtful, is no evidence.
 */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

/** Reports of sends made at these times have come. */
export async function noteHeard(
  tx: Tx,
  accountId: number,
  sendingTimes: readonly (Date | null)[],
): Promise<void> {
  const known = sendingTimes.filter((time) => time !== null);
  if (known.length === 0) return;
  const newest = known.reduce((latest, time) => (time > latest ? time : latest));
  await sql`
    insert into status_streams (account_id, heard_up_to)
    values (${accountId}, ${newest})
    on conflict (account_id) do update
    set heard_up_to = greatest(status_streams.heard_up_to, excluded.heard_up_to)
    where status_streams.ambiguous_until is null
      or status_streams.ambiguous_until < excluded.heard_up_to`.execute(tx);
}

/** Until now nobody was there, or the database was not: a report may have been turned away and comes later. */
export async function noteDeaf(db: Db, accountId: number, now: Date): Promise<void> {
  await sql`
    insert into status_streams (account_id, deaf_until)
    values (${accountId}, ${now})
    on conflict (account_id) do update
    set deaf_until = excluded.deaf_until`.execute(db);
}
