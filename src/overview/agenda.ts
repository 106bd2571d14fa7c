/** The broadcasts of today and what is still open, as a line of time. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Db } from "../db/db.ts";
import type { Trouble } from "../delivery/delivery.ts";

export type AgendaLine = {
  readonly id: string;
  readonly title: string;
  readonly state: "in-review" | "scheduled" | "sending" | "paused" | "sent";
  readonly sendAt: Date | null;
  readonly finishedAt: Date | null;
  /** Quiet hours keep it until then. */
  readonly quietUntil: Date | null;
  /** What its number waits for, and goes on by itself. */
  readonly trouble: Trouble["kind"] | null;
};

/** What is under way, waits for approval, goes today or went today; at most 20. */
export async function readAgenda(db: Db, timeZone: string, now: Date): Promise<AgendaLine[]> {
  const { from, to } = dayOf(timeZone, now);
  const { rows } = await sql<AgendaLine>`
    select id, title, state, send_at as "sendAt", finished_at as "finishedAt",
      quiet_until as "quietUntil", (
        select trouble
        from channel_accounts
        where channel_accounts.id = broadcasts.account_id
      ) as trouble
    from broadcasts
    where state in ('sending', 'paused', 'in-review')
      or (state = 'scheduled' and send_at < ${to})
      or (state = 'sent' and finished_at >= ${from})
    order by coalesce(finished_at, started_at, send_at, updated_at)
    limit 20`.execute(db);
  return rows;
}

/** The first and the last moment of today where the organisation is. */
export function dayOf(timeZone: string, now: Date): { readonly from: Date; readonly to: Date } {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .startOfDay();
  return {
    from: new Date(today.epochMilliseconds),
    to: new Date(today.add({ days: 1 }).epochMilliseconds),
  };
}
