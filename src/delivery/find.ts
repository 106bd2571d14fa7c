/** Deliveries looked up one by one. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { idsByProviderId } from "./provider-ids.ts";
import type { DeliveryState } from "./states.ts";

export type FoundDelivery = {
  readonly deliveryId: number;
  readonly batchId: string | null;
  readonly subscriberId: number | null;
  readonly addressId: number | null;
};

/** The delivery that the channel knows by this id (a citizen quotes it), or null. */
export async function findByProviderId(
  db: Db,
  accountId: number,
  providerMessageId: string,
): Promise<FoundDelivery | null> {
  const ids = await idsByProviderId(db, accountId, [providerMessageId]);
  const { rows } = await sql<FoundDelivery>`
    select id as "deliveryId", batch_id as "batchId", subscriber_id as "subscriberId",
      address_id as "addressId"
    from deliveries
    where account_id = ${accountId}
      and id = any(${ids}::bigint[])
      and provider_message_id = ${providerMessageId}`.execute(db);
  return rows[0] ?? null;
}

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
