/** Broadcasts as they are: one, a page of the list, and which one a batch belongs to. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";
import type { BatchLane } from "../delivery/delivery.ts";
import type { Choice } from "../channels/channels.ts";
import type { Picture, Variant } from "./content.ts";
import type { State } from "./states.ts";

type Person = { readonly id: number; readonly name: string };

export type BroadcastTopic = { readonly id: number; readonly key: string; readonly title: string };

/** One that corrects, or is corrected. */
export type Correction = { readonly id: string; readonly title: string; readonly state: State };

export type Broadcast = {
  /** Also the id of its batch of deliveries. */
  readonly id: string;
  readonly accountId: number;
  /** Its public page is /n/<slug>. */
  readonly slug: string;
  readonly state: State;
  readonly lane: BatchLane;
  /** Rather twice than never: what nobody knows of goes once more after the grace time. */
  readonly repeatUncertain: boolean;
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly link: string | null;
  readonly picture: Picture | null;
  readonly choices: readonly Choice[];
  readonly variants: readonly Variant[];
  readonly topics: readonly BroadcastTopic[];
  /** Its audience is who got these; none for most. */
  readonly corrects: readonly Correction[];
  /** The last first; those that were thrown away are none. */
  readonly correctedBy: readonly Correction[];
  /** null: a program wrote it, or the member is gone. */
  readonly author: Person | null;
  readonly editor: Person | null;
  readonly approvedBy: Person | null;
  readonly approvedAt: Date | null;
  /** In a draft: when it is meant to go. */
  readonly sendAt: Date | null;
  /** Not sent any more from then on: who was not reached by then is not. */
  readonly expiresAt: Date | null;
  /** Quiet hours keep it until then; it starts or goes on by itself. */
  readonly quietUntil: Date | null;
  /** "Send" was pressed; `sendAt` is the end of the count-down. */
  readonly countdown: boolean;
  readonly startedAt: Date | null;
  readonly expandedAt: Date | null;
  readonly finishedAt: Date | null;
  /** How many people when it started; null before. */
  readonly audience: number | null;
  readonly estimate: { readonly micros: number; readonly currency: string } | null;
  /** Why it does not start, or was paused by itself: a sentence for staff. */
  readonly hindrance: string | null;
  /** An urgent one that somebody else than its author let go beyond the budget. */
  readonly overBudgetBy: Person | null;
  /** Of the text template that it was written from: none may be left when it goes. */
  readonly blanks: readonly string[];
  /** Put together from others, for those for whom they were noted. */
  readonly isSummary: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** The broadcast, or null when there is none of this id. */
export async function readBroadcast(db: Db, id: string): Promise<Broadcast | null> {
  if (!isBroadcastId(id)) return null;
  return (await readWhere(db, sql`broadcast.id = ${id}`, 1, 0))[0]?.broadcast ?? null;
}

/** The titles of some broadcasts by their ids. */
export async function titlesOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("broadcasts")
    .select(["id", "title"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Ids are uuids; anything else from an address is simply not found. */
export function isBroadcastId(id: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/** Which states a filter of the list stands for. */
export const filters = {
  open: ["draft", "in-review", "approved"],
  planned: ["scheduled"],
  "under-way": ["sending", "paused"],
  done: ["sent", "cancelled"],
  all: ["draft", "in-review", "approved", "scheduled", "sending", "paused", "sent", "cancelled"],
} as const satisfies Readonly<Record<string, readonly State[]>>;
export type Filter = keyof typeof filters;

export type BroadcastList = {
  readonly broadcasts: readonly Broadcast[];
  /** The page shown; the first where the one asked for does not exist. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

const pageSize = 50;

/** A page of broadcasts: what is under way first, then what is planned (soonest first), then the latest changed. */
export async function listBroadcasts(
  db: Db,
  { filter = "all", page = 1 }: { readonly filter?: Filter; readonly page?: number } = {},
): Promise<BroadcastList> {
  const found = await readWhere(
    db,
    sql`broadcast.state = any(${[...filters[filter]]}::text[])`,
    pageSize,
    (page - 1) * pageSize,
  );
  const total = found[0]?.total ?? 0;
  if (total === 0 && page > 1) return await listBroadcasts(db, { filter, page: 1 });
  return {
    broadcasts: found.map(({ broadcast }) => broadcast),
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    total,
  };
}

/** How many broadcasts each filter of the list shows. */
export async function countBroadcasts(db: Db): Promise<Readonly<Record<Filter, number>>> {
  const { rows } = await sql<{ state: State; count: number }>`
    select state, count(*) as count
    from broadcasts
    group by state`.execute(db);
  const count = (filter: Filter) => {
    const wanted: readonly State[] = filters[filter];
    return rows
      .filter(({ state }) => wanted.includes(state))
      .reduce((sum, row) => sum + row.count, 0);
  };
  return {
    open: count("open"),
    planned: count("planned"),
    "under-way": count("under-way"),
    done: count("done"),
    all: count("all"),
  };
}

type Row = {
  id: string;
  account_id: number;
  slug: string;
  state: State;
  lane: BatchLane;
  repeat_uncertain: boolean;
  title: string;
  teaser: string;
  body: string;
  link: string | null;
  image_media_id: number | null;
  image_alt: string | null;
  image_credit: string | null;
  variants: Variant[];
  choices: Choice[];
  topics: BroadcastTopic[];
  corrects: Correction[];
  corrected_by: Correction[];
  author: Person | null;
  editor: Person | null;
  approver: Person | null;
  spender: Person | null;
  approved_at: Date | null;
  send_at: Date | null;
  expires_at: Date | null;
  quiet_until: Date | null;
  countdown: boolean;
  started_at: Date | null;
  expanded_at: Date | null;
  finished_at: Date | null;
  audience: number | null;
  estimate_micros: number | null;
  currency: string | null;
  hindrance: string | null;
  blanks: string[];
  is_summary: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
  total: number;
};

async function readWhere(
  db: Db,
  condition: RawBuilder<unknown>,
  limit: number,
  offset: number,
): Promise<{ broadcast: Broadcast; total: number }[]> {
  const { rows } = await sql<Row>`
    select broadcast.*, count(*) over () as total, topics.topics,
      ${corrections("corrected_id", "broadcast_id")} as corrects,
      ${corrections("broadcast_id", "corrected_id")} as corrected_by,
      ${person("author")} as author, ${person("editor")} as editor, ${person("approver")} as approver, ${person("spender")} as spender
    from broadcasts broadcast
    left join staff author on author.id = broadcast.author_id
    left join staff editor on editor.id = broadcast.edited_by
    left join staff approver on approver.id = broadcast.approved_by
    left join staff spender on spender.id = broadcast.over_budget_by
    cross join lateral (
      select coalesce(
        jsonb_agg(jsonb_build_object('id', topic.id, 'key', topic.key, 'title', topic.title)
          order by topic.position, topic.id),
        '[]') as topics
      from broadcast_topics chosen
      join topics topic on topic.id = chosen.topic_id
      where chosen.broadcast_id = broadcast.id
    ) topics
    where ${condition}
    order by (broadcast.state in ('sending', 'paused')) desc,
      (broadcast.state = 'scheduled') desc,
      case when broadcast.state = 'scheduled' then broadcast.send_at end,
      broadcast.updated_at desc, broadcast.id
    limit ${limit}
    offset ${offset}`.execute(db);
  return rows.map((row) => ({ broadcast: toBroadcast(row), total: row.total }));
}

/** The broadcasts at one end of a correction whose other end is this one. */
function corrections(there: string, here: string) {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', other.id, 'title', other.title, 'state', other.state)
      order by other.created_at desc, other.id)
    from broadcast_corrections correction
    join broadcasts other on other.id = correction.${sql.ref(there)}
    where correction.${sql.ref(here)} = broadcast.id
      and (other.started_at is not null or other.state <> 'cancelled')
  ), '[]')`;
}

function person(alias: string) {
  const id = sql.ref(`${alias}.id`);
  return sql`case when ${id} is not null then jsonb_build_object('id', ${id}, 'name', ${sql.ref(`${alias}.name`)}) end`;
}

function toBroadcast(row: Row): Broadcast {
  return {
    id: row.id,
    accountId: row.account_id,
    slug: row.slug,
    state: row.state,
    lane: row.lane,
    repeatUncertain: row.repeat_uncertain,
    title: row.title,
    teaser: row.teaser,
    text: row.body,
    link: row.link,
    picture:
      row.image_media_id === null
        ? null
        : {
            mediaId: row.image_media_id,
            alt: row.image_alt ?? "",
            ...(row.image_credit === null ? {} : { credit: row.image_credit }),
          },
    choices: row.choices,
    variants: row.variants,
    topics: row.topics,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    author: row.author,
    editor: row.editor,
    approvedBy: row.approver,
    approvedAt: row.approved_at,
    sendAt: row.send_at,
    expiresAt: row.expires_at,
    quietUntil: row.quiet_until,
    countdown: row.countdown,
    startedAt: row.started_at,
    expandedAt: row.expanded_at,
    finishedAt: row.finished_at,
    audience: row.audience,
    estimate:
      row.estimate_micros === null || row.currency === null
        ? null
        : { micros: row.estimate_micros, currency: row.currency },
    hindrance: row.hindrance,
    overBudgetBy: row.spender,
    blanks: row.blanks,
    isSummary: row.is_summary,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
