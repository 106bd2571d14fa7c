/** What about sources needs somebody: gone quiet, gone for good, half empty; and changes nobody has answered yet. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

export type SourceAlarm = { readonly sourceId: number; readonly title: string } & (
  | { readonly kind: "stale"; readonly since: Date }
  | { readonly kind: "gone" }
  | { readonly kind: "lost"; readonly lost: number; readonly of: number }
);

const staleMs = 24 * 3_600_000;

export async function sourceAlarms(db: Db, now: Date): Promise<SourceAlarm[]> {
  const { rows } = await sql<{
    id: number;
    title: string;
    since: Date;
    gone: boolean;
    lost: number | null;
    of: number | null;
  }>`
    select id, title, coalesce(succeeded_at, created_at) as since,
      coalesce(trouble = 'gone', false) as gone,
      case when loss_accepted_at is null then lost_events end as lost, lost_of as of
    from sources
    where switched_off_at is null
      and (lost_at is not null
        or trouble = 'gone'
        or coalesce(succeeded_at, created_at) < ${new Date(now.getTime() - staleMs)})
    order by id`.execute(db);
  return rows.flatMap(({ id: sourceId, title, since, gone, lost, of }): SourceAlarm[] => {
    if (gone) return [{ kind: "gone", sourceId, title }];
    if (since.getTime() < now.getTime() - staleMs)
      return [{ kind: "stale", sourceId, title, since }];
    return lost === null ? [] : [{ kind: "lost", sourceId, title, lost, of: of ?? lost }];
  });
}

export async function countOpenQuestions(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from event_questions
    where answered_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}
