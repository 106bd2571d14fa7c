/** Week by week: what WhatsApp kept from its readers, and who ended or took up broadcasts inside WhatsApp. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Db } from "../db/db.ts";
import { countWithheld } from "../delivery/delivery.ts";

/** A code of WhatsApp (as `countWithheld` counts them), or what people did themselves. */
export type WithheldReason = number | "stopped" | "resumed";

export type WithheldLine = {
  /** The Monday on which the week began, "2026-11-23". */
  readonly week: string;
  readonly reason: WithheldReason;
  readonly count: number;
};

const shownWeeks = 4;

export type Withheld = { readonly thisWeek: string; readonly lines: readonly WithheldLine[] };

/** This week and the three before it, newest first; a week in which nothing happened has no line. */
export async function readWithheld(db: Db, timeZone: string, now: Date): Promise<Withheld> {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const monday = today.startOfDay().subtract({ days: today.dayOfWeek - 1 });
  const since = new Date(monday.subtract({ weeks: shownWeeks - 1 }).epochMilliseconds);
  const counted = await countWithheld(db, timeZone, since);
  const decided = await countPreferences(db, timeZone, since);
  const lines = [
    ...counted.map(({ week, code, count }) => ({ week, reason: code, count })),
    ...decided,
  ].toSorted((a, b) => (a.week === b.week ? 0 : a.week < b.week ? 1 : -1));
  return { thisWeek: monday.toPlainDate().toString(), lines };
}

/** WhatsApp's own switch for marketing messages, as the chain of consents keeps it. */
async function countPreferences(db: Db, timeZone: string, since: Date): Promise<WithheldLine[]> {
  const { rows } = await sql<{ week: string; reason: "stopped" | "resumed"; count: number }>`
    select to_char(date_trunc('week', at at time zone ${timeZone}), 'YYYY-MM-DD') as week,
      case decision when 'no' then 'stopped' else 'resumed' end as reason, count(*) as count
    from consents
    where source = 'whatsapp-preference'
      and at >= ${since}
    group by 1, 2
    order by 1 desc, 2 desc`.execute(db);
  return rows;
}
