/** What the channel reports of our deliveries: matched, ranked, recorded; hundreds in three statements. */
import { sql } from "kysely";
import type { StatusEvent } from "../channels/channels.ts";
import { list, type Tx } from "../db/db.ts";
import { addUpCharges, marketToKeep } from "./charges.ts";
import { actOn, tellBatches } from "./consequences.ts";
import { withoutEarlierTries } from "./earlier-tries.ts";
import { fold, type Known, type Matched, type Settled } from "./fold-reports.ts";
import { idsByProviderId, rememberProviderIds } from "./provider-ids.ts";
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
  await write(tx, accountId, changed);
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

/** Takes out what was parked under these ids of the channel, for recording it again. */
export async function unpark(
  tx: Tx,
  accountId: number,
  providerMessageIds: readonly string[],
): Promise<StatusEvent[]> {
  const { rows } = await sql<{ status: StatusEvent & { at: string } }>`
    delete from parked_statuses
    where account_id = ${accountId}
      and provider_message_id = any(${list(providerMessageIds)}::text[])
    returning status`.execute(tx);
  // JSON keeps a time as text.
  return rows.map(({ status }) => ({ ...status, at: new Date(status.at) }));
}

/** By our own id, which Meta returns with every status; by Meta's id where that leads nowhere. */
async function lockKnown(tx: Tx, accountId: number, events: readonly StatusEvent[]) {
  const refs = events
    .map(({ deliveryRef }) => deliveryRef ?? "")
    .filter((ref) => /^\d{1,18}$/.test(ref));
  const own = await lock(tx, accountId, refs);
  const byId = new Map(own.map((row) => [String(row.id), row]));
  const others = events.filter(({ deliveryRef = "" }) => !byId.has(deliveryRef));
  if (others.length === 0) return { byId, byProviderId: new Map<string, Known>() };
  const providerIds = others.map(({ providerMessageId }) => providerMessageId);
  const found = await lock(tx, accountId, await idsByProviderId(tx, accountId, providerIds));
  return {
    byId,
    byProviderId: new Map(found.map((row) => [row.providerMessageId ?? "", row])),
  };
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

async function park(
  tx: Tx,
  accountId: number,
  events: readonly StatusEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into parked_statuses (account_id, provider_message_id, delivery_ref, status, received_at)
    select ${accountId}, parked.provider_message_id, parked.delivery_ref, parked.status, ${now}
    from unnest(
      ${events.map((event) => event.providerMessageId)}::text[],
      ${events.map((event) => event.deliveryRef ?? null)}::text[],
      ${events.map((event) => JSON.stringify(event))}::jsonb[]
    ) as parked (provider_message_id, delivery_ref, status)`.execute(tx);
}

type Changed = { readonly settled: Settled; readonly known: Known };

async function write(tx: Tx, accountId: number, changed: readonly Changed[]): Promise<void> {
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
      ${column((one) => one.wasIdentified)}::boolean[],
      ${column((one) => one.notBefore)}::timestamptz[],
      ${columnOf(changed.map(({ known, settled }) => marketToKeep(known, settled)))}::text[]
    ) as report (id, state, provider_message_id, sent_at, delivered_at, read_at, failed_at,
      failure_code, failure_class, charge_category, charge_type, was_identified, not_before, charge_market)
    where delivery.account_id = ${accountId}
      and delivery.id = report.id
        and ${among(changed.map(({ settled }) => settled))}
    returning delivery.account_id, delivery.id, batch_id, lane_rank, delivery.not_before,
      case when report.not_before is not null then delivery.state end as state,
      case when not report.was_identified then delivery.provider_message_id end as provider_message_id
    ), identified as (${rememberProviderIds(sql`written`)}
    ), waiting as (${intoQueue(sql`written`)})
    select 1`.execute(tx);
}
