/** What was sent, as the public sees it. */
import { sql, type RawBuilder } from "kysely";
import type { Variant } from "../broadcasts/broadcasts.ts";
import type { Db } from "../db/db.ts";

/** One end of a correction. */
export type Correction = { readonly slug: string; readonly title: string };

export type Post = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly link: string | null;
  readonly picture: {
    readonly mediaId: number;
    readonly alt: string;
    /** Who took it; null where nobody is to be named. */
    readonly credit: string | null;
  } | null;
  /** The same in other languages. */
  readonly variants: readonly Variant[];
  readonly topics: readonly {
    readonly key: string;
    readonly title: string;
    readonly titleEn: string | null;
  }[];
  readonly at: Date;
  /** The last correction of it that went out. */
  readonly correctedBy: Correction | null;
  /** What it corrects. */
  readonly corrects: readonly Correction[];
  readonly urgent: boolean;
};

/** Public are those that left; what was cancelled after it began has been read by some, so it stays. */
const isPublic = sql`broadcast.started_at is not null`;

/** A summary has a page for those who got it, and tells everybody else nothing new. */
const isListed = sql`(${isPublic} and not broadcast.is_summary)`;

export const pageSize = 20;

export async function findPost(db: Db, slug: string): Promise<Post | null> {
  return (await select(db, sql`broadcast.slug = ${slug}`, 1, 0))[0] ?? null;
}

/** A page of posts, newest first, of one topic or all. */
export async function listPosts(
  db: Db,
  { topic, page = 1 }: { readonly topic?: string | undefined; readonly page?: number },
): Promise<{ readonly posts: readonly Post[]; readonly pages: number }> {
  const which = topic === undefined ? sql`true` : hasTopic(topic);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from broadcasts broadcast
    where ${isListed}
      and ${which}`.execute(db);
  return {
    posts: await select(db, sql`${isListed} and ${which}`, pageSize, (page - 1) * pageSize),
    pages: Math.max(1, Math.ceil((rows[0]?.count ?? 0) / pageSize)),
  };
}

/** The newest post of each topic, by the topic's key; topics without one are absent. */
export async function lastPosts(db: Db): Promise<Map<string, Post>> {
  const { rows } = await sql<{ key: string; slug: string }>`
    select distinct on (topic.id) topic.key, broadcast.slug
    from topics topic
    join broadcast_topics chosen on chosen.topic_id = topic.id
    join broadcasts broadcast on broadcast.id = chosen.broadcast_id
    where ${isListed}
    order by topic.id, broadcast.started_at desc`.execute(db);
  if (rows.length === 0) return new Map();
  const posts = await select(
    db,
    sql`broadcast.slug = any(${rows.map(({ slug }) => slug)}::text[])`,
    rows.length,
    0,
  );
  const bySlug = new Map(posts.map((post) => [post.slug, post]));
  return new Map(
    rows.flatMap(({ key, slug }) => {
      const post = bySlug.get(slug);
      return post === undefined ? [] : [[key, post] as const];
    }),
  );
}

function hasTopic(key: string): RawBuilder<unknown> {
  return sql`exists (
    select 1
    from broadcast_topics chosen
    join topics topic on topic.id = chosen.topic_id
    where chosen.broadcast_id = broadcast.id
      and topic.key = ${key}
  )`;
}

type Row = Omit<Post, "picture"> & {
  readonly mediaId: number | null;
  readonly alt: string | null;
  readonly credit: string | null;
};

async function select(
  db: Db,
  which: RawBuilder<unknown>,
  limit: number,
  offset: number,
): Promise<Post[]> {
  const { rows } = await sql<Row>`
    select ${corrections("broadcast_id", "corrected_id")} -> 0 as "correctedBy",
      ${corrections("corrected_id", "broadcast_id")} as corrects,
      broadcast.id, broadcast.slug, broadcast.title, broadcast.teaser, broadcast.body as text,
      broadcast.link, broadcast.image_media_id as "mediaId", broadcast.image_alt as alt,
      broadcast.image_credit as credit, broadcast.variants,
      broadcast.started_at as at,
      broadcast.lane = 'urgent' as urgent, topics.topics
    from broadcasts broadcast
    cross join lateral (
      select coalesce(
        jsonb_agg(jsonb_build_object('key', topic.key, 'title', topic.title, 'titleEn', topic.title_en)
          order by topic.position, topic.id),
        '[]') as topics
      from broadcast_topics chosen
      join topics topic on topic.id = chosen.topic_id
      where chosen.broadcast_id = broadcast.id
    ) topics
    where ${isPublic}
      and ${which}
    order by broadcast.started_at desc, broadcast.id
    limit ${limit}
    offset ${offset}`.execute(db);
  return rows.map(({ mediaId, alt, credit, ...post }) => ({
    ...post,
    picture: mediaId === null ? null : { mediaId, alt: alt ?? "", credit },
  }));
}

/** The posts at one end of a correction whose other end is this one, the last first; only what left is public. */
function corrections(there: string, here: string): RawBuilder<unknown> {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('slug', other.slug, 'title', other.title)
      order by other.started_at desc, other.id)
    from broadcast_corrections correction
    join broadcasts other on other.id = correction.${sql.ref(there)}
    where correction.${sql.ref(here)} = broadcast.id
      and other.started_at is not null
  ), '[]')`;
}
