/** Whom a summary is for: those for whom what it carries was noted. */
import { sql, type RawBuilder } from "kysely";

/** A select of subscriber_id. */
export function summarised(summaryId: string): RawBuilder<{ readonly subscriber_id: number }> {
  return sql`
    select subscriber_id
    from summary_items
    where summary_id = ${summaryId}`;
}
