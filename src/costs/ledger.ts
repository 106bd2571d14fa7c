/** What messages did cost, as far as the channel has reported their category with the delivery. */
import { sql } from "kysely";
import { rememberLarge, type Db } from "../db/db.ts";
import { priceMonth, type ChargeLine, type PricedLine } from "./price-month.ts";
import { currency, priceOf, rateCardOn, readRateCards } from "./rate-cards.ts";

export type Amount = { readonly micros: number; readonly currency: string };

/** What one batch has cost so far. */
export async function actual(db: Db, accountId: number, batchId: string): Promise<Amount> {
  const cards = await readRateCards(db);
  const lines = await readCharges(db, accountId, batchId);
  const micros = lines.reduce(
    (sum, { day, category, market, count }) =>
      sum + count * priceOf(rateCardOn(cards, day), category, market),
    0,
  );
  return { micros, currency };
}

const readCharges = rememberLarge(countCharges, (lines) =>
  lines.reduce((sum, { count }) => sum + count, 0),
);

async function countCharges(db: Db, accountId: number, batchId: string): Promise<ChargeLine[]> {
  const { rows } = await sql<ChargeLine>`
    select (coalesce(delivered_at, read_at) at time zone 'UTC')::date::text as day,
      charge_category as category, 'regular' as type, coalesce(charge_market, 'germany') as market,
      count(*) as count
    from deliveries
    where account_id = ${accountId}
      and batch_id = ${batchId}
      and charge_category is not null
      and coalesce(delivered_at, read_at) is not null
      and (charge_type is null or charge_type = 'regular')
    group by 1, 2, 4`.execute(db);
  return rows;
}

/** What all numbers have cost for messages delivered in this month ("2026-11-01"). */
export async function spentIn(db: Db, month: string): Promise<Amount> {
  const priced = await readLedger(db, month);
  return { micros: priced.reduce((sum, { micros }) => sum + micros, 0), currency };
}

export type LedgerLine = PricedLine & { readonly month: string };

/** The ledger, day by day, from this month on. A few thousand rows a year, however many messages there were. */
export async function readLedger(
  db: Db,
  from: string,
  to: string = from,
): Promise<readonly LedgerLine[]> {
  const cards = await readRateCards(db);
  const { rows } = await sql<ChargeLine & { accountId: number; month: string }>`
    select account_id as "accountId", month::text as month, day::text as day, category, type, market,
      count
    from charge_totals
    where month >= ${from}::date
      and month <= ${to}::date
      and count <> 0`.execute(db);
  const months = Map.groupBy(rows, ({ accountId, month }) => `${accountId} ${month}`);
  return [...months.values()].flatMap((lines) =>
    priceMonth(cards, lines).map((line) => ({ ...line, month: lines[0]?.month ?? from })),
  );
}

/** How many service messages of a number were delivered in this month, free and charged. */
export async function serviceMessagesIn(db: Db, accountId: number, month: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(count), 0)::integer as count
    from charge_totals
    where account_id = ${accountId}
      and month = ${month}::date
      and category = 'service'`.execute(db);
  return rows[0]?.count ?? 0;
}
