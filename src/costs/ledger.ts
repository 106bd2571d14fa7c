/** What messages did cost, as far as the channel has reported their category with the delivery. */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";
import { currency, rateCardAt } from "./rate-cards.ts";

export type Amount = { readonly micros: number; readonly currency: string };

/** What one batch has cost so far. */
export async function actual(db: Db, accountId: number, batchId: string): Promise<Amount> {
  return await sum(db, sql`account_id = ${accountId} and batch_id = ${batchId}`);
}

/** What all numbers have cost for messages delivered in [from, to). Of some only "read" is reported. */
export async function spent(db: Db, from: Date, to: Date): Promise<Amount> {
  return await sum(
    db,
    sql`coalesce(delivered_at, read_at) >= ${from} and coalesce(delivered_at, read_at) < ${to}`,
  );
}

async function sum(db: Db, which: RawBuilder<unknown>): Promise<Amount> {
  // The day in UTC, as the cards are dated.
  const { rows } = await sql<{ category: string; day: string; count: number }>`
    select charge_category as category,
      (coalesce(delivered_at, read_at) at time zone 'UTC')::date as day,
      count(*) as count
    from deliveries
    where ${which}
      and charge_category is not null
      and coalesce(delivered_at, read_at) is not null
      and coalesce(charge_type, 'regular') = 'regular'
    group by 1, 2`.execute(db);
  const micros = rows.reduce(
    (total, { category, day, count }) => total + count * priceOf(category, new Date(day)),
    0,
  );
  return { micros, currency };
}

/** A category that is new to us is charged like the dearest we know, rather too much than too little. Pure. */
export function priceOf(category: string, at: Date): number {
  const card = rateCardAt(at);
  switch (category) {
    case "service":
      return card.service;
    case "utility":
    case "authentication":
      return card.utility;
    default:
      return card.marketing;
  }
}
