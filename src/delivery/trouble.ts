/** What a number waits for: written by whoever sends for it, read by staff. It goes away by itself. */
import { sql } from "kysely";
import { announce, transact, type Db } from "../db/db.ts";

export type TroubleKind = "not-answering" | "slowed";

export type Trouble = { readonly kind: TroubleKind; readonly since: Date };

/** Writes only what changed; when it began stays. */
export async function noteTrouble(
  db: Db,
  accountId: number,
  trouble: TroubleKind | null,
  now: Date,
): Promise<void> {
  await transact(db, async (tx) => {
    const { numAffectedRows } = await sql`
      update channel_accounts
      set trouble = ${trouble}, trouble_since = ${trouble === null ? null : now}
      where id = ${accountId}
        and trouble is distinct from ${trouble}`.execute(tx);
    if (numAffectedRows) await announce(tx, "live", "overview");
  });
}

/** What the number waits for now; null where it does not. */
export async function readTrouble(db: Db, accountId: number): Promise<Trouble | null> {
  const { rows } = await sql<Trouble>`
    select trouble as kind, trouble_since as since
    from channel_accounts
    where id = ${accountId}
      and trouble is not null`.execute(db);
  return rows[0] ?? null;
}
