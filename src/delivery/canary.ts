/** The first five of a batch leave alone and are watched: a broken template costs five people, not ten thousand. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";

const canarySize = 5;

type Asked = { readonly accountId: number; readonly size: number; readonly now: Date };

/**
 * How many of a batch that is still watched may leave now: none while the first five wait for their answers, then
 * everybody. One that is put back into the queue gives its place to another. Holds the batch's row until the commit.
 */
export async function canaryPlaces(
  tx: Tx,
  batchId: string,
  { accountId, size, now }: Asked,
): Promise<number> {
  const { rows } = await sql<{ begun: number; answered: number }>`
    with batch as (
      select canary_ids
      from batches
      where account_id = ${accountId}
        and id = ${batchId}
        and state = 'open'
      for update
    )
    select count(*) filter (where state <> 'queued') as begun,
      count(*) filter (where state not in ('queued', 'sending')) as answered
    from batch
    left join deliveries on account_id = ${accountId} and deliveries.id = any(canary_ids)
    having count(batch.canary_ids) > 0`.execute(tx);
  const canary = rows[0];
  if (canary === undefined) return 0;
  if (canary.answered < canarySize) return Math.min(size, canarySize - canary.begun);
  await sql`
    update batches
    set canary_passed_at = ${now}
    where account_id = ${accountId}
      and id = ${batchId}`.execute(tx);
  return size;
}

export async function rememberCanary(
  tx: Tx,
  accountId: number,
  batchId: string,
  ids: readonly number[],
): Promise<void> {
  await sql`
    update batches
    set canary_ids = canary_ids || ${[...ids]}::bigint[]
    where account_id = ${accountId}
      and id = ${batchId}
      and canary_passed_at is null`.execute(tx);
}
