/** Pages of events for staff, and how many there are on each day. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";
import { countShown, isShown, selectShown, type ShownOccurrence } from "./shown.ts";

export const listStates = [
  "all",
  "new",
  "picked",
  "edited",
  "hidden",
  "cancelled",
  "vanished",
] as const;
export type ListState = (typeof listStates)[number];

export type EventQuery = {
  readonly search: string;
  /** "2026-11-25": that day and later. */
  readonly from: string;
  /** "own": entered by staff. */
  readonly source: number | "own" | null;
  readonly state: ListState;
  readonly page: number;
};

const pageSize = 50;

export async function listEvents(
  db: Db,
  query: EventQuery,
): Promise<{ readonly occurrences: readonly ShownOccurrence[]; readonly pages: number }> {
  const where = sql`${matching(query)}
    and coalesce(occurrence.ends_on, occurrence.starts_on) >= ${query.from}::date`;
  const order =
    query.state === "vanished"
      ? sql`event.vanished_at desc nulls last, occurrence.starts_on, occurrence.id`
      : sql`greatest(occurrence.starts_on, ${query.from}::date), occurrence.starts_at nulls first, occurrence.id`;
  const [occurrences, count] = await Promise.all([
    selectShown(db, { where, order, limit: pageSize, offset: (query.page - 1) * pageSize }),
    countShown(db, where),
  ]);
  return { occurrences, pages: Math.max(1, Math.ceil(count / pageSize)) };
}

/** Dates that begin on each day of a month, "2026-11", under the same filters. */
export async function countByDay(
  db: Db,
  query: EventQuery,
  month: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; count: number }>`
    select occurrence.starts_on as day, count(*) as count
    from occurrences occurrence
    join events event on event.id = occurrence.event_id
    join events lead on lead.id = coalesce(event.same_as, event.id)
    where ${matching(query)}
      and occurrence.starts_on >= ${`${month}-01`}::date
      and occurrence.starts_on < ${`${month}-01`}::date + interval '1 month'
    group by occurrence.starts_on`.execute(db);
  return new Map(rows.map(({ day, count }) => [day, count]));
}

function matching({ search, source, state }: EventQuery): RawBuilder<unknown> {
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`${state === "vanished" ? sql`occurrence.vanished_at is not null` : isShown}
    and ${search === "" ? sql`true` : sql`(event.details::text ilike ${like} or lead.wording::text ilike ${like})`}
    and ${source === null ? sql`true` : source === "own" ? sql`event.source_id is null` : sql`event.source_id = ${source}`}
    and ${inState(state)}`;
}

function inState(state: ListState): RawBuilder<unknown> {
  switch (state) {
    case "new":
    case "picked":
    case "hidden":
      return sql`lead.editor_state = ${state}`;
    case "edited":
      return sql`lead.wording is not null`;
    case "cancelled":
      return sql`coalesce(occurrence.status_by_staff, occurrence.status) = 'cancelled'`;
    case "all":
    case "vanished":
      return sql`true`;
  }
}
