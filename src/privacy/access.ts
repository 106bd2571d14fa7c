/** Everything that is stored about one person, as plain data (Art. 15 and 20 GDPR). Times are ISO 8601 in UTC. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { Language } from "../web/language.ts";
import { speaksOf } from "./prune.ts";

type Row = Readonly<Record<string, unknown>>;

export type PersonRecord = {
  readonly person: {
    readonly displayName: string | null;
    readonly language: Language;
    /** In which language broadcasts come; null: as the answers do. */
    readonly readsIn: string | null;
    readonly pausedUntil: string | null;
    readonly testPhaseCode: string | null;
    readonly since: string;
  };
  readonly addresses: readonly {
    readonly channel: string;
    readonly phone: string | null;
    readonly userId: string | null;
    readonly username: string | null;
    readonly state: string;
    readonly undeliverableCount: number;
    readonly marketingStoppedAt: string | null;
    readonly firstSeenAt: string;
    readonly lastSeenAt: string;
    readonly lastWroteAt: string | null;
    readonly usedForTestSends: boolean;
  }[];
  readonly subscriptions: readonly {
    readonly topic: string;
    readonly state: "pending" | "active" | "ended";
    readonly frequency: string;
    readonly since: string;
    readonly endedAt: string | null;
  }[];
  readonly consents: readonly {
    readonly decision: "yes" | "no";
    readonly topics: readonly string[];
    readonly source: string;
    readonly at: string;
    readonly noticeVersion: string;
    readonly wording: string;
    readonly said: string | null;
    readonly messageId: string | null;
    readonly hash: string;
  }[];
  readonly messages: readonly {
    readonly direction: "in" | "out";
    readonly kind: string;
    readonly text: string;
    readonly details: unknown;
    readonly file: string | null;
    readonly messageId: string | null;
    readonly repliesTo: string | null;
    readonly reactions: readonly unknown[];
    readonly automatic: boolean;
    readonly at: string;
    readonly editedAt: string | null;
    readonly deletedAt: string | null;
  }[];
  readonly conversations: readonly Row[];
  /** What staff noted for each other; who of them is not part of it. */
  readonly notes: readonly {
    readonly text: string;
    readonly at: string;
    readonly editedAt: string | null;
  }[];
  readonly deliveries: readonly {
    readonly purpose: string;
    readonly broadcast: string | null;
    readonly state: string;
    readonly at: string;
    readonly sentAt: string | null;
    readonly deliveredAt: string | null;
    readonly readAt: string | null;
    readonly failedAt: string | null;
    readonly messageId: string | null;
    readonly failureCode: number | null;
    readonly charged: string | null;
  }[];
  /** What the chat remembers between two messages. */
  readonly dialogue: Row | null;
  readonly requests: readonly Row[];
  /** What staff did for the person; who of the staff is not part of it. */
  readonly log: readonly {
    readonly at: string;
    readonly action: string;
    readonly details: unknown;
  }[];
  /** Reports of WhatsApp that could not be taken in. */
  readonly setAside: readonly {
    readonly at: string;
    readonly reason: string;
    readonly event: unknown;
  }[];
};

/** Collects the record of a person, or null when nobody has this id. */
export async function collect(db: Db, subscriberId: number): Promise<PersonRecord | null> {
  const { rows: people } = await sql<PersonRecord["person"]>`
    select display_name as "displayName", language, reads as "readsIn", paused_until as "pausedUntil",
      pilot_code as "testPhaseCode", created_at as since
    from subscribers
    where id = ${subscriberId}`.execute(db);
  const person = people[0];
  if (person === undefined) return null;
  const parts = await Promise.all([
    addressesOf(db, subscriberId),
    subscriptionsOf(db, subscriberId),
    consentsOf(db, subscriberId),
    messagesOf(db, subscriberId),
    conversationsOf(db, subscriberId),
    deliveriesOf(db, subscriberId),
    dialogueOf(db, subscriberId),
    requestsOf(db, subscriberId),
    logOf(db, subscriberId),
    notesOf(db, subscriberId),
  ]);
  const [addresses, subscriptions, consents, messages, conversations, deliveries] = parts;
  const [, , , , , , dialogue, requests, log, notes] = parts;
  const record = {
    person,
    addresses,
    subscriptions,
    consents,
    messages,
    conversations,
    notes,
    deliveries,
    dialogue,
    requests,
    log,
    setAside: await setAsideOf(db, addresses),
  };
  // Through JSON once, so that times are the texts that the type promises and no row brings a Date along.
  return JSON.parse(JSON.stringify(record)) as PersonRecord;
}

async function addressesOf(db: Db, id: number) {
  const { rows } = await sql<PersonRecord["addresses"][number]>`
    select account.channel, address.phone,
      case when address.bsuid like 'replaced:%' then null else address.bsuid end as "userId",
      address.username, address.state, address.undeliverable_count as "undeliverableCount",
      address.marketing_stopped_at as "marketingStoppedAt", address.first_seen_at as "firstSeenAt",
      address.last_seen_at as "lastSeenAt", address.last_inbound_at as "lastWroteAt",
      exists (select 1 from staff where test_address_id = address.id) as "usedForTestSends"
    from addresses address
    join channel_accounts account on account.id = address.account_id
    where address.subscriber_id = ${id}
    order by address.id`.execute(db);
  return rows;
}

async function subscriptionsOf(db: Db, id: number) {
  const { rows } = await sql<PersonRecord["subscriptions"][number]>`
    select topic.title as topic, subscription.state, subscription.frequency, subscription.since,
      subscription.ended_at as "endedAt"
    from subscriptions subscription
    join topics topic on topic.id = subscription.topic_id
    where subscription.subscriber_id = ${id}
    order by topic.position, topic.id`.execute(db);
  return rows;
}

/** By the subject and by the evidence: after two records became one person, the older proof has another subject. */
async function consentsOf(db: Db, id: number) {
  const { rows } = await sql<PersonRecord["consents"][number]>`
    select consent.decision, consent.topic_keys as topics, consent.source, consent.at,
      consent.notice_version as "noticeVersion", wording.wording, evidence.said,
      evidence.provider_message_id as "messageId", consent.hash
    from consents consent
    join consent_wordings wording on wording.hash = consent.wording_hash
    left join consent_evidence evidence on evidence.consent_id = consent.id
    where consent.subject = (select consent_subject from subscribers where id = ${id})
      or evidence.subscriber_id = ${id}
    order by consent.id`.execute(db);
  return rows;
}

async function messagesOf(db: Db, id: number) {
  const { rows } = await sql<PersonRecord["messages"][number]>`
    select message.direction, message.kind, message.text, message.details,
      coalesce(media.file_name, media.mime_type) as file, message.provider_message_id as "messageId",
      message.reply_to as "repliesTo", message.reactions, message.automatic, message.at,
      message.edited_at as "editedAt", message.deleted_at as "deletedAt"
    from conversations conversation
    join messages message on message.conversation_id = conversation.id
    left join media on media.id = message.media_id
    where conversation.subscriber_id = ${id}
    order by message.at, message.id`.execute(db);
  return rows;
}

async function conversationsOf(db: Db, id: number) {
  const { rows } = await sql<Row>`
    select state, waiting_since as "waitingSince", last_message_at as "lastMessageAt",
      closure_noticed_for as "closureNoticedFor"
    from conversations
    where subscriber_id = ${id}
    order by id`.execute(db);
  return rows;
}

async function notesOf(db: Db, id: number) {
  const { rows } = await sql<PersonRecord["notes"][number]>`
    select note.text, note.at, note.edited_at as "editedAt"
    from conversations conversation
    join notes note on note.conversation_id = conversation.id
    where conversation.subscriber_id = ${id}
    order by note.at, note.id`.execute(db);
  return rows;
}

async function deliveriesOf(db: Db, id: number) {
  const { rows } = await sql<PersonRecord["deliveries"][number]>`
    select delivery.lane as purpose, broadcast.title as broadcast, delivery.state,
      delivery.created_at as at, delivery.sent_at as "sentAt", delivery.delivered_at as "deliveredAt",
      delivery.read_at as "readAt", delivery.failed_at as "failedAt",
      delivery.provider_message_id as "messageId", delivery.failure_code as "failureCode",
      delivery.charge_category as charged
    from addresses address
    join deliveries delivery on delivery.account_id = address.account_id and delivery.address_id = address.id
    left join broadcasts broadcast on broadcast.id = delivery.batch_id
    where address.subscriber_id = ${id}
    order by delivery.created_at, delivery.id`.execute(db);
  return rows;
}

async function dialogueOf(db: Db, id: number): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select greeted_at as "greetedAt", question, asked_at as "askedAt", listed_at as "listedAt",
      listed_text as "listedText", stop_answers as "stopAnswers", stop_answered_at as "stopAnsweredAt"
    from dialogues
    where subscriber_id = ${id}`.execute(db);
  return rows[0] ?? null;
}

async function requestsOf(db: Db, id: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select kind, asked_by as "askedBy", asked_at as "askedAt", done_at as "doneAt"
    from privacy_requests
    where subscriber_id = ${id}
    order by id`.execute(db);
  return rows;
}

async function logOf(db: Db, id: number) {
  const { rows } = await sql<PersonRecord["log"][number]>`
    select at, action, details
    from audit_log
    where subject = ${`subscriber:${id}`}
    order by id`.execute(db);
  return rows;
}

async function setAsideOf(db: Db, addresses: PersonRecord["addresses"]) {
  const ids = new Set(addresses.flatMap(({ phone, userId }) => [phone, userId]));
  const { rows } = await sql<PersonRecord["setAside"][number]>`
    select at, reason, event
    from set_aside_events
    order by id`.execute(db);
  return rows.filter(({ event }) => speaksOf(event, (text) => ids.has(text)));
}
