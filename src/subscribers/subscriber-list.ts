/** The list of subscribers, newest first, read page by page from where the last one ended. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";
import {
  masked,
  readSearch,
  type Search,
  type SubscriberRow,
  type SubscriberState,
} from "./subscriber-row.ts";

export type SubscriberQuery = {
  readonly search?: string | undefined;
  readonly topicId?: number | undefined;
  readonly state?: SubscriberState | undefined;
  /** Today where the county is, "YYYY-MM-DD": a pause ends on its date. */
  readonly today: string;
};

/** Where a page begins: behind (older than) or before (newer than) the person with this id. */
export type Place =
  | { readonly kind: "start" }
  | { readonly kind: "older-than"; readonly id: number }
  | { readonly kind: "newer-than"; readonly id: number };

export type SubscriberPage = {
  readonly rows: readonly SubscriberRow[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
};

/** One page of people, newest first. */
export async function listSubscribers(
  db: Db,
  query: SubscriberQuery,
  place: Place,
  size: number,
): Promise<SubscriberPage> {
  const backwards = place.kind === "newer-than";
  const { rows } = await sql<Line>`
    with chosen as materialized (
      select subscriber.id, subscriber.display_name, subscriber.created_at, subscriber.paused_until,
        ${stateOf(query.today)} as state
      from subscribers subscriber
      where ${placed(place)}
        and ${searched(readSearch(query.search ?? ""))}
        and ${withTopic(query.topicId)}
        and ${query.state === undefined ? sql`true` : sql`${stateOf(query.today)} = ${query.state}`}
      order by subscriber.id ${backwards ? sql`asc` : sql`desc`}
      limit ${size + 1}
    )
    select chosen.id, chosen.display_name as name, chosen.state, chosen.paused_until as "pausedUntil",
      coalesce(held.since, chosen.created_at) as since, held.topics, address.phone
    from chosen
    left join lateral (
      select min(subscription.since) as since,
        array_agg(topic.title order by topic.position, topic.id) as topics
      from subscriptions subscription
      join topics topic on topic.id = subscription.topic_id
      where subscription.subscriber_id = chosen.id
        and subscription.state <> 'ended'
    ) held on true
    left join lateral (
      select phone
      from addresses
      where subscriber_id = chosen.id
      order by (state = 'active') desc, phone is null, last_inbound_at desc nulls last, id desc
      limit 1
    ) address on true
    order by chosen.id desc`.execute(db);
  const more = rows.length > size;
  const shown = more ? (backwards ? rows.slice(1) : rows.slice(0, size)) : rows;
  return {
    rows: shown.map(toRow),
    hasNewer: backwards ? more : place.kind === "older-than",
    hasOlder: backwards ? true : more,
  };
}

/** Everyone that fits, in small portions, for a file that may be long. */
export async function* eachSubscriber(
  db: Db,
  query: SubscriberQuery,
): AsyncGenerator<readonly SubscriberRow[]> {
  let place: Place = { kind: "start" };
  for (;;) {
    const page = await listSubscribers(db, query, place, 500);
    if (page.rows.length > 0) yield page.rows;
    const last = page.rows.at(-1);
    if (!page.hasOlder || last === undefined) return;
    place = { kind: "older-than", id: last.id };
  }
}

type Line = {
  readonly id: number;
  readonly name: string | null;
  readonly state: SubscriberState;
  readonly pausedUntil: string | null;
  readonly since: Date;
  readonly topics: readonly string[] | null;
  readonly phone: string | null;
};

function toRow({ phone, topics, pausedUntil, ...row }: Line): SubscriberRow {
  return {
    ...row,
    topics: topics ?? [],
    number: phone === null ? null : masked(phone),
    pausedUntil: row.state === "paused" ? pausedUntil : null,
  };
}

function placed(place: Place): RawBuilder<unknown> {
  if (place.kind === "start") return sql`true`;
  return place.kind === "older-than"
    ? sql`subscriber.id < ${place.id}`
    : sql`subscriber.id > ${place.id}`;
}

function searched(search: Search): RawBuilder<unknown> {
  const someAddress = (condition: RawBuilder<unknown>) =>
    sql`subscriber.id in (select subscriber_id from addresses where ${condition})`;
  switch (search.kind) {
    case "none":
      return sql`true`;
    case "name":
      return sql`subscriber.display_name ilike ${`%${search.part.replace(/[\\%_]/g, "\\$&")}%`}`;
    case "number":
      return someAddress(sql`phone = any(${[...search.numbers]}::text[])`);
    case "ending":
      return someAddress(sql`phone like ${`%${search.digits}`}`);
  }
}

function withTopic(topicId: number | undefined): RawBuilder<unknown> {
  return topicId === undefined
    ? sql`true`
    : sql`exists (
        select 1
        from subscriptions
        where subscriber_id = subscriber.id
          and topic_id = ${topicId}
          and state <> 'ended'
      )`;
}

/** The state of the row called `subscriber`, in the order of `subscriberStates`; what `audience` decides for all. */
export function stateOf(today: string): RawBuilder<SubscriberState> {
  const subscribed = (state: string) => sql`exists (
    select 1
    from subscriptions
    where subscriber_id = subscriber.id
      and state = ${state}
  )`;
  return sql<SubscriberState>`case
    when not ${subscribed("active")} then
      case when ${subscribed("pending")} then 'pending' else 'none' end
    when not exists (select 1 from addresses where subscriber_id = subscriber.id and state = 'active')
      then 'unreachable'
    when not exists (
      select 1
      from addresses
      where subscriber_id = subscriber.id
        and state = 'active'
        and marketing_stopped_at is null
    ) then 'stopped'
    when subscriber.paused_until > ${today}::date then 'paused'
    else 'active'
  end`;
}
