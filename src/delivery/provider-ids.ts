/** The channel's own ids of our messages: kept apart from the deliveries, in which nothing that changes has an index. */
import { sql, type RawBuilder } from "kysely";

/** Makes these rows of `deliveries` findable by the channel's id; part of the statement that wrote it to them. */
export function rememberProviderIds(written: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into delivery_provider_ids (account_id, hash, delivery_id)
    select account_id, md5(provider_message_id)::uuid, id
    from ${written}
    where provider_message_id is not null
    on conflict do nothing`;
}

/** Our ids of the messages that the channel knows by these. */
export function withProviderIds(
  accountId: number,
  providerMessageIds: readonly string[],
): RawBuilder<unknown> {
  return sql`
    select delivery_id
    from delivery_provider_ids
    where account_id = ${accountId}
      and hash in (select md5(unnest(${[...providerMessageIds]}::text[]))::uuid)`;
}
