/** News of a source: each entry once. What is new after the first poll becomes a draft where the source is set so. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { Item } from "./event.ts";
import { jsonRows } from "./json-rows.ts";
import type { Source } from "./source.ts";

/**
 * An entry that was published before the source was first read is old news, also where the feed shows it only now. What
 * says no date is as new as it looks.
 */
export async function storeItems(
  tx: Tx,
  { id, firstPolledAt, draftsNews, topicId }: Source,
  items: readonly Item[],
  now: Date,
): Promise<void> {
  const wanted = draftsNews && topicId !== null && firstPolledAt !== null;
  const once = new Map(items.map((item) => [item.id, item]));
  const rows = [...once.values()].map((item) => ({
    key: item.id,
    title: item.title,
    teaser: item.teaser,
    text: item.text,
    url: item.url,
    image: item.image,
    published_at: item.publishedAt,
    updated_at: item.updatedAt,
    draft_wanted: wanted && (item.publishedAt ?? now) >= firstPolledAt,
  }));
  await sql`
    insert into source_items (source_id, key, title, teaser, text, url, image, published_at,
      updated_at, first_seen_at, draft_wanted)
    select ${id}, key, title, teaser, text, url, image, published_at, updated_at,
      ${now}, draft_wanted
    from jsonb_to_recordset(${jsonRows(rows)}::jsonb)
      as given (key text, title text, teaser text, text text, url text, image jsonb,
        published_at timestamptz, updated_at timestamptz, draft_wanted boolean)
    on conflict (source_id, key) do update
    set title = excluded.title, teaser = excluded.teaser, text = excluded.text, url = excluded.url,
      image = excluded.image, updated_at = excluded.updated_at
    where (source_items.title, source_items.teaser, source_items.text)
      is distinct from (excluded.title, excluded.teaser, excluded.text)`.execute(tx);
}
