/** What the pages count of a source. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

export type SourceCounts = {
  readonly coming: number;
  readonly news: number;
  readonly unreadable: number;
};

export async function countOfSources(db: Db, today: string): Promise<Map<number, SourceCounts>> {
  const { rows } = await sql<SourceCounts & { readonly id: number }>`
    select source.id,
      (
        select count(*)
        from events event
        join occurrences occurrence on occurrence.event_id = event.id
        where event.source_id = source.id
          and occurrence.starts_on >= ${today}::date
          and occurrence.vanished_at is null
      ) as coming,
      (select count(*) from source_items where source_id = source.id) as news,
      (
        select count(*)
        from source_quarantine
        where source_id = source.id
          and not is_remark
      ) as unreadable
    from sources source`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
