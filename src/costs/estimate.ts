import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Db } from "../db/db.ts";
import { currency, rateCardAt } from "./rate-cards.ts";

export type Estimate = {
  readonly micros: number;
  readonly currency: string;
  /** Service messages of this month that cost nothing yet, before this one. */
  readonly freeServiceLeft: number;
  readonly lines: readonly {
    readonly kind: "template" | "service" | "free-service";
    readonly count: number;
    readonly micros: number;
  }[];
};

/** What `free` texts inside and `template` messages outside the service window will cost if all are delivered. */
export async function estimate(
  db: Db,
  accountId: number,
  { free, template }: { readonly free: number; readonly template: number },
  now: Date,
): Promise<Estimate> {
  const card = rateCardAt(now);
  const used = await serviceMessagesThisMonth(db, accountId, now);
  const freeServiceLeft = Math.max(0, card.freeServiceMessages - used);
  const unpaid = Math.min(free, freeServiceLeft);
  const lines = [
    { kind: "template", count: template, micros: template * card.marketing },
    { kind: "service", count: free - unpaid, micros: (free - unpaid) * card.service },
    { kind: "free-service", count: unpaid, micros: 0 },
  ] as const;
  const micros = lines.reduce((sum, line) => sum + line.micros, 0);
  return { micros, currency, freeServiceLeft, lines: lines.filter(({ count }) => count > 0) };
}

/** What Meta counts as service in the calendar month of its accounts in Germany. */
async function serviceMessagesThisMonth(db: Db, accountId: number, now: Date): Promise<number> {
  const month = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO("Europe/Berlin")
    .with({ day: 1 })
    .startOfDay();
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from deliveries
    where account_id = ${accountId}
      and charge_category = 'service'
      and coalesce(delivered_at, read_at) >= ${new Date(month.epochMilliseconds)}`.execute(db);
  return rows[0]?.count ?? 0;
}
