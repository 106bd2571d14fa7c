/** Whether the channel answers for a number: noted by the loop that asks, told to staff until it does again. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

/** The time of the first silence stays until there is an answer. */
export async function noteSilence(tx: Tx, id: number, reason: string, now: Date): Promise<void> {
  await sql`
    update channel_accounts
    set health = jsonb_set(health, '{silence}', jsonb_build_object(
      'summary', ${reason}::text,
      'at', coalesce(health #>> '{silence,at}', ${now.toISOString()}::text)))
    where id = ${id}`.execute(tx);
}

export async function noteAnswer(tx: Tx, id: number): Promise<void> {
  await sql`
    update channel_accounts
    set health = health - 'silence'
    where id = ${id}
      and health ? 'silence'`.execute(tx);
}

/** The numbers for which the channel does not answer, or refuses us, with the reason and since when. */
export async function silentAccounts(
  db: Db,
): Promise<{ readonly number: string; readonly reason: string; readonly since: Date }[]> {
  const { rows } = await sql<{ number: string; reason: string; since: Date }>`
    select display_number as number, health #>> '{silence,summary}' as reason,
      (health #>> '{silence,at}')::timestamptz as since
    from channel_accounts
    where health ? 'silence'
    order by id`.execute(db);
  return rows;
}
