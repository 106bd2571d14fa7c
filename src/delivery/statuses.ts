/** What the channel reports of our deliveries: matched, ranked, recorded; hundreds in three statements. */
import { sql } from "kysely";
import type { StatusEvent } from "../channels/channels.ts";
import { list, type Tx } from "../db/db.ts";
import { reported } from "./by-person.ts";
import { addUpCharges, marketToKeep } from "./charges.ts";
import { actOn, tellBatches } from "./consequences.ts";
import { rememberTries, withoutEarlierTries } from "./earlier-tries.ts";
import { fold, type Known, type Matched, type Settled } from "./fold-reports.ts";
import { park } from "./parked.ts";
import { among, columnOf, intoQueue } from "./queue.ts";
import { noteHeard } from "./stream.ts";

export type MatchedStatus = {
  readonly deliveryId: number;
  readonly addressId: number | null;
  readonly event: StatusEvent;
};

/**
 * Records reports in any order, repeated or not: states only go forward (invariant 4). One of a delivery that nobody knows
 * yet is parked, and matched when our own record of the send is written. Returns those that were matched.
 */
export async function recordStatuses(
  tx: Tx,
  accountId: number,
  events: readonly StatusEvent[],
  now: Date,
): Promise<MatchedStatus[]> {
  if (events.length === 0) return [];
  const known = await lockKnown(tx, accountId, events);
  const matched: Matched[] = [];
  const unknown: StatusEvent[] = [];
  for (const event of events) {
    const own = event.deliveryRef === undefined ? undefined : known.byId.get(event.deliveryRef);
    const found = own ?? known.byProviderId.get(event.providerMessageId);
    if (found === undefined) unknown.push(event);
    else matched.push({ known: found, event });
  }
  await park(tx, accountId, unknown, now);
  const settled = fold(await withoutEarlierTries(tx, accountId, matched), {
    now,
    chance: Math.random,
  });
  const read = new Map(matched.map((one) => [one.known.id, one.known]));
  const changed = settled.flatMap((one) => {
    const before = read.get(one.id);
    return before === undefined ? [] : [{ settled: one, known: before }];
  });
  await write(tx, accountId, changed, now);
  await noteHeard(
    tx,
    accountId,
    matched.map(({ known }) => known.sendingAt),
  );
  await actOn(tx, accountId, settled, now);
  await tellBatches(tx, settled);
  // Last, because all that is delivered at this moment writes the same few rows.
  await addUpCharges(tx, accountId, changed);
  return matched.map(({ known: { id, addressId }, event }) => ({
    deliveryId: id,
    addressId,
    event,
  }));
}

/** By our own id, which Meta returns with every status; where that leads nowhere, by the recipient and Meta's id. */
async function lockKnown(tx: Tx, accountId: number, events: readonly StatusEvent[]) {
  const refs = events
    .map(({ deliveryRef }) => deliveryRef ?? "")
    .filter((ref) => /^\d{1,18}$/.test(ref));
  const own = await lock(tx, accountId, refs);
  const byId = new Map(own.map((row) => [String(row.id), row]));
  const others = events.filter(({ deliveryRef = "" }) => !byId.has(deliveryRef));
  if (others.length === 0) return { byId, byProviderId: new Map<string, Known>() };
  const found = await lock(tx, accountId, await idsByRecipient(tx, accountId, others));
  return {
    byId,
    byProviderId: new Map(found.map((row) => [row.providerMessageId ?? "", row])),
  };
}

async function idsByRecipient(
  tx: Tx,
  accountId: number,
  events: readonly StatusEvent[],
): Promise<number[]> {
  const reports = sql`
    select phone, bsuid, provider_message_id
    from unnest(
      ${list(events.map(({ recipient }) => recipient.phone ?? null))}::text[],
      ${list(events.map(({ recipient }) => recipient.bsuid ?? null))}::text[],
      ${list(events.map(({ providerMessageId }) => providerMessageId))}::text[]
    ) as report (phone, bsuid, provider_message_id)`;
  const { rows } = await sql<{ id: number }>`
    select id
    from (${reported(accountId, reports)}) known`.execute(tx);
  return rows.map(({ id }) => id);
}

/** In the order of their ids, so that two transactions with the same deliveries do not block each other. */
async function lock(
  tx: Tx,
  accountId: number,
  ids: readonly (string | number)[],
): Promise<Known[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Known>`
    select delivery.id, batch_id as "batchId", address_id as "addressId", delivery.state,
      provider_message_id as "providerMessageId", sending_at as "sendingAt",
      delivered_at as "deliveredAt", read_at as "readAt", charge_market as market, attempt,
      case
        when charge_category is not null
          then jsonb_build_object('category', charge_category, 'type', coalesce(charge_type, 'regular'))
      end as pricing,
      jsonb_strip_nulls(jsonb_build_object('phone', address.phone, 'bsuid', address.bsuid)) as recipient
    from deliveries delivery
    left join addresses address on address.id = delivery.address_id
    where delivery.account_id = ${accountId}
      and delivery.id = any(${[...ids]}::bigint[])
    order by delivery.id
    for update of delivery`.execute(tx);
  return rows;
}

type Changed = { readonly settled: Settled; readonly known: Known };

async function write(
  tx: Tx,
  accountId: number,
  changed: readonly Changed[],
  now: Date,
): Promise<void> {
  if (changed.length === 0) return;
  const column = (pick: (one: Settled) => string | number | boolean | Date | null) =>
    columnOf(changed.map(({ settled }) => pick(settled)));
  await sql`
    with written as (
    update deliveries delivery
    set state = case
        when report.state = 'queued' and (unwanted_at is not null or address_id is null) then 'withdrawn'
        else report.state
      end,
      not_before = coalesce(report.not_before, delivery.not_before),
      -- It spells the phone number, so it does not come back to who was erased.
      provider_message_id = case
        when delivery.address_id is not null
          then coalesce(report.provider_message_id, delivery.provider_message_id)
      end,
      sent_at = coalesce(delivery.sent_at, report.sent_at),
      delivered_at = coalesce(delivery.delivered_at, report.delivered_at),
      read_at = coalesce(delivery.read_at, report.read_at),
      failed_at = coalesce(report.failed_at, delivery.failed_at),
      failure_code = coalesce(report.failure_code, delivery.failure_code),
      failure_class = coalesce(report.failure_class, delivery.failure_class),
      charge_category = coalesce(report.charge_category, delivery.charge_category),
      charge_type = coalesce(report.charge_type, delivery.charge_type),
      charge_market = report.charge_market
    from unnest(
      ${column((one) => one.id)}::bigint[],
      ${column((one) => one.state)}::text[],
      ${column((one) => one.providerMessageId)}::text[],
      ${column((one) => one.sentAt)}::timestamptz[],
      ${column((one) => one.deliveredAt)}::timestamptz[],
      ${column((one) => one.readAt)}::timestamptz[],
      ${column((one) => one.failedAt)}::timestamptz[],
      ${column((one) => one.failure?.code ?? null)}::integer[],
      ${column((one) => one.failure?.class ?? null)}::text[],
      ${column((one) => one.pricing?.category ?? null)}::text[],
      ${column((one) => one.pricing?.type ?? null)}::text[],
      ${column((one) => one.notBefore)}::timestamptz[],
      ${columnOf(changed.map(({ known, settled }) => marketToKeep(known, settled)))}::text[]
    ) as report (id, state, provider_message_id, sent_at, delivered_at, read_at, failed_at,
      failure_code, failure_class, charge_category, charge_type, not_before, charge_market)
    where delivery.account_id = ${accountId}
      and delivery.id = report.id
        and ${among(changed.map(({ settled }) => settled))}
    returning delivery.account_id, delivery.id, batch_id, lane_rank, delivery.not_before,
      delivery.provider_message_id, case when report.not_before is not null then delivery.state end as state
    ), remembered as (${rememberTries(sql`(select * from written where state = 'queued') again`, now)}
    ), waiting as (${intoQueue(sql`written`)})
    select 1`.execute(tx);
}
