/** What is long over and was never sent, and what has long been gone from its source, is forgotten. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

const dayMs = 24 * 3_600_000;
/** As long as somebody may look for last year's date. */
const keptDays = 400;
const atOnce = 5_000;

/** A portion of it; true when there may be more. What was sent stays, with what was said of it. */
export async function forgetOld(db: Db, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - keptDays * dayMs);
  const { numAffectedRows } = await sql`
    delete from occurrences
    where id in (
      select id
      from occurrences
      where starts_on < ${before}::date
        and coalesce(ends_on, starts_on) < ${before}::date
        and not exists (select 1 from event_mentions where occurrence_id = occurrences.id)
      order by starts_on
      limit ${atOnce}
    )`.execute(db);
  await sql`
    delete from events
    where id in (
      select id
      from events
      where changed_at < ${before}
        and not exists (select 1 from occurrences where event_id = events.id)
      limit ${atOnce}
    )`.execute(db);
  return numAffectedRows === BigInt(atOnce);
}
