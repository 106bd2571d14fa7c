/**
 * Two records turn out to be one person. Everything that points to the one is pointed to the other, rows of folders to
 * our right included: SQL on their `subscriber_id` and `address_id` here is simpler and safer than a registry that
 * somebody forgets to join. `merge.test.ts` asks the database for every foreign key and fails where one is not named.
 */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";

type AddressRef = { readonly id: number; readonly subscriberId: number };

/** Columns that point to a person or an address and are taken care of below. */
export const repointed: readonly string[] = [
  "addresses.subscriber_id",
  "addresses.replaced_by",
  "subscriptions.subscriber_id",
  "consent_evidence.subscriber_id",
  "dialogues.subscriber_id",
  "deliveries.subscriber_id",
  "deliveries.address_id",
  "conversations.subscriber_id",
  "conversations.address_id",
  "messages.conversation_id",
  "notes.conversation_id",
  "privacy_requests.subscriber_id",
  "summary_items.subscriber_id",
  "privacy_requests.address_id",
  "staff.test_address_id",
];

/** Makes `from` part of `into`: one address, and one person where they were two. */
export async function mergeAddresses(tx: Tx, from: AddressRef, into: AddressRef): Promise<void> {
  await sql`select id from subscribers where id in (${from.subscriberId}, ${into.subscriberId}) order by id for update`.execute(
    tx,
  );
  await repointAddress(tx, from.id, into.id);
  if (from.subscriberId === into.subscriberId) return;
  await repointPerson(tx, from.subscriberId, into.subscriberId);
}

async function repointAddress(tx: Tx, from: number, into: number): Promise<void> {
  await mergeConversations(tx, from, into);
  // One delivery per batch and address: what both were to get is withdrawn once, the rest moves.
  await sql`
    update deliveries twice
    set address_id = null, state = case when state = 'queued' then 'withdrawn' else state end
    where address_id = ${from}
      and exists (
        select 1
        from deliveries kept
        where kept.account_id = twice.account_id
          and kept.batch_id = twice.batch_id
          and kept.address_id = ${into}
      )`.execute(tx);
  await sql`update deliveries set address_id = ${into} where address_id = ${from}`.execute(tx);
  await sql`update privacy_requests set address_id = ${into} where address_id = ${from}`.execute(
    tx,
  );
  await sql`update staff set test_address_id = ${into} where test_address_id = ${from}`.execute(tx);
  await sql`update addresses set replaced_by = ${into} where replaced_by = ${from}`.execute(tx);
  const { rows } = await sql<{ inbound: Date | null; stopped: Date | null; firstSeen: Date }>`
    delete from addresses
    where id = ${from}
    returning last_inbound_at as inbound, marketing_stopped_at as stopped, first_seen_at as "firstSeen"`.execute(
    tx,
  );
  const gone = rows[0];
  if (gone === undefined) return;
  await sql`
    update addresses
    set last_inbound_at = greatest(last_inbound_at, ${gone.inbound}::timestamptz),
      marketing_stopped_at = greatest(marketing_stopped_at, ${gone.stopped}::timestamptz),
      first_seen_at = least(first_seen_at, ${gone.firstSeen}::timestamptz)
    where id = ${into}`.execute(tx);
}

async function mergeConversations(tx: Tx, from: number, into: number): Promise<void> {
  const { rows } = await sql<{ id: number; keptId: number }>`
    select gone.id, kept.id as "keptId"
    from conversations gone
    join conversations kept on kept.account_id = gone.account_id and kept.address_id = ${into}
    where gone.address_id = ${from}`.execute(tx);
  for (const { id, keptId } of rows) {
    await sql`update notes set conversation_id = ${keptId} where conversation_id = ${id}`.execute(
      tx,
    );
    await sql`update messages set conversation_id = ${keptId} where conversation_id = ${id}`.execute(
      tx,
    );
    await sql`
      update conversations kept
      set state = case
          when 'waiting' in (kept.state, gone.state) then 'waiting'
          when 'open' in (kept.state, gone.state) then 'open'
          else 'done'
        end,
        waiting_since = least(kept.waiting_since, gone.waiting_since),
        assignee_id = coalesce(kept.assignee_id, gone.assignee_id),
        last_message_at = greatest(kept.last_message_at, gone.last_message_at),
        closure_noticed_for = greatest(kept.closure_noticed_for, gone.closure_noticed_for)
      from conversations gone
      where kept.id = ${keptId}
        and gone.id = ${id}`.execute(tx);
    await sql`delete from conversations where id = ${id}`.execute(tx);
  }
  await sql`update conversations set address_id = ${into} where address_id = ${from}`.execute(tx);
}

/** Once each: what waits for the summary of one of the two and was noted for the other, or sent, does not wait any more. */
async function mergeSummaries(tx: Tx, from: number, into: number): Promise<void> {
  await sql`
    insert into summary_items (broadcast_id, subscriber_id, cadence, reason, noted_on, summary_id)
    select broadcast_id, ${into}, cadence, reason, noted_on, summary_id
    from summary_items
    where subscriber_id = ${from}
    on conflict (broadcast_id, subscriber_id) do update
    set summary_id = coalesce(summary_items.summary_id, excluded.summary_id)`.execute(tx);
  await sql`
    delete from summary_items item
    where subscriber_id = ${into}
      and summary_id is null
      and exists (
        select 1
        from deliveries
        where deliveries.batch_id = item.broadcast_id
          and deliveries.subscriber_id = ${into}
          and deliveries.state not in ('withdrawn', 'expired', 'failed')
      )`.execute(tx);
}

async function repointPerson(tx: Tx, from: number, into: number): Promise<void> {
  // For each topic the later of the two decisions holds.
  await sql`
    insert into subscriptions (topic_id, subscriber_id, state, frequency, since, recorded_at, ended_at)
    select topic_id, ${into}, state, frequency, since, recorded_at, ended_at
    from subscriptions
    where subscriber_id = ${from}
    on conflict (topic_id, subscriber_id) do update
    set state = excluded.state, frequency = excluded.frequency, since = excluded.since,
      recorded_at = excluded.recorded_at, ended_at = excluded.ended_at
    where coalesce(excluded.ended_at, excluded.since)
      > coalesce(subscriptions.ended_at, subscriptions.since)`.execute(tx);
  await sql`update consent_evidence set subscriber_id = ${into} where subscriber_id = ${from}`.execute(
    tx,
  );
  await sql`update deliveries set subscriber_id = ${into} where subscriber_id = ${from}`.execute(
    tx,
  );
  await mergeSummaries(tx, from, into);
  await sql`update conversations set subscriber_id = ${into} where subscriber_id = ${from}`.execute(
    tx,
  );
  await sql`update privacy_requests set subscriber_id = ${into} where subscriber_id = ${from}`.execute(
    tx,
  );
  await sql`update addresses set subscriber_id = ${into} where subscriber_id = ${from}`.execute(tx);
  await sql`
    insert into dialogues (subscriber_id, greeted_at)
    select ${into}, greeted_at
    from dialogues
    where subscriber_id = ${from}
    on conflict (subscriber_id) do update
    set greeted_at = coalesce(dialogues.greeted_at, excluded.greeted_at)`.execute(tx);
  await sql`
    update subscribers kept
    set display_name = coalesce(kept.display_name, gone.display_name),
      paused_until = coalesce(kept.paused_until, gone.paused_until),
      reads = coalesce(kept.reads, gone.reads),
      pilot_code = coalesce(kept.pilot_code, gone.pilot_code),
      created_at = least(kept.created_at, gone.created_at)
    from subscribers gone
    where kept.id = ${into}
      and gone.id = ${from}`.execute(tx);
  await sql`delete from subscribers where id = ${from}`.execute(tx);
}
