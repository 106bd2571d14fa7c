/** Messages that were right and that WhatsApp kept from their reader: how many, why, week by week. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

/**
 * The codes of it (reference 5.3): too many advertisements for this person, Meta's experiment, ended by the person inside
 * WhatsApp, dropped after its quality check.
 */
export const withheldCodes: readonly number[] = [131049, 130472, 131050, 132015];

// Spelled out, so that the index on just these codes is used.
const codes = sql.raw(withheldCodes.join(", "));

export type WithheldCount = {
  /** The Monday on which the week began, "2026-11-23". */
  readonly week: string;
  readonly code: number;
  readonly count: number;
};

/** Per week and code since `since`, newest week first; weeks begin on Monday where the organisation is. */
export async function countWithheld(
  db: Db,
  timeZone: string,
  since: Date,
): Promise<WithheldCount[]> {
  const { rows } = await sql<WithheldCount>`
    select to_char(date_trunc('week', failed_at at time zone ${timeZone}), 'YYYY-MM-DD') as week,
      failure_code as code, count(*) as count
    from deliveries
    where failure_code in (${codes})
      and failed_at >= ${since}
      and state = 'failed'
    group by 1, 2
    order by 1 desc, 3 desc, 2`.execute(db);
  return rows;
}
