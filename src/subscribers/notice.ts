import { sql } from "kysely";
import type { Db } from "../db/db.ts";

/** The version of the privacy notice that is shown at this time; "none" before the first is published. */
export async function noticeVersion(db: Db, now: Date): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select version
    from notice_versions
    where valid_from <= ${now}
    order by valid_from desc
    limit 1`.execute(db);
  return rows[0]?.version ?? "none";
}
