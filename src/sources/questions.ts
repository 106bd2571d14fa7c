/** "Änderung melden?": raised once when something that was sent is no longer so; settles itself when it is so again. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { changesOf, contentHash, type Said } from "./facts.ts";
import { dayAt } from "./days.ts";
import { hasStandingTwin, selectShown } from "./shown.ts";
import type { Moment } from "./store-reading.ts";

type Mentioned = {
  readonly occurrenceId: number;
  /** What was said last. */
  readonly said: Said;
  readonly openId: number | null;
  /** How it stood when staff last answered, after it was last sent. */
  readonly answeredHash: string | null;
  readonly standsElsewhere: boolean;
};

/** Looks at everything that was sent of these events and of what is the same event in other sources. */
export async function raiseQuestions(
  tx: Tx,
  eventIds: readonly number[],
  { now, zone }: Moment,
): Promise<void> {
  const mentioned = await readMentioned(tx, eventIds);
  if (mentioned.length === 0) return;
  const shown = await selectShown(tx, {
    where: sql`occurrence.id = any(${mentioned.map((one) => one.occurrenceId)}::bigint[])`,
    order: sql`occurrence.id`,
    limit: null,
  });
  const byId = new Map(shown.map((one) => [one.id, one]));
  const today = dayAt(now, zone);
  for (const one of mentioned) {
    const present = byId.get(one.occurrenceId);
    if (present === undefined) continue;
    if (present.hasVanished && one.standsElsewhere) continue;
    const stands = present.hasVanished ? null : present.said;
    const isOver = one.said.startsOn < today && present.endsOn < today;
    const changed = changesOf(one.said, stands).length > 0 && !isOver;
    if (one.openId !== null && !changed) await settleItself(tx, one.openId, now);
    if (one.openId === null && changed && one.answeredHash !== hashOf(stands))
      await raise(tx, one, now);
  }
}

/** How an occurrence stands, as an answer remembers it; null: it is gone. */
export function hashOf(stands: Said | null): string {
  return stands === null ? "vanished" : contentHash(stands);
}

async function readMentioned(tx: Tx, eventIds: readonly number[]): Promise<Mentioned[]> {
  const { rows } = await sql<Mentioned>`
    with leads as (
      select coalesce(same_as, id) as id
      from events
      where id = any(${[...eventIds]}::bigint[])
    )
    select occurrence.id as "occurrenceId", mention.said, open.id as "openId",
      answered.answered_hash as "answeredHash",
      occurrence.vanished_at is not null and ${hasStandingTwin} as "standsElsewhere"
    from occurrences occurrence
    join events event on event.id = occurrence.event_id
    join lateral (
      select said, sent_at
      from event_mentions
      where occurrence_id = occurrence.id
      order by sent_at desc, id desc
      limit 1
    ) mention on true
    left join event_questions open
      on open.occurrence_id = occurrence.id and open.answered_at is null
    left join lateral (
      select answered_hash
      from event_questions
      where occurrence_id = occurrence.id
        and answered_at >= mention.sent_at
      order by answered_at desc, id desc
      limit 1
    ) answered on true
    where coalesce(event.same_as, event.id) in (select id from leads)`.execute(tx);
  return rows;
}

async function raise(tx: Tx, { occurrenceId, said }: Mentioned, now: Date): Promise<void> {
  await sql`
    insert into event_questions (occurrence_id, said, raised_at)
    values (${occurrenceId}, ${JSON.stringify(said)}::jsonb, ${now})
    on conflict (occurrence_id) where answered_at is null do nothing`.execute(tx);
}

async function settleItself(tx: Tx, id: number, now: Date): Promise<void> {
  await sql`
    update event_questions
    set answer = 'settled-itself', answered_at = ${now}
    where id = ${id}`.execute(tx);
}
