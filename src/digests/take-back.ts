/** Tips that were out and reached nobody: what they told of counts as not told, so that it may be told another day. */
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../db/db.ts";
import { forgetSent } from "../sources/sources.ts";
import { announceTips } from "./announce.ts";
import type { SkipReason } from "./run.ts";

/** Older ones are history: a day that is over is told of no more. */
const lookBackDays = 3;

type Unheard = {
  readonly runId: number;
  readonly broadcastId: string;
  /** Null where it began, and nobody was there or the budget was used up. */
  readonly neverBegan: SkipReason | null;
};

/** Cancelled within the count-down, never started, or ended before the first message left. */
export async function takeBackUnheard(db: Db, now: Date): Promise<void> {
  const { rows } = await sql<Unheard>`
    select run.id as "runId", broadcast.id as "broadcastId",
      case
        when broadcast.started_at is not null then null
        when broadcast.state = 'cancelled' then 'staff'
        else 'too-late'
      end as "neverBegan"
    from digest_runs run
    join broadcasts broadcast on broadcast.id = run.broadcast_id
    where run.state = 'sent'
      and run.settled_at > ${new Date(now.getTime() - lookBackDays * 86_400_000)}
      and (broadcast.state in ('sent', 'cancelled') or broadcast.expires_at <= ${now})
      and exists (select 1 from event_mentions where batch_id = broadcast.id)
      and not exists (
        select 1
        from deliveries
        where account_id = broadcast.account_id
          and batch_id = broadcast.id
          and deliveries.state not in ('queued', 'withdrawn', 'expired', 'failed')
      )`.execute(db);
  for (const unheard of rows) await transact(db, (tx) => takeBack(tx, unheard, now));
}

async function takeBack(
  tx: Tx,
  { runId, broadcastId, neverBegan }: Unheard,
  now: Date,
): Promise<void> {
  await forgetSent(tx, broadcastId, now);
  if (neverBegan !== null)
    await sql`
      update digest_runs
      set state = 'skipped', skipped_because = ${neverBegan}
      where id = ${runId}`.execute(tx);
  await announceTips(tx);
}
