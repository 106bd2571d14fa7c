/** Finished deliveries by the million, as broadcasts of the past leave them: straight into the tables. */
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../src/db/db.ts";

export type Ledger = {
  readonly accountId: number;
  /** People, each of whom got each broadcast. */
  readonly people: number;
  /** One every 17 hours from a year ago on. */
  readonly broadcasts: number;
};

/** Of the broadcast with this number. */
export const pastBroadcast = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Then the tables are as autovacuum leaves them. */
export async function plantLedger(db: Db, ledger: Ledger): Promise<void> {
  // Row by row into trees in no order it would take hours, and leave the same trees.
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index
    where indrelid = 'deliveries'::regclass
      and not indisprimary`.execute(db);
  for (const { name } of indexes) await sql`drop index ${sql.table(name)}`.execute(db);
  for (let number = 1; number <= ledger.broadcasts; number += 1)
    await transact(db, async (tx) => await plantPast(tx, ledger, number));
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    await sql`set maintenance_work_mem = '1GB'`.execute(one);
    for (const { definition } of indexes) await sql.raw(definition).execute(one);
    for (const table of ["deliveries", "batches", "broadcasts"])
      await sql`vacuum (analyze) ${sql.table(table)}`.execute(one);
    await sql`reset all`.execute(one);
  });
}

async function plantPast(tx: Tx, { accountId, people }: Ledger, number: number): Promise<void> {
  const id = pastBroadcast(number);
  // Every address is read from its table, so nothing needs to be looked up there again.
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`
    insert into batches (account_id, id, lane, topic_ids, created_at)
    values (${accountId}, ${id}, 'broadcast', '{1}', now() - interval '1 year')`.execute(tx);
  await sql`
    insert into broadcasts (id, account_id, slug, state, title, teaser, body, started_at, expanded_at, finished_at,
      audience, created_at, updated_at)
    select ${id}::uuid, ${accountId}, 'nachricht-' || ${number}::integer, 'sent', 'Nachricht ' || ${number}::integer, 'Ein Satz.',
      'Ein Text.', at, at, at, ${people}::integer, at, at
    from (select now() - interval '1 year' + ${number}::integer * interval '17 hours' as at) past`.execute(
    tx,
  );
  await sql`
    insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, state, form, attempt,
      not_before, provider_message_id, charge_category, charge_type, charge_market, created_at, sending_at, accepted_at,
      sent_at, delivered_at, read_at)
    select ${accountId}, 'broadcast', 3, ${id}::uuid, id, subscriber_id, 'read', 'template', 1, at,
      'wamid.HBgNNDkxNTExMjM0NTY3OBUCABEYEj' || md5(${id}::text || id), 'marketing', 'regular', 'germany', at, at, at, at, at, at
    from addresses, (select now() - interval '1 year' + ${number}::integer * interval '17 hours' as at) past
    where account_id = ${accountId}
      and addresses.id <= ${people}
    order by id`.execute(tx);
}
