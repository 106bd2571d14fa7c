import { sql } from "kysely";
import { transact, type Db, type Tx } from "../../src/db/db.ts";

/** How many deliveries the database looked at for this. */
export async function deliveriesRead(db: Db, work: (tx: Tx) => Promise<unknown>): Promise<number> {
  return await transact(db, async (tx) => {
    const before = await readSoFar(tx);
    await work(tx);
    return (await readSoFar(tx)) - before;
  });
}

/** By this connection, exact inside a transaction. */
async function readSoFar(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select seq_tup_read + coalesce(idx_tup_fetch, 0) as count
    from pg_stat_xact_user_tables
    where relname = 'deliveries'`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** So many batches of the past, to each address that there is. Unless it is `analysed` the planner does not know of them. */
export async function plantBatches(
  db: Db,
  batches: number,
  { analysed = true }: { analysed?: boolean } = {},
): Promise<void> {
  await sql`
    insert into deliveries (account_id, lane, lane_rank, batch_id, state, address_id, not_before, created_at)
    select account_id, 'broadcast', 3, batch.id, 'read', address.id, now(), now()
    from (select gen_random_uuid() as id from generate_series(1, ${batches}::integer)) batch, addresses address`.execute(
    db,
  );
  if (analysed) await sql`analyze deliveries`.execute(db);
}
