/**
 * The channel's ids of old messages, forgotten. They come in no order, so each new one is written to another page of their
 * index: the longer they are kept, the more pages sending touches. A report finds its delivery by our own id.
 */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

/** Well under a second; nobody who sends waits for it, because nobody writes to the ids of old deliveries. */
const aTurn = 10_000;

/** At an hour's rhythm five million ids of a number a day; more would be felt. */
const turns = 20;

/** Forgets the ids of messages from before `before`, in the order of the deliveries, which stay. The rest is for the next call. */
export async function forgetProviderIds(db: Db, before: Date): Promise<void> {
  const accounts = await db.selectFrom("channel_accounts").select("id").orderBy("id").execute();
  for (const { id } of accounts)
    for (let turn = 0; turn < turns; turn += 1) if (!(await forgetSome(db, id, before))) break;
}

/** Remembers how far it came in the same statement, so that no delivery is looked at twice. True when there may be more. */
async function forgetSome(db: Db, accountId: number, before: Date): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    with next as materialized (
      select id, md5(provider_message_id)::uuid as hash, created_at
      from deliveries
      where account_id = ${accountId}
        and id > coalesce((
          select up_to
          from forgotten_provider_ids
          where account_id = ${accountId}
        ), 0)
      order by id
      limit ${aTurn}
    ), old as materialized (
      -- Ids are given out a little before their time is written: up to the first that is too young.
      select id, hash
      from next
      where id < coalesce((select min(id) from next where created_at >= ${before}), ${lastId})
    ), forgotten as (
      delete from delivery_provider_ids known
      using old
      where known.account_id = ${accountId}
        and provider_id_shelf(known.delivery_id) = provider_id_shelf(old.id)
        and known.hash = old.hash
    ), noted as (
      insert into forgotten_provider_ids (account_id, up_to)
      select ${accountId}::integer, max(id)
      from old
      having count(*) > 0
      on conflict (account_id) do update
      set up_to = greatest(forgotten_provider_ids.up_to, excluded.up_to)
    )
    select count(*) as count
    from old`.execute(db);
  return rows[0]?.count === aTurn;
}

const lastId = sql.raw("9223372036854775807");
