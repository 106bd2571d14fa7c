/** Everything the page of one person shows. */
import type { Frequency } from "./frequency.ts";
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { stateOf } from "./subscriber-list.ts";
import { masked, type SubscriberState } from "./subscriber-row.ts";

export type PersonTopic = {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly hidden: boolean;
  readonly state: "pending" | "active" | "ended";
  readonly frequency: Frequency;
  readonly since: Date;
  readonly endedAt: Date | null;
};

export type PersonAddress = {
  readonly id: number;
  readonly channel: string;
  /** The county's number that this address talks to. */
  readonly ourNumber: string;
  /** Masked; null where only the user id is known. */
  readonly number: string | null;
  readonly hasUserId: boolean;
  readonly username: string | null;
  readonly state: "active" | "replaced" | "unreachable" | "blocked";
  readonly marketingStoppedAt: Date | null;
  readonly firstSeenAt: Date;
  readonly lastInboundAt: Date | null;
};

/** A line of the proof: what was shown, what was decided, when, where it came from, and the hash that seals it. */
export type PersonConsent = {
  readonly id: number;
  readonly decision: "yes" | "no";
  readonly topics: readonly string[];
  readonly source: string;
  readonly wording: string;
  readonly noticeVersion: string;
  readonly at: Date;
  readonly hash: string;
  readonly providerMessageId: string | null;
  readonly said: string | null;
};

export type SubscriberPerson = {
  readonly id: number;
  readonly name: string | null;
  readonly state: SubscriberState;
  readonly createdAt: Date;
  /** "YYYY-MM-DD" */
  readonly pausedUntil: string | null;
  readonly pilotCode: string | null;
  readonly topics: readonly PersonTopic[];
  readonly addresses: readonly PersonAddress[];
  /** Newest first, at most `mostConsents`. */
  readonly consents: readonly PersonConsent[];
};

/** Nobody decides so often; whoever plays with the chat must not make the page endless. */
export const mostConsents = 100;

/** `today`: where the county is, "YYYY-MM-DD"; a pause ends on its date. */
export async function readSubscriber(
  db: Db,
  id: number,
  today: string,
): Promise<SubscriberPerson | null> {
  const { rows } = await sql<Omit<SubscriberPerson, "topics" | "addresses" | "consents">>`
    select subscriber.id, subscriber.display_name as name, ${stateOf(today)} as state,
      subscriber.created_at as "createdAt", subscriber.paused_until as "pausedUntil",
      subscriber.pilot_code as "pilotCode"
    from subscribers subscriber
    where subscriber.id = ${id}`.execute(db);
  const person = rows[0];
  if (person === undefined) return null;
  const [topics, addresses, consents] = await Promise.all([
    readTopics(db, id),
    readAddresses(db, id),
    readConsents(db, id),
  ]);
  return { ...person, topics, addresses, consents };
}

/** Numbers in full, by address. The caller writes down who looked. */
export async function readNumbers(db: Db, id: number): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; phone: string }>`
    select id, phone
    from addresses
    where subscriber_id = ${id}
      and phone is not null`.execute(db);
  return new Map(rows.map(({ id: addressId, phone }) => [addressId, phone]));
}

async function readTopics(db: Db, id: number): Promise<PersonTopic[]> {
  const { rows } = await sql<PersonTopic>`
    select topic.id, topic.key, topic.title, topic.hidden_at is not null as hidden,
      subscription.state, subscription.frequency, subscription.since,
      subscription.ended_at as "endedAt"
    from subscriptions subscription
    join topics topic on topic.id = subscription.topic_id
    where subscription.subscriber_id = ${id}
    order by (subscription.state = 'ended'), topic.position, topic.id`.execute(db);
  return rows;
}

async function readAddresses(db: Db, id: number): Promise<PersonAddress[]> {
  const { rows } = await sql<
    Omit<PersonAddress, "number" | "hasUserId"> & { phone: string | null; bsuid: string | null }
  >`
    select address.id, account.channel, account.display_number as "ourNumber", address.phone,
      address.bsuid, address.username, address.state,
      address.marketing_stopped_at as "marketingStoppedAt", address.first_seen_at as "firstSeenAt",
      address.last_inbound_at as "lastInboundAt"
    from addresses address
    join channel_accounts account on account.id = address.account_id
    where address.subscriber_id = ${id}
    order by (address.state = 'active') desc, address.last_inbound_at desc nulls last, address.id desc`.execute(
    db,
  );
  return rows.map(({ phone, bsuid, ...address }) => ({
    ...address,
    number: phone === null ? null : masked(phone),
    hasUserId: bsuid !== null && !bsuid.startsWith("replaced:"),
  }));
}

async function readConsents(db: Db, id: number): Promise<PersonConsent[]> {
  const { rows } = await sql<PersonConsent>`
    select consent.id, consent.decision, consent.source, wording.wording, consent.at, consent.hash,
      consent.notice_version as "noticeVersion",
      evidence.provider_message_id as "providerMessageId", evidence.said,
      array(
        select coalesce(topic.title, named.key)
        from unnest(consent.topic_keys) with ordinality as named (key, place)
        left join topics topic on topic.key = named.key
        order by named.place
      ) as topics
    from subscribers subscriber
    join consents consent on consent.subject = subscriber.consent_subject
    join consent_wordings wording on wording.hash = consent.wording_hash
    left join consent_evidence evidence on evidence.consent_id = consent.id
    where subscriber.id = ${id}
    order by consent.id desc
    limit ${mostConsents}`.execute(db);
  return rows;
}
