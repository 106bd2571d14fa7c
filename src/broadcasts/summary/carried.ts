/** What a summary carries, as it stands now: instead of what was corrected the correction. */
import { sql } from "kysely";
import type { Tx } from "../../db/db.ts";
import { pageOf } from "../forms.ts";
import type { Carried } from "./content.ts";

type Row = {
  readonly slug: string;
  readonly title: string;
  readonly teaser: string;
  readonly topicIds: number[];
};

export async function readCarried(
  tx: Tx,
  broadcastIds: readonly string[],
  publicUrl: string,
): Promise<{ readonly carried: readonly Carried[]; readonly topicIds: readonly number[] }> {
  const { rows } = await sql<Row>`
    select coalesce(correction.slug, broadcast.slug) as slug,
      coalesce(correction.title, broadcast.title) as title,
      coalesce(correction.teaser, broadcast.teaser) as teaser,
      array(select topic_id from broadcast_topics where broadcast_id = broadcast.id) as "topicIds"
    from unnest(${[...broadcastIds]}::uuid[]) with ordinality as wanted (id, place)
    join broadcasts broadcast on broadcast.id = wanted.id
    left join lateral (
      select other.slug, other.title, other.teaser
      from broadcast_corrections link
      join broadcasts other on other.id = link.broadcast_id
      where link.corrected_id = broadcast.id
        and other.started_at is not null
      order by other.started_at desc
      limit 1
    ) correction on true
    order by wanted.place`.execute(tx);
  return {
    carried: rows.map(({ slug, title, teaser }) => ({
      title,
      teaser,
      page: pageOf(publicUrl, slug),
    })),
    topicIds: [...new Set(rows.flatMap(({ topicIds }) => topicIds))],
  };
}
