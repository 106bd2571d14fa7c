/** Our numbers as the emergency stop sees them. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

export type NumberState = {
  readonly id: number;
  /** As people read it: "+49 271 333 0". */
  readonly displayNumber: string;
  readonly haltedAt: Date | null;
  readonly haltedReason: string | null;
  /** What would leave if it may: messages in the queue, those of paused broadcasts left out. Some may wait no more. */
  readonly waiting: number;
};

/** All numbers, oldest first. */
export async function readNumbers(db: Db): Promise<NumberState[]> {
  const { rows } = await sql<NumberState>`
    select account.id, account.display_number as "displayNumber", account.halted_at as "haltedAt",
      account.halted_reason as "haltedReason", (
        select coalesce(sum(last_id - first_id + 1), 0)::bigint
        from delivery_queue
        left join batches on batches.account_id = delivery_queue.account_id and batches.id = delivery_queue.batch_id
        where delivery_queue.account_id = account.id
          and (delivery_queue.batch_id is null or batches.state = 'open')
      ) as waiting
    from channel_accounts account
    order by account.id`.execute(db);
  return rows;
}
