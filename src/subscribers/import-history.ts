/** What the people of an import have said before: their noes, and what the same list proved already. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../db/db.ts";
import { wordingHash } from "./consent-chain.ts";
import type { ConsentEntry } from "./consent.ts";

/** The last no of each of these people to each topic, from the proof and from the subscription itself. */
export async function laterNos(
  tx: Tx,
  subscriberIds: readonly number[],
): Promise<{ isOverruled(subscriberId: number, key: string, yesAt: Date): boolean }> {
  const { rows } = await sql<{ subscriberId: number; key: string; at: Date }>`
    select said.subscriber_id as "subscriberId", said.key, max(said.at) as at
    from (
      select subscribers.id as subscriber_id, topic.key, consents.at
      from consents
      join subscribers on subscribers.consent_subject = consents.subject
      cross join unnest(consents.topic_keys) as topic (key)
      where consents.subject = any(${subjectsOf(subscriberIds)})
        and consents.decision = 'no'
      union all
      select subscriptions.subscriber_id, topics.key, subscriptions.ended_at
      from subscriptions
      join topics on topics.id = subscriptions.topic_id
      where subscriptions.subscriber_id = any(${[...subscriberIds]}::bigint[])
        and subscriptions.ended_at is not null
    ) said
    group by said.subscriber_id, said.key`.execute(tx);
  const nos = new Map(rows.map(({ subscriberId, key, at }) => [`${subscriberId}:${key}`, at]));
  return {
    isOverruled(subscriberId, key, yesAt) {
      const no = nos.get(`${subscriberId}:${key}`);
      return no !== undefined && no >= yesAt;
    },
  };
}

/** As an array worked out first: joined, the planner read the whole chain for every 500 lines (30 s for 100,000). */
function subjectsOf(subscriberIds: readonly number[]): RawBuilder<string[]> {
  return sql`array(
    select consent_subject
    from subscribers
    where id = any(${[...subscriberIds]}::bigint[])
  )`;
}

/** `keep` is false for a consent that was recorded before, so that the same file twice proves nothing twice. */
export async function importedConsents(
  tx: Tx,
  subscriberIds: readonly number[],
): Promise<{ keep(entry: ConsentEntry): boolean }> {
  const { rows } = await sql<{
    subscriberId: number;
    keys: string[];
    source: string;
    hash: string;
    at: Date;
  }>`
    select subscribers.id as "subscriberId", consents.topic_keys as keys, consents.source,
      consents.wording_hash as hash, consents.at
    from consents
    join subscribers on subscribers.consent_subject = consents.subject
    where consents.subject = any(${subjectsOf(subscriberIds)})
      and consents.decision = 'yes'
      and consents.source like 'import: %'`.execute(tx);
  const name = (id: number, keys: readonly string[], source: string, hash: string, at: Date) =>
    JSON.stringify([id, [...keys].sort(), source, hash, at.getTime()]);
  const seen = new Set(
    rows.map((row) => name(row.subscriberId, row.keys, row.source, row.hash, row.at)),
  );
  return {
    keep({ subscriberId, topicKeys, source, wording, at }) {
      const key = name(subscriberId, topicKeys, source, wordingHash(wording), at);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    },
  };
}
