import { sql } from "kysely";
import type { Recipient } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { withdrawUnwanted } from "../delivery/delivery.ts";
import { appendConsent } from "./consent.ts";

const wording = "WhatsApp: Marketing-Nachrichten dieses Unternehmens";

/**
 * The person used WhatsApp's own switch for marketing messages. Subscriptions stay as they are, nothing is sent while it
 * is off, and what is queued is withdrawn. An older report than the one we know changes nothing.
 */
export async function recordPreference(
  tx: Tx,
  accountId: number,
  person: Recipient,
  value: "stop" | "resume",
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ id: number; subscriberId: number; stopped: Date | null }>`
    select id, subscriber_id as "subscriberId", marketing_stopped_at as stopped
    from addresses
    where account_id = ${accountId}
      and (bsuid = ${person.bsuid ?? null} or phone = ${person.phone ?? null})
    order by (bsuid = ${person.bsuid ?? null}) desc nulls last
    limit 1
    for update`.execute(tx);
  const address = rows[0];
  if (address === undefined) return;
  const stops = value === "stop";
  if (stops === (address.stopped !== null)) return;
  if (!stops && address.stopped !== null && address.stopped > at) return;
  await sql`
    update addresses
    set marketing_stopped_at = ${stops ? at : null}::timestamptz
    where id = ${address.id}`.execute(tx);
  if (stops) await withdrawUnwanted(tx, address.subscriberId, [], at);
  await appendConsent(
    tx,
    {
      subscriberId: address.subscriberId,
      decision: stops ? "no" : "yes",
      topicKeys: await activeKeys(tx, address.subscriberId),
      source: "whatsapp-preference",
      wording,
      at,
    },
    at,
  );
}

async function activeKeys(tx: Tx, subscriberId: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select topics.key
    from subscriptions
    join topics on topics.id = subscriptions.topic_id
    where subscriptions.subscriber_id = ${subscriberId}
      and subscriptions.state = 'active'
    order by topics.position, topics.id`.execute(tx);
  return rows.map((row) => row.key);
}
