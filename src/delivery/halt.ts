/** Not-Aus: nothing leaves from a number until somebody says so again. Effective at the next claim, within a second. */
import { sql } from "kysely";
import { announce, type Db, type Tx } from "../db/db.ts";

/** Stops a number, for staff or for the engine. The first reason stays until it is resumed. */
export async function haltAccount(
  tx: Tx,
  accountId: number,
  reason: string,
  now: Date,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update channel_accounts
    set halted_at = ${now}, halted_reason = ${reason}
    where id = ${accountId}
      and halted_at is null`.execute(tx);
  if (numAffectedRows) await announce(tx, "live", "overview");
}

/** Lets a number send again; what waited goes on where it stood, what expired meanwhile does not. */
export async function resumeAccount(tx: Tx, accountId: number, _now: Date): Promise<void> {
  await sql`
    update channel_accounts
    set halted_at = null, halted_reason = null
    where id = ${accountId}`.execute(tx);
  await announce(tx, "live", "overview");
}

/** Why a number is halted; null while it may send. */
export async function haltedBecause(db: Db, accountId: number): Promise<string | null> {
  const { rows } = await sql<{ reason: string }>`
    select coalesce(halted_reason, '') as reason
    from channel_accounts
    where id = ${accountId}
      and halted_at is not null`.execute(db);
  return rows[0]?.reason ?? null;
}
