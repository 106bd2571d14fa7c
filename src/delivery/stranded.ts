/** Parked reports whose delivery is known by now. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import { recordStatuses, unpark } from "./statuses.ts";

/** A report without our id may be parked in the very moment in which our own record of the send is written. */
export async function takeInStranded(db: Db, accountId: number, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select parked.provider_message_id as id
    from parked_statuses parked
    cross join lateral deliveries_by_provider_id(parked.account_id, parked.provider_message_id) known
    where parked.account_id = ${accountId}
    limit 500`.execute(db);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await transact(db, async (tx) => {
    await recordStatuses(tx, accountId, await unpark(tx, accountId, ids), now);
  });
}
