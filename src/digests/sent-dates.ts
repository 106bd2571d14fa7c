/** The dates that a broadcast of tips told of, as it told of them. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { SentDate } from "./calendar-file.ts";

/** In the order of the message; none for a broadcast that is no tips. */
export async function sentDates(db: Db, broadcastId: string): Promise<SentDate[]> {
  const { rows } = await sql<{ id: number; sent: Omit<SentDate, "occurrenceId"> }>`
    select tip.occurrence_id as id, tip.sent
    from digest_runs run
    join digest_tips tip on tip.run_id = run.id
    where run.broadcast_id = ${broadcastId}
      and tip.sent is not null
    order by tip.position`.execute(db);
  return rows.map(({ id, sent }) => ({ ...sent, occurrenceId: id }));
}
