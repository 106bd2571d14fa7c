/** The batches of a number that have something in the queue. */
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import type { BatchForms } from "./batches.ts";

export type OpenBatch = {
  readonly id: string;
  readonly inWindow: Message | null;
  readonly outsideWindow: Message | null;
  /** By the word that a delivery names. */
  readonly variants: Readonly<Record<string, BatchForms>>;
  readonly canaryPassed: boolean;
  /** Some were refused for now and wait to be tried again, or were given back. */
  readonly hasPutBack: boolean;
  /** A second person let it go beyond the budget. */
  readonly ignoresBudget: boolean;
};

/**
 * Those that may send, in the order in which they do. Jumps from batch to batch through the index of the queue: of the
 * thousands that were sent in a year it reads none.
 */
export async function readOpenBatches(db: Db, accountId: number): Promise<OpenBatch[]> {
  const { rows } = await sql<OpenBatch>`
    with recursive waiting as (
      (
        select batch_id
        from delivery_queue
        where account_id = ${accountId}
          and batch_id is not null
        order by batch_id
        limit 1
      )
      union all
      select (
        select batch_id
        from delivery_queue
        where account_id = ${accountId}
          and batch_id > waiting.batch_id
        order by batch_id
        limit 1
      )
      from waiting
      where waiting.batch_id is not null
    )
    select id, in_window as "inWindow", outside_window as "outsideWindow", variants,
      canary_passed_at is not null as "canaryPassed", ignores_budget as "ignoresBudget",
      exists (
        select 1
        from delivery_queue
        where account_id = ${accountId}
          and batch_id = waiting.batch_id
          and put_back
      ) as "hasPutBack"
    from waiting
    join batches on batches.account_id = ${accountId} and batches.id = waiting.batch_id
    where state = 'open'
    order by case lane when 'urgent' then 0 when 'broadcast' then 1 else 2 end, created_at, id`.execute(
    db,
  );
  return rows;
}
