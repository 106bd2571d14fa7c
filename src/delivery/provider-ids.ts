/** The channel's own ids of our messages: kept apart from the deliveries, in which nothing that changes has an index. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";

/**
 * Makes these rows of `deliveries` findable by the channel's id; part of the statement that wrote it to them. In the order of
 * the index, which so is read and written page by page (a fifth less work for a group of 1,000).
 */
export function rememberProviderIds(written: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into delivery_provider_ids (account_id, hash, delivery_id)
    select account_id, md5(provider_message_id)::uuid, id
    from ${written}
    where provider_message_id is not null
    order by 2`;
}

/** Our ids of the messages that the channel knows by these. */
export async function idsByProviderId(
  db: Db,
  accountId: number,
  providerMessageIds: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct known.id
    from unnest(${[...providerMessageIds]}::text[]) asked (id)
    cross join lateral deliveries_by_provider_id(${accountId}, asked.id) known (id)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of these ids of the channel that we have learnt of before, each as one of the delivery beside it. */
export async function knownProviderIds(
  db: Db,
  accountId: number,
  asked: readonly { readonly deliveryId: number; readonly providerMessageId: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select asked.id
    from unnest(
      ${asked.map((one) => one.deliveryId)}::bigint[],
      ${asked.map((one) => one.providerMessageId)}::text[]
    ) as asked (delivery_id, id)
    join delivery_provider_ids known on known.account_id = ${accountId}
      and provider_id_shelf(known.delivery_id) = provider_id_shelf(asked.delivery_id)
      and known.hash = md5(asked.id)::uuid
      and known.delivery_id = asked.delivery_id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
