/**
 * The queue: ranges of ids among which deliveries wait, so that taking one out changes nothing that is in an index. A row of
 * it is a hint where to look; whether a delivery waits says its own state.
 */
import { sql, type RawBuilder } from "kysely";
import { list } from "../db/db.ts";

/** Both ends included. */
export type Range = { readonly firstId: number; readonly lastId: number };

/** As a list: see `among`. */
export function idsOf(ranges: readonly Range[]): number[] {
  return ranges.flatMap(({ firstId, lastId }) =>
    Array.from({ length: lastId - firstId + 1 }, (_, index) => firstId + index),
  );
}

/**
 * Puts each of these rows of `deliveries` into the queue; part of the statement that made them wait. What of a batch comes one by
 * one was there before: it is put back.
 */
export function intoQueue(waiting: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into delivery_queue (account_id, batch_id, lane_rank, not_before, first_id, last_id, put_back)
    select account_id, batch_id, lane_rank, not_before, id, id, batch_id is not null
    from ${waiting}
    where state = 'queued'`;
}

/** Puts these rows, all of one batch and just added, into the queue as one range. */
export function intoQueueTogether(waiting: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into delivery_queue (account_id, batch_id, lane_rank, not_before, first_id, last_id)
    select account_id, batch_id, lane_rank, not_before, min(id), max(id)
    from ${waiting}
    group by account_id, batch_id, lane_rank, not_before`;
}

/**
 * A condition on a `delivery` that is joined with a list of ids: the planner believes it, whatever it knows of the table, and
 * takes the list for a short one, because it does not see its length. By the join alone, and on PostgreSQL 15 with the length
 * in sight, it read the whole ledger for each group while its statistics were old (seen: 80 ms of 100,000 rows).
 */
export function among(deliveries: readonly { readonly id: number }[]): RawBuilder<unknown> {
  return sql`delivery.id = any(array(select unnest(${list(deliveries.map(({ id }) => id))}::bigint[])))`;
}

/** A column for `unnest`, which fills up what is shorter: one without a value is not written 500 times. */
export function columnOf(values: readonly (string | number | boolean | Date | null)[]): string {
  return list(values.every((value) => value === null) ? [] : values);
}
