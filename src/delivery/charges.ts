/**
 * What the channel charged, added up by day as it is reported: counts and what decides on a price; the price itself is
 * another folder's. A report that comes late and corrects an earlier one moves its delivery from one line to the other.
 */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { marketOf, type Market } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import type { Known, Settled } from "./fold-reports.ts";

type Charge = {
  readonly category: string;
  readonly type: string;
  readonly market: string;
  readonly at: Date;
};

/** The market to keep with a delivery: the one it is added up under, once it is. Pure. */
export function marketToKeep(known: Known, settled: Settled): string | null {
  return known.market ?? chargeAfter(known, settled)?.market ?? null;
}

/** In the transaction that records the reports; the rows of the deliveries are locked. */
export async function addUpCharges(
  tx: Tx,
  accountId: number,
  changed: readonly { readonly known: Known; readonly settled: Settled }[],
): Promise<void> {
  const moves = changed.flatMap(({ known, settled }) =>
    movesBetween(chargeBefore(known), chargeAfter(known, settled)),
  );
  if (moves.length === 0) return;
  const { timeZone } = await readOrganisation(tx);
  const lines = new Map<string, { key: Key; count: number }>();
  for (const { charge, count } of moves) {
    const key = keyOf(charge, timeZone);
    const name = JSON.stringify(key);
    lines.set(name, { key, count: (lines.get(name)?.count ?? 0) + count });
  }
  // In one order, so that two transactions with the same lines do not block each other.
  const sorted = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const column = (index: number) => sorted.map(({ key }) => key[index]);
  await sql`
    insert into charge_totals (account_id, month, day, category, type, market, count)
    select ${accountId}::integer, line.*
    from unnest(${column(0)}::date[], ${column(1)}::date[], ${column(2)}::text[], ${column(3)}::text[],
      ${column(4)}::text[], ${sorted.map(({ count }) => count)}::integer[]) as line
    where true
    on conflict (account_id, month, day, category, type, market) do update
    set count = charge_totals.count + excluded.count`.execute(tx);
}

/** A delivery that was added up before markets were told apart stands under Germany. */
const marketOfOld: Market = "germany";

function chargeBefore({ pricing, deliveredAt, readAt, market }: Known): Charge | null {
  return chargeOf(pricing, deliveredAt ?? readAt, market ?? marketOfOld);
}

function chargeAfter(known: Known, settled: Settled): Charge | null {
  const at = known.deliveredAt ?? settled.deliveredAt ?? known.readAt ?? settled.readAt;
  const isOld = chargeBefore(known) !== null;
  const market = known.market ?? (isOld ? marketOfOld : marketOf(known.recipient));
  return chargeOf(settled.pricing, at, market);
}

/** Charged on delivery (reference 6.1); of some only "read" is reported. */
function chargeOf(pricing: Known["pricing"], at: Date | null, market: string): Charge | null {
  return pricing === null || at === null ? null : { ...pricing, market, at };
}

function movesBetween(before: Charge | null, after: Charge | null) {
  return [
    ...(before === null ? [] : [{ charge: before, count: -1 }]),
    ...(after === null ? [] : [{ charge: after, count: 1 }]),
  ];
}

type Key = readonly [month: string, day: string, category: string, type: string, market: string];

function keyOf({ at, category, type, market }: Charge, timeZone: string): Key {
  return [monthOf(at, timeZone), at.toISOString().slice(0, 10), category, type, market];
}

const quarterMs = 15 * 60_000;
let lastMonth = { place: "", month: "" };

/** The first day of the month there. Kept for the quarter of an hour: a thousand reports a second are of the same. */
function monthOf(at: Date, timeZone: string): string {
  const place = `${Math.floor(at.getTime() / quarterMs)} ${timeZone}`;
  if (lastMonth.place !== place) {
    const date = Temporal.Instant.fromEpochMilliseconds(at.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDate();
    lastMonth = { place, month: date.with({ day: 1 }).toString() };
  }
  return lastMonth.month;
}
