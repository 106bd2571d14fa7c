/** Deliveries looked up one by one. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { DeliveryState } from "./states.ts";

/** The states of single deliveries; ids that are unknown are absent. */
export async function stateOf(
  db: Db,
  accountId: number,
  deliveryIds: readonly number[],
): Promise<Map<number, DeliveryState>> {
  const { rows } = await sql<{ id: number; state: DeliveryState }>`
    select id, state
    from deliveries
    where account_id = ${accountId}
      and id = any(${[...deliveryIds]}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.state]));
}
