/** Money for what is claimed: a batch stops before the first message that the month's budget has no room for. */
import { sql } from "kysely";
import type { Recipient } from "../channels/channels.ts";
import type { Db, Tx } from "../db/db.ts";
import { haltBatch } from "./batches.ts";
import type { Claim, Claimed } from "./claim.ts";
import { formOf } from "./form.ts";
import type { OpenBatch } from "./open-batches.ts";
import { intoQueue } from "./queue.ts";
import type { Taken } from "./take.ts";

/** Whoever knows prices and the budget. */
export type Purse = {
  /** Whether there is a budget at all: without one nothing is counted. */
  isKept(db: Db): Promise<boolean>;
  /** Held until the commit, so that two numbers do not both spend the rest. `claimed` are not counted yet. */
  open(tx: Tx, accountId: number, claimed: readonly number[], now: Date): Promise<OpenPurse>;
};

export type OpenPurse = {
  /** Takes the price of one more message; null where it does not fit any more, unless it goes anyway. */
  take(what: Leaving, anyway: boolean): Price | null;
  /** Why the next one does not fit: a German sentence for staff. */
  readonly reason: string;
};

export type Leaving = { readonly form: "free" | "template"; readonly recipient: Recipient };

export type Price = { readonly micros: number; readonly takesFree: boolean };

/** Keeps of a group what the budget has room for; the rest goes back into the queue and its batch is halted. */
export async function withinBudget(
  tx: Tx,
  claim: Claim,
  batch: OpenBatch | null,
  taken: Taken,
): Promise<Taken> {
  const { purse, accountId, now } = claim;
  if (purse === null || taken.group.length === 0) return taken;
  const ids = taken.group.map(({ id }) => id);
  const money = await purse.open(tx, accountId, ids, now);
  // Answers are never stopped, and neither is what a second person let through.
  const anyway = batch === null || batch.ignoresBudget;
  const paid: { id: number; price: Price }[] = [];
  for (const claimed of taken.group) {
    const price = priceOf(money, claimed, batch, anyway, now);
    if (price === null) break;
    paid.push({ id: claimed.id, price });
  }
  await reserve(tx, accountId, paid, now);
  if (paid.length === taken.group.length) return taken;
  await giveBack(tx, accountId, ids.slice(paid.length));
  if (batch !== null) await haltBatch(tx, accountId, batch.id, money.reason);
  return { ...taken, group: taken.group.slice(0, paid.length) };
}

const nothing: Price = { micros: 0, takesFree: false };

function priceOf(
  money: OpenPurse,
  claimed: Claimed,
  batch: OpenBatch | null,
  anyway: boolean,
  now: Date,
): Price | null {
  const form = formOf(claimed, batch ?? undefined, now);
  return form.kind === "impossible" ? nothing : money.take(form, anyway);
}

async function reserve(
  tx: Tx,
  accountId: number,
  paid: readonly { readonly id: number; readonly price: Price }[],
  now: Date,
): Promise<void> {
  if (paid.length === 0) return;
  await sql`
    insert into reserved_charges (account_id, delivery_id, micros, takes_free, at)
    select ${accountId}::integer, reserved.*, ${now}::timestamptz
    from unnest(
      ${paid.map(({ id }) => id)}::bigint[],
      ${paid.map(({ price }) => price.micros)}::bigint[],
      ${paid.map(({ price }) => price.takesFree)}::boolean[]
    ) as reserved
    on conflict (account_id, delivery_id) do update
    set micros = excluded.micros, takes_free = excluded.takes_free, at = excluded.at`.execute(tx);
}

/** As if they had not been claimed. */
async function giveBack(tx: Tx, accountId: number, ids: readonly number[]): Promise<void> {
  await sql`
    with given_back as (
      update deliveries
      set state = 'queued', claim_id = null, sending_at = null, attempt = attempt - 1
      where account_id = ${accountId}
        and id = any(${[...ids]}::bigint[])
      returning *
    ), waiting as (${intoQueue(sql`given_back`)})
    select 1`.execute(tx);
}
