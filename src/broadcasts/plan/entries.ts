/** What stands in the calendar: broadcasts that are planned, waiting or sent, and the runs of the daily tips. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { BatchLane } from "../../delivery/delivery.ts";
import { paths } from "../../web/paths.ts";
import type { State } from "../states.ts";

/** A day's tips of a topic, as whoever puts them together tells it. */
export type PlannedTips = {
  readonly topicId: number;
  readonly topicTitle: string;
  /** Local, "2026-11-25". */
  readonly day: string;
  readonly at: Date;
  /** "expected": its list is not there yet. */
  readonly state: "expected" | "proposed" | "sent" | "skipped";
  readonly href: string;
};

/** All tips whose time lies in a span; the app knows who tells them. */
export type TipsBetween = (db: Db, from: Date, to: Date) => Promise<readonly PlannedTips[]>;

export type Entry = {
  readonly kind: "broadcast" | "tips";
  /** Of a broadcast its own; of tips their topic and day. */
  readonly id: string;
  /** When it goes or went; after the quiet hours that keep it. */
  readonly at: Date;
  readonly title: string;
  readonly state: State | PlannedTips["state"];
  readonly lane: BatchLane;
  readonly topicIds: readonly number[];
  readonly topics: readonly string[];
  readonly href: string;
  readonly version: number;
  /** Its time can be changed from the calendar. */
  readonly movable: boolean;
};

type Row = Omit<Entry, "kind" | "href" | "movable" | "state"> & {
  readonly state: State;
  readonly countdown: boolean;
};

const mostEntries = 1_000;

/** By time. What was thrown away before it left is not there. */
export async function entriesBetween(
  db: Db,
  from: Date,
  to: Date,
  tipsBetween?: TipsBetween,
): Promise<Entry[]> {
  const { rows } = await sql<Row>`
    select broadcast.id, title, state, lane, countdown, version,
      coalesce(started_at, greatest(send_at, quiet_until)) as at,
      chosen.ids as "topicIds", chosen.titles as topics
    from broadcasts broadcast
    cross join lateral (
      select coalesce(array_agg(topic.id order by topic.position, topic.id), '{}') as ids,
        coalesce(array_agg(topic.title order by topic.position, topic.id), '{}') as titles
      from broadcast_topics
      join topics topic on topic.id = topic_id
      where broadcast_id = broadcast.id
    ) chosen
    where lane <> 'digest'
      and (state <> 'cancelled' or started_at is not null)
      and coalesce(started_at, greatest(send_at, quiet_until)) >= ${from}
      and coalesce(started_at, greatest(send_at, quiet_until)) < ${to}
    order by at, broadcast.id
    limit ${mostEntries}`.execute(db);
  const tips = (await tipsBetween?.(db, from, to)) ?? [];
  return [...rows.map(ofBroadcast), ...tips.map(ofTips)].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
}

function ofBroadcast({ countdown, ...row }: Row): Entry {
  const movable = row.state === "draft" || (row.state === "scheduled" && !countdown);
  return { ...row, kind: "broadcast", href: paths.broadcast(row.id), movable };
}

function ofTips({ topicId, topicTitle, day, at, state, href }: PlannedTips): Entry {
  return {
    kind: "tips",
    id: `${topicId}-${day}`,
    at,
    title: topicTitle,
    state,
    lane: "digest",
    topicIds: [topicId],
    topics: [topicTitle],
    href,
    version: 0,
    movable: false,
  };
}
