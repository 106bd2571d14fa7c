/** The month's budget: a setting, off until an administrator gives an amount. */
import { sql } from "kysely";
import { z } from "zod";
import { readSetting, writeSetting, type Db, type Tx } from "../db/db.ts";
import { formatMoney } from "../web/format.ts";
import { readOrganisation } from "../web/organisation.ts";
import { spentIn } from "./ledger.ts";
import { monthOf } from "./month.ts";
import { currency } from "./rate-cards.ts";

const key = "budget";
const form = z.object({ monthlyMicros: z.number().int().nonnegative().nullable() });

/** In millionths; null where there is no budget. */
export async function readMonthlyBudget(db: Db): Promise<number | null> {
  return (await readSetting(db, key, form, { monthlyMicros: null })).monthlyMicros;
}

export async function saveMonthlyBudget(tx: Tx, monthlyMicros: number | null): Promise<void> {
  await writeSetting(tx, key, { monthlyMicros });
}

/** Nobody else spends of it until the commit. */
export async function holdBudget(tx: Tx): Promise<number | null> {
  await sql`
    select 1
    from settings
    where key = ${key}
    for no key update`.execute(tx);
  return await readMonthlyBudget(tx);
}

export type Budget = {
  readonly micros: number;
  readonly spent: number;
  /** What is on its way will cost this once it arrives. */
  readonly reserved: number;
  /** Never less than nothing, though answers are not stopped by it. */
  readonly left: number;
  readonly currency: string;
};

/** How the budget of this month stands; null where there is none. */
export async function readBudget(db: Db, now: Date): Promise<Budget | null> {
  const micros = await readMonthlyBudget(db);
  if (micros === null) return null;
  const { timeZone } = await readOrganisation(db);
  // In this order: what is charged in between counts twice rather than not at all.
  const reserved = (await readReserved(db, [])).reduce((sum, one) => sum + one.micros, 0);
  const { micros: spent } = await spentIn(db, monthOf(now, timeZone));
  return { micros, spent, reserved, left: Math.max(0, micros - spent - reserved), currency };
}

export type Reserved = {
  readonly accountId: number;
  readonly micros: number;
  /** How many of the free service messages they take. */
  readonly free: number;
};

/** By number; `except` are deliveries that are being claimed now. */
export async function readReserved(db: Db, except: readonly number[]): Promise<Reserved[]> {
  const { rows } = await sql<Reserved>`
    select reserved.account_id as "accountId", sum(reserved.micros)::bigint as micros,
      count(*) filter (where reserved.takes_free) as free
    from reserved_charges reserved
    join deliveries delivery on delivery.account_id = reserved.account_id
      and delivery.id = reserved.delivery_id
    where delivery.state in ('sending', 'accepted', 'held', 'sent', 'uncertain')
      and delivery.id <> all(${[...except]}::bigint[])
    group by reserved.account_id`.execute(db);
  return rows;
}

/** WhatsApp gives up a message after so long; then it will cost nothing. */
const longestDays = 30;

/** Takes out what was charged, failed, went back into the queue or will not arrive any more. */
export async function clearReserved(tx: Tx, except: readonly number[], now: Date): Promise<void> {
  await sql`
    delete from reserved_charges reserved
    using deliveries delivery
    where delivery.account_id = reserved.account_id
      and delivery.id = reserved.delivery_id
      and (
        delivery.state not in ('sending', 'accepted', 'held', 'sent', 'uncertain')
        or reserved.at < ${new Date(now.getTime() - longestDays * 86_400_000)}
      )
      and delivery.id <> all(${[...except]}::bigint[])`.execute(tx);
}

const beginning = "Das Budget für ";

/** Why a broadcast stops, for staff. */
export function stopSentence(micros: number, now: Date, timeZone: string): string {
  const month = new Intl.DateTimeFormat("de-DE", { month: "long", timeZone }).format(now);
  return `${beginning}${month} (${formatMoney(micros, currency, "de")}) reicht für die nächste Nachricht nicht mehr.`;
}

/** Whether a broadcast was stopped by the budget, for a page that shows the way out. Pure. */
export function stoppedByBudget(hindrance: string | null): boolean {
  return hindrance?.startsWith(beginning) ?? false;
}
