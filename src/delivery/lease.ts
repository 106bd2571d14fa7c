/** One process at a time sends for a number, so that its pace is exact. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

/** A process that died is replaced within this time. */
const leaseMs = 10_000;
/** A lease that ends later than this was written before the clock was set back; machines differ by less. */
const longestLeaseMs = 60_000;

export type Lease = {
  readonly held: boolean;
  /** It was somebody else's, or nobody's, before. */
  readonly taken: boolean;
  /** Where the clock stood when the lease was last renewed, by whomever; null where it was nobody's. */
  readonly renewedAt: Date | null;
};

/** Takes or renews the lease. */
export async function holdLease(
  db: Db,
  accountId: number,
  owner: string,
  now: Date,
): Promise<Lease> {
  const until = new Date(now.getTime() + leaseMs);
  const absurd = new Date(now.getTime() + longestLeaseMs);
  const { rows } = await sql<{ taken: boolean; before: Date | null }>`
    with before as (
      select owner, until
      from sender_leases
      where account_id = ${accountId}
    )
    insert into sender_leases (account_id, owner, until)
    values (${accountId}, ${owner}, ${until})
    on conflict (account_id) do update
    set owner = excluded.owner, until = excluded.until
    where sender_leases.owner = excluded.owner
      or sender_leases.until < ${now}
      or sender_leases.until > ${absurd}
    returning coalesce((select owner from before), '') <> ${owner} as taken,
      (select before.until from before) as before`.execute(db);
  const row = rows[0];
  return {
    held: row !== undefined,
    taken: row?.taken ?? false,
    renewedAt: row?.before == null ? null : new Date(row.before.getTime() - leaseMs),
  };
}

/** Lets another process go on at once. */
export async function releaseLease(db: Db, accountId: number, owner: string): Promise<void> {
  await sql`
    delete from sender_leases
    where account_id = ${accountId}
      and owner = ${owner}`.execute(db);
}
