/** The tips of a span of time for the calendar: those with a list, and those that are still to be put together. */
import { sql } from "kysely";
import type { PlannedTips } from "../broadcasts/broadcasts.ts";
import type { Db } from "../db/db.ts";
import { dayMs, wallOf } from "../lib/zone.ts";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { sendsAt, weekdayOf } from "./due.ts";
import { listDigests, type Digest } from "./digest.ts";

export async function tipsBetween(db: Db, from: Date, to: Date): Promise<PlannedTips[]> {
  const { timeZone } = await readOrganisation(db);
  const digests = await listDigests(db);
  const { rows } = await sql<{
    topicId: number;
    day: string;
    at: Date;
    state: "proposed" | "sent" | "skipped";
  }>`
    select topic_id as "topicId", day, coalesce(broadcasts.started_at, sends_at) as at,
      digest_runs.state
    from digest_runs
    left join broadcasts on broadcasts.id = broadcast_id
    where sends_at >= ${from}
      and sends_at < ${to}`.execute(db);
  return digests.flatMap((digest) => {
    const { topicId, topicKey, topicTitle } = digest;
    const runs = rows.filter((run) => run.topicId === topicId);
    const listed = new Set(runs.map(({ day }) => day));
    const expected = daysBetween(digest, from, to, timeZone).filter(({ day }) => !listed.has(day));
    return [...runs, ...expected].map(({ day, at, state }) => ({
      topicId,
      topicTitle,
      day,
      at,
      state,
      href: paths.tipsRun(topicKey, day),
    }));
  });
}

/** Days that will have a list; those of the past that have none will have none. Pure. */
function daysBetween(
  digest: Digest,
  from: Date,
  to: Date,
  zone: string,
): { day: string; at: Date; state: "expected" }[] {
  if (digest.switchedOff) return [];
  const first = Math.floor(wallOf(from.getTime(), zone) / dayMs);
  const last = Math.floor(wallOf(to.getTime(), zone) / dayMs);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = new Date((first + index) * dayMs).toISOString().slice(0, 10);
    return { day, at: sendsAt(digest, day, zone), state: "expected" } as const;
  })
    .filter(({ at }) => at >= from && at < to && at > digest.runsFrom)
    .filter(({ day }) => digest.weekdays.includes(weekdayOf(day)));
}
