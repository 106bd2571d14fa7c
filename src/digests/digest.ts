/** How the tips of a topic are put together, and when: a row that staff change. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import type { PickRules } from "../sources/sources.ts";

export type Digest = {
  readonly topicId: number;
  readonly topicKey: string;
  readonly topicTitle: string;
  /** Monday is 1. */
  readonly weekdays: readonly number[];
  /** "07:30", local. */
  readonly sendTime: string;
  /** On the day before. */
  readonly proposeTime: string;
  readonly atMost: number;
  readonly rules: PickRules;
  /** Where nobody acts: the list goes as it was proposed, or it does not go. */
  readonly ifUntouched: "send" | "hold";
  /** A run that was missed is sent up to so much later. */
  readonly cutOffMinutes: number;
  readonly runsFrom: Date;
  readonly switchedOff: boolean;
};

export type DigestValues = Omit<Digest, "topicId" | "topicKey" | "topicTitle" | "runsFrom">;

/** More tips would not fit into a message. */
export const mostTips = 7;

export const usualDigest: DigestValues = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  sendTime: "07:30",
  proposeTime: "15:00",
  atMost: 5,
  rules: {},
  ifUntouched: "send",
  cutOffMinutes: 120,
  switchedOff: false,
};

/** In the order of their topics; of hidden topics too, for those who still hold them. */
export async function listDigests(db: Db): Promise<Digest[]> {
  const { rows } = await sql<Digest>`
    select digest.topic_id as "topicId", topic.key as "topicKey", topic.title as "topicTitle",
      digest.weekdays, digest.send_time as "sendTime", digest.propose_time as "proposeTime",
      digest.at_most as "atMost", digest.rules, digest.if_untouched as "ifUntouched",
      digest.cut_off_minutes as "cutOffMinutes", digest.runs_from as "runsFrom",
      digest.switched_off_at is not null as "switchedOff"
    from digests digest
    join topics topic on topic.id = digest.topic_id
    order by topic.position, topic.id`.execute(db);
  return rows;
}

/** Lists that nobody touched are proposed anew under the new rules; days whose time is over are left as they are. */
export async function saveDigest(
  tx: Tx,
  topicId: number,
  values: DigestValues,
  now: Date,
): Promise<void> {
  const { weekdays, sendTime, proposeTime, atMost, rules, ifUntouched, cutOffMinutes } = values;
  const off = values.switchedOff ? now : null;
  await sql`
    insert into digests (topic_id, weekdays, send_time, propose_time, at_most, rules, if_untouched,
      cut_off_minutes, runs_from, switched_off_at)
    values (${topicId}, ${[...weekdays]}::smallint[], ${sendTime}, ${proposeTime}, ${atMost},
      ${JSON.stringify(rules)}::jsonb, ${ifUntouched}, ${cutOffMinutes}, ${now}, ${off})
    on conflict (topic_id) do update
    set weekdays = excluded.weekdays, send_time = excluded.send_time,
      propose_time = excluded.propose_time, at_most = excluded.at_most, rules = excluded.rules,
      if_untouched = excluded.if_untouched, cut_off_minutes = excluded.cut_off_minutes,
      runs_from = excluded.runs_from, switched_off_at = excluded.switched_off_at`.execute(tx);
  await sql`
    delete from digest_runs
    where topic_id = ${topicId}
      and state = 'proposed'
      and edited_at is null
      and confirmed_at is null`.execute(tx);
}
