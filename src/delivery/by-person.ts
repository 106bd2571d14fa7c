/** Deliveries by what the channel calls them: looked for among those of the person whom a message or a report names. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";

type Person = { readonly accountId: number; readonly subscriberId: number };

/** The batch of which this person got the message; null where it belongs to none, or was sent to somebody else. */
export async function batchOfMessage(
  db: Db,
  { accountId, subscriberId }: Person,
  providerMessageId: string,
): Promise<string | null> {
  const { rows } = await sql<{ batchId: string | null }>`
    select delivery.batch_id as "batchId"
    from addresses address
    cross join lateral (${toAddress(accountId, sql.ref("address.id"))}) delivery
    where address.account_id = ${accountId}
      and address.subscriber_id = ${subscriberId}
      and delivery.provider_message_id = ${providerMessageId}`.execute(db);
  return rows[0]?.batchId ?? null;
}

/**
 * A select of the deliveries (id, provider_message_id) that reports speak of; `reports` selects the recipient's phone and bsuid,
 * and provider_message_id.
 */
export function reported(accountId: number, reports: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select distinct delivery.id, delivery.provider_message_id
    from (${reports}) report
    cross join lateral (
      select id
      from addresses
      where account_id = ${accountId}
        and phone = report.phone
      union
      select id
      from addresses
      where account_id = ${accountId}
        and bsuid = report.bsuid
    ) address
    cross join lateral (${toAddress(accountId, sql.ref("address.id"))}) delivery
    where delivery.provider_message_id = report.provider_message_id`;
}

/**
 * A select of deliveries that is carried out for each address by itself (`offset 0`), and as a range of one, which the planner
 * takes for few whatever it knows of the table. Joined, or asked for as equal, it reads the whole ledger while its statistics
 * are old.
 */
function toAddress(accountId: number, addressId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select id, batch_id, provider_message_id
    from deliveries
    where account_id = ${accountId}
      and address_id between ${addressId} and ${addressId}
    offset 0`;
}
