/** The deliveries of a batch, wherever a statement needs them. */
import { sql, type RawBuilder } from "kysely";

/**
 * A select of deliveries. In two halves, because each of the two indexes that know batches holds one of them: asked for by the
 * batch alone, the database reads the whole ledger.
 */
export function ofBatch(
  accountId: number | RawBuilder<number>,
  batchId: string | RawBuilder<string>,
): RawBuilder<unknown> {
  return sql`
    select *
    from deliveries
    where account_id = ${accountId}
      and batch_id = ${batchId}
      and address_id is not null
    union all
    select *
    from deliveries
    where account_id = ${accountId}
      and batch_id = ${batchId}
      and address_id is null`;
}
