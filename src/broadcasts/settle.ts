/** When a broadcast is over. */
import { sql } from "kysely";
import { announce, transact, type Db, type Tx } from "../db/db.ts";
import { countProgress, progress } from "../delivery/delivery.ts";

type Counts = Awaited<ReturnType<typeof progress>>["counts"];

/** Then what WhatsApp still holds or never told of no longer keeps a broadcast open; its deliveries go on by themselves. */
const longestOpenHours = 24;

type Running = {
  readonly id: string;
  readonly accountId: number;
  readonly expandedAt: Date | null;
  /** The number itself may not send: its page says so. */
  readonly haltedAt: Date | null;
  readonly troubleSince: Date | null;
};

/**
 * Looks after every broadcast that is under way: over when all is settled, paused when the engine halted its batch. Told are
 * those whose numbers differ from the last look (`seen`, kept by the loop).
 */
export async function settleRunning(db: Db, seen: Map<string, string>, now: Date): Promise<void> {
  const running = await findRunning(db);
  for (const known of seen.keys()) if (!running.some(({ id }) => id === known)) seen.delete(known);
  for (const broadcast of running) {
    const { id, accountId, expandedAt, haltedAt, troubleSince } = broadcast;
    // It grows, chunk by chunk: to count it each time would take longer than to expand it, and it is not over.
    if (expandedAt === null) {
      if (await isHalted(db, broadcast))
        await transact(db, (tx) => pauseHalted(tx, broadcast, now));
      continue;
    }
    const { counts } = await progress(db, accountId, id, now);
    const look = JSON.stringify([counts, haltedAt, troubleSince]);
    // What was remembered may be a moment old: asked once more before it counts.
    const over =
      isSettled(counts, expandedAt, now) &&
      isSettled((await countProgress(db, accountId, id, now)).counts, expandedAt, now);
    if (seen.get(id) === look && !over && !(await isHalted(db, broadcast))) continue;
    seen.set(id, look);
    await transact(db, async (tx) => {
      if (over) await finish(tx, id, now);
      else await pauseHalted(tx, broadcast, now);
      await announce(tx, "live", `broadcast:${id}`);
    });
  }
}

/** Nothing waits here or at WhatsApp; or nothing waits here, and the rest has had its day. Pure. */
export function isSettled(counts: Counts, expandedAt: Date, now: Date): boolean {
  if (counts.queued > 0 || counts.sending > 0) return false;
  const open = counts.accepted + counts.held + counts.uncertain;
  return open === 0 || now.getTime() - expandedAt.getTime() >= longestOpenHours * 3_600_000;
}

async function findRunning(db: Db): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select broadcasts.id, account_id as "accountId", expanded_at as "expandedAt",
      account.halted_at as "haltedAt", account.trouble_since as "troubleSince"
    from broadcasts
    join channel_accounts account on account.id = account_id
    where state = 'sending'`.execute(db);
  return rows;
}

async function finish(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`
    update broadcasts
    set state = 'sent', quiet_until = null, finished_at = ${now}, version = version + 1, updated_at = ${now}
    where id = ${id}
      and state = 'sending'`.execute(tx);
  await announce(tx, "live", "overview");
}

async function isHalted(db: Db, { id, accountId }: Running): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from batches
    where account_id = ${accountId}
      and id = ${id}
      and state = 'halted'`.execute(db);
  return rows.length > 0;
}

/** The engine stops a batch whose template WhatsApp refuses; staff see why and resume when it is mended. */
async function pauseHalted(tx: Tx, { id, accountId }: Running, now: Date): Promise<void> {
  await sql`
    update broadcasts
    set state = 'paused', quiet_until = null, hindrance = batch.halted_reason, version = version + 1, updated_at = ${now}
    from batches batch
    where broadcasts.id = ${id}
      and broadcasts.state = 'sending'
      and batch.account_id = ${accountId}
      and batch.id = ${id}
      and batch.state = 'halted'`.execute(tx);
  await announce(tx, "live", "overview");
}
