/** Pages of events for staff, and how many there are on each day. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";
import { isShown, selectShown, type ShownOccurrence } from "./shown.ts";

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

/**
 * What begins on the day or later, and before it on the first page what still goes on. Two questions, for each has its
 * index: one for both took a second with 200,000 dates. So did counting them all.
 */
export async function listEvents(
  db: Db,
  query: EventQuery,
): Promise<{ readonly occurrences: readonly ShownOccurrence[]; readonly hasMore: boolean }> {
  const order = sql`occurrence.starts_on, occurrence.starts_at nulls first, occurrence.id`;
  const [ongoing, coming] = await Promise.all([
    query.page > 1
      ? []
      : selectShown(db, {
          where: sql`${matching(query)}
            and occurrence.ends_on > occurrence.starts_on
            and occurrence.ends_on >= ${query.from}::date
            and occurrence.starts_on < ${query.from}::date`,
          order,
          limit: pageSize,
        }),
    selectShown(db, {
      where: sql`${matching(query)} and occurrence.starts_on >= ${query.from}::date`,
      order,
      limit: pageSize + 1,
      offset: (query.page - 1) * pageSize,
    }),
  ]);
  return {
    occurrences: [...ongoing, ...coming.slice(0, pageSize)],
    hasMore: coming.length > pageSize,
  };
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
