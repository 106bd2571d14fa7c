/** Broadcasts under way when the quiet hours begin: they wait, and go on by themselves. */
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../../db/db.ts";
import { pauseBatch, reopenBatch } from "../../delivery/delivery.ts";
import { quietUntil } from "./quiet-hours.ts";
import { readQuiet, waitUntil, type Quiet } from "./quiet-setting.ts";

type Running = {
  readonly id: string;
  readonly accountId: number;
  readonly quietUntil: Date | null;
};

/** Holds what is under way in quiet hours, and lets go on what has waited for their end; several processes may do so. */
export async function keepQuiet(db: Db, now: Date): Promise<{ released: number }> {
  const quiet = await readQuiet(db);
  const until = quietUntil(quiet.hours, quiet.place, now);
  const found = until === null ? await findHeld(db) : await findLoud(db, until);
  for (const { id } of found) await transact(db, (tx) => holdOrRelease(tx, id, quiet, now));
  return { released: until === null ? found.length : 0 };
}

async function holdOrRelease(tx: Tx, id: string, quiet: Quiet, now: Date): Promise<void> {
  const broadcast = await lockRunning(tx, id);
  if (broadcast === null) return;
  const { accountId } = broadcast;
  const until = quietUntil(quiet.hours, quiet.place, now);
  if (until !== null) await pauseBatch(tx, accountId, id, now);
  else if (broadcast.quietUntil !== null) await reopenBatch(tx, accountId, id);
  await waitUntil(tx, id, until);
}

async function findHeld(db: Db): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from broadcasts
    where state = 'sending'
      and quiet_until is not null
    order by started_at, id`.execute(db);
  return rows;
}

/** Urgent ones go at any hour; tips have a time of their own, which the county chose. */
async function findLoud(db: Db, until: Date): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from broadcasts
    where state = 'sending'
      and lane = 'broadcast'
      and quiet_until is distinct from ${until}`.execute(db);
  return rows;
}

async function lockRunning(tx: Tx, id: string): Promise<Running | null> {
  const { rows } = await sql<Running>`
    select id, account_id as "accountId", quiet_until as "quietUntil"
    from broadcasts
    where id = ${id}
      and state = 'sending'
    for update skip locked`.execute(tx);
  return rows[0] ?? null;
}
