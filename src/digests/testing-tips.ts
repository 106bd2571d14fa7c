/** For tests only: a county with a calendar, one subscriber, the tips of a topic, and all the loops that carry them. */
import { sql } from "kysely";
import { broadcastLoop } from "../broadcasts/broadcasts.ts";
import { transact } from "../db/db.ts";
import { calendar, openSources, type Vevent } from "../sources/testing-sources.ts";
import { digestsLoop } from "./digests-loop.ts";
import { saveDigest, usualDigest, type DigestValues } from "./digest.ts";
import { findRun } from "./run.ts";

/** Wednesday, the day after the clock's. */
export const wednesday = "2026-11-25";

/** Tuesday, 24 November 2026, 10:00 in Berlin, unless `at` says otherwise; the service window of the subscriber is open. */
export async function openTips(
  events: readonly Vevent[],
  { at, ...change }: Partial<DigestValues> & { at?: string } = {},
) {
  const sources = await openSources();
  const { db, clock, log, publicUrl, topicId } = sources;
  if (at !== undefined) clock.set(new Date(at));
  sources.server.says(calendar(...events));
  const sourceId = await sources.add("icalendar");
  await sources.poll(sourceId);
  await transact(db, (tx) => saveDigest(tx, topicId, { ...usualDigest, ...change }, clock.now()));
  await sql`
    with person as (
      insert into subscribers (consent_subject) values ('ann') returning id
    ), reached as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at, last_inbound_at)
      select 1, id, 'DE.1', ${clock.now()}, ${clock.now()}, ${clock.now()}
      from person
    )
    insert into subscriptions (topic_id, subscriber_id, state, since)
    select ${topicId}, id, 'active', ${clock.now()}
    from person`.execute(db);
  const wakeBroadcasts = () => undefined;
  const loop = digestsLoop({ db, clock, log, publicUrl, wakeBroadcasts });
  const broadcasts = broadcastLoop({ db, clock, log, publicUrl, wakeSender: wakeBroadcasts });
  return {
    ...sources,
    /** Another process. */
    loop: () => digestsLoop({ db, clock, log, publicUrl, wakeBroadcasts }),
    async turn() {
      await sql`update addresses set last_inbound_at = ${clock.now()}`.execute(db);
      await loop.once();
      await broadcasts.once();
    },
    async until(moment: string) {
      clock.set(new Date(moment));
      await this.turn();
    },
    async says(...next: readonly Vevent[]) {
      sources.server.says(calendar(...next));
      await sources.poll(sourceId);
    },
    run: async (day = wednesday) => await findRun(db, topicId, day),
    /** The runs so far: the day, and what became of it. */
    async runs() {
      const { rows } = await sql<{ day: string; outcome: string }>`
        select day, coalesce(skipped_because, state) as outcome
        from digest_runs
        order by day`.execute(db);
      return rows.map(({ day, outcome }) => `${day} ${outcome}`);
    },
    async sent() {
      const { rows } = await sql<{
        title: string;
        teaser: string;
        text: string;
        state: string;
        lane: string;
        at: Date;
      }>`
        select title, teaser, body as text, state, lane, created_at as at
        from broadcasts
        order by created_at, id`.execute(db);
      return rows;
    },
    async deliveries() {
      const { rows } = await sql<{ lane: string; expiresAt: Date | null }>`
        select lane, expires_at as "expiresAt" from deliveries order by id`.execute(db);
      return rows;
    },
  };
}

export type Tips = Awaited<ReturnType<typeof openTips>>;
