/** Reports of deliveries that nobody knows yet: they may overtake our own record of the send. */
import { sql } from "kysely";
import type { StatusEvent } from "../channels/channels.ts";
import { list, type Tx } from "../db/db.ts";

export async function park(
  tx: Tx,
  accountId: number,
  events: readonly StatusEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into parked_statuses (account_id, provider_message_id, delivery_ref, status, received_at)
    select ${accountId}, parked.provider_message_id, parked.delivery_ref, parked.status, ${now}
    from unnest(
      ${events.map((event) => event.providerMessageId)}::text[],
      ${events.map((event) => event.deliveryRef ?? null)}::text[],
      ${events.map((event) => JSON.stringify(event))}::jsonb[]
    ) as parked (provider_message_id, delivery_ref, status)`.execute(tx);
}

/** Takes out what was parked of these deliveries, for recording it again by our own id. */
export async function unpark(
  tx: Tx,
  accountId: number,
  known: readonly { readonly id: number; readonly providerMessageId: string }[],
): Promise<StatusEvent[]> {
  const { rows } = await sql<{ id: number; status: StatusEvent & { at: string } }>`
    delete from parked_statuses
    using unnest(
      ${list(known.map(({ id }) => id))}::bigint[],
      ${list(known.map(({ providerMessageId }) => providerMessageId))}::text[]
    ) as known (id, provider_message_id)
    where parked_statuses.account_id = ${accountId}
      and parked_statuses.provider_message_id = known.provider_message_id
    returning known.id, status`.execute(tx);
  // JSON keeps a time as text.
  return rows.map(({ id, status }) => ({
    ...status,
    deliveryRef: String(id),
    at: new Date(status.at),
  }));
}
