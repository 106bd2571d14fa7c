/** The lists that go next, for the first page of staff. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { findRun, type Run } from "./run.ts";

export type UpcomingTips = Pick<Run, "day" | "sendsAt" | "hindrance"> & {
  readonly topicKey: string;
  readonly topicTitle: string;
  readonly count: number;
  /** Nothing goes unless somebody confirms. */
  readonly waitsForYes: boolean;
};

/** What is proposed and not out, the soonest first; nothing of topics that are switched off. */
export async function upcomingTips(db: Db): Promise<UpcomingTips[]> {
  const { rows } = await sql<{
    topicId: number;
    topicKey: string;
    topicTitle: string;
    day: string;
    holds: boolean;
  }>`
    select run.topic_id as "topicId", topic.key as "topicKey", topic.title as "topicTitle", run.day,
      digest.if_untouched = 'hold' as holds
    from digest_runs run
    join digests digest on digest.topic_id = run.topic_id
    join topics topic on topic.id = run.topic_id
    where run.state = 'proposed'
      and digest.switched_off_at is null
    order by run.sends_at, run.id
    limit 10`.execute(db);
  const found = await Promise.all(
    rows.map(async ({ topicId, topicKey, topicTitle, day, holds }) => {
      const run = await findRun(db, topicId, day);
      if (run === null) return [];
      const { sendsAt, hindrance, tips, confirmedAt } = run;
      const waitsForYes = holds && confirmedAt === null;
      return [{ day, sendsAt, hindrance, topicKey, topicTitle, count: tips.length, waitsForYes }];
    }),
  );
  return found.flat();
}
