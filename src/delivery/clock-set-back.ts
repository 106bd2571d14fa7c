/** The machine's clock was set back: what waits for a time that was near must not wait for it once more. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";

/** The latest moment at which something in the queue was written, for whoever finds no lease to tell where the clock stood. */
export async function newestQueued(db: Db, accountId: number): Promise<Date | null> {
  const { rows } = await sql<{ newest: Date | null }>`
    select max(delivery.created_at) as newest
    from delivery_queue waiting
    join deliveries delivery on delivery.account_id = waiting.account_id and delivery.id = waiting.last_id
    where waiting.account_id = ${accountId}`.execute(db);
  return rows[0]?.newest ?? null;
}

/**
 * `before` is where the clock stood, `now` where it stands. What is in the queue or on the wire moves by the difference.
 * Which of two sends between the two is the later one cannot be told, so reports of them are no evidence.
 */
export async function heedClockSetBack(
  db: Db,
  accountId: number,
  { before, now }: { before: Date; now: Date },
): Promise<void> {
  const backSeconds = (before.getTime() - now.getTime()) / 1000;
  await transact(db, async (tx) => {
    await sql`
      with waiting as (
        update delivery_queue
        set not_before = not_before - make_interval(secs => ${backSeconds})
        where account_id = ${accountId}
          and not_before > ${now}
        returning first_id, last_id
      )
      update deliveries
      set not_before = not_before - make_interval(secs => ${backSeconds})
      where account_id = ${accountId}
        and id in (select generate_series(first_id, last_id) from waiting)
        and state = 'queued'
        and not_before > ${now}`.execute(tx);
    await sql`
      update delivery_claims
      set lease_until = lease_until - make_interval(secs => ${backSeconds})
      where account_id = ${accountId}
        and lease_until > ${before}`.execute(tx);
    await sql`
      insert into status_streams (account_id, ambiguous_until)
      values (${accountId}, ${before})
      on conflict (account_id) do update
      set heard_up_to = null,
        deaf_until = ${now},
        ambiguous_until = greatest(status_streams.ambiguous_until, excluded.ambiguous_until)`.execute(
      tx,
    );
  });
}
