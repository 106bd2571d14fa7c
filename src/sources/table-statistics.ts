import { sql } from "kysely";
import type { Db } from "../db/db.ts";

/**
 * Lets PostgreSQL look at tables that it has never looked at. It does so by itself within a minute; in that minute after
 * the first calendars the list of events took three seconds instead of twenty milliseconds.
 */
export async function lookAtNewTables(db: Db): Promise<void> {
  const { rows } = await sql`
    select 1
    from pg_class
    where oid = 'occurrences'::regclass
      and reltuples < 0`.execute(db);
  if (rows.length > 0) await sql`analyze events, occurrences`.execute(db);
}
