/** One process at a time sends for a number, so that its pace is exact. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

/** A process that died is replaced within this time. */
const leaseMs = 10_000;

/** Takes or renews the lease. `taken`: it was somebody else's, or nobody's, before. */
export async function holdLease(
  db: Db,
  accountId: number,
  owner: string,
  now: Date,
): Promise<{ readonly held: boolean; readonly taken: boolean }> {
  const until = new Date(now.getTime() + leaseMs);
  const { rows } = await sql<{ taken: boolean }>`
    with before as (
      select owner
      from sender_leases
      where account_id = ${accountId}
    )
    insert into sender_leases (account_id, owner, until)
    values (${accountId}, ${owner}, ${until})
    on conflict (account_id) do update
    set owner = excluded.owner, until = excluded.until
    where sender_leases.owner = excluded.owner
      or sender_leases.until < ${now}
    returning coalesce((select owner from before), '') <> ${owner} as taken`.execute(db);
  const row = rows[0];
  return { held: row !== undefined, taken: row?.taken ?? false };
}

/** Lets another process go on at once. */
export async function releaseLease(db: Db, accountId: number, owner: string): Promise<void> {
  await sql`
    delete from sender_leases
    where account_id = ${accountId}
      and owner = ${owner}`.execute(db);
}
