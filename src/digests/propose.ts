/** Makes the runs whose hour has come: a row a topic and day, however many processes look, however long they were off. */
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../db/db.ts";
import { announceTips } from "./announce.ts";
import { daysDue, sendsAt } from "./due.ts";
import { listDigests, type Digest } from "./digest.ts";
import { pickTips } from "./pick.ts";
import { findRun } from "./run.ts";

/** Proposes what is missing, and fills lists anew that are empty: nothing was known yet, or all of it was called off. */
export async function proposeRuns(db: Db, now: Date, zone: string): Promise<void> {
  for (const digest of await listDigests(db)) {
    if (digest.switchedOff) continue;
    const days = daysDue(digest, now, zone);
    const present = await readPresent(db, digest.topicId, days);
    for (const day of days) {
      const run = present.get(day);
      if (run === undefined || (run.isUntouched && (await isEmpty(db, digest.topicId, day))))
        await transact(db, (tx) => propose(tx, digest, day, now, zone));
    }
  }
}

type Present = { readonly day: string; readonly isUntouched: boolean };

async function readPresent(
  db: Db,
  topicId: number,
  days: readonly string[],
): Promise<Map<string, Present>> {
  const { rows } = await sql<Present>`
    select day, ${isUntouched} as "isUntouched"
    from digest_runs run
    where topic_id = ${topicId}
      and day = any(${[...days]}::date[])`.execute(db);
  return new Map(rows.map((row) => [row.day, row]));
}

const isUntouched = sql<boolean>`(run.state = 'proposed'
  and run.edited_at is null
  and run.confirmed_at is null)`;

async function isEmpty(db: Db, topicId: number, day: string): Promise<boolean> {
  return (await findRun(db, topicId, day))?.tips.length === 0;
}

async function propose(
  tx: Tx,
  digest: Digest,
  day: string,
  now: Date,
  zone: string,
): Promise<void> {
  const { topicId } = digest;
  await sql`
    insert into digest_runs (topic_id, day, sends_at, proposed_at)
    values (${topicId}, ${day}, ${sendsAt(digest, day, zone)}, ${now})
    on conflict (topic_id, day) do nothing`.execute(tx);
  const { rows } = await sql<{ id: number }>`
    select id
    from digest_runs run
    where topic_id = ${topicId}
      and day = ${day}
      and ${isUntouched}
    for update`.execute(tx);
  const [run] = rows;
  if (run === undefined || !(await isEmpty(tx, topicId, day))) return;
  const ids = (await pickTips(tx, digest, day)).map(({ id }) => id);
  if (ids.length === 0) return;
  await sql`delete from digest_tips where run_id = ${run.id}`.execute(tx);
  await sql`
    insert into digest_tips (run_id, occurrence_id, position)
    select ${run.id}, occurrence_id, position
    from unnest(${ids}::bigint[]) with ordinality as picked (occurrence_id, position)
    on conflict do nothing`.execute(tx);
  await announceTips(tx);
}
