import type { Db } from "../db/db.ts";

/** Everything that is stored about one person, as plain data (Art. 15 and 20 GDPR). */
export type PersonRecord = {
  readonly person: {
    readonly displayName: string | null;
    readonly language: string;
    readonly pausedUntil: string | null;
    readonly since: string;
  };
  readonly addresses: readonly {
    readonly phone: string | null;
    readonly userId: string | null;
    readonly username: string | null;
    readonly state: string;
    readonly lastWroteAt: string | null;
  }[];
  readonly subscriptions: readonly {
    readonly topic: string;
    readonly state: string;
    readonly frequency: string;
    readonly since: string;
    readonly endedAt: string | null;
  }[];
  readonly consents: readonly {
    readonly decision: string;
    readonly topics: readonly string[];
    readonly source: string;
    readonly at: string;
    readonly noticeVersion: string;
    readonly wording: string;
    readonly said: string | null;
  }[];
  readonly messages: readonly {
    readonly direction: string;
    readonly kind: string;
    readonly text: string;
    readonly details: unknown;
    readonly at: string;
  }[];
  readonly deliveries: readonly {
    readonly purpose: string;
    readonly state: string;
    readonly at: string;
  }[];
};

/** Collects the record of a person, or null when nobody has this id. */
export async function collect(db: Db, subscriberId: number): Promise<PersonRecord | null> {
  const person = await db
    .selectFrom("subscribers")
    .selectAll()
    .where("id", "=", subscriberId)
    .executeTakeFirst();
  if (person === undefined) return null;
  const [addresses, subscriptions, consents, messages, deliveries] = await Promise.all([
    db
      .selectFrom("addresses")
      .selectAll()
      .where("subscriber_id", "=", subscriberId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("subscriptions")
      .innerJoin("topics", "topics.id", "subscriptions.topic_id")
      .select([
        "topics.title",
        "subscriptions.state",
        "subscriptions.frequency",
        "subscriptions.since",
        "subscriptions.ended_at",
      ])
      .where("subscriptions.subscriber_id", "=", subscriberId)
      .orderBy("topics.position")
      .execute(),
    db
      .selectFrom("consents")
      .innerJoin("consent_wordings", "consent_wordings.hash", "consents.wording_hash")
      .leftJoin("consent_evidence", "consent_evidence.consent_id", "consents.id")
      .select([
        "consents.decision",
        "consents.topic_keys",
        "consents.source",
        "consents.at",
        "consents.notice_version",
        "consent_wordings.wording",
        "consent_evidence.said",
      ])
      .where("consents.subject", "=", person.consent_subject)
      .orderBy("consents.id")
      .execute(),
    db
      .selectFrom("messages")
      .innerJoin("conversations", "conversations.id", "messages.conversation_id")
      .select([
        "messages.direction",
        "messages.kind",
        "messages.text",
        "messages.details",
        "messages.at",
      ])
      .where("conversations.subscriber_id", "=", subscriberId)
      .orderBy("messages.id")
      .execute(),
    db
      .selectFrom("deliveries")
      .select(["lane", "state", "created_at"])
      .where("subscriber_id", "=", subscriberId)
      .orderBy("id")
      .execute(),
  ]);
  const time = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    person: {
      displayName: person.display_name,
      language: person.language,
      pausedUntil: person.paused_until,
      since: person.created_at.toISOString(),
    },
    addresses: addresses.map((row) => ({
      phone: row.phone,
      userId: row.bsuid,
      username: row.username,
      state: row.state,
      lastWroteAt: time(row.last_inbound_at),
    })),
    subscriptions: subscriptions.map((row) => ({
      topic: row.title,
      state: row.state,
      frequency: row.frequency,
      since: row.since.toISOString(),
      endedAt: time(row.ended_at),
    })),
    consents: consents.map((row) => ({
      decision: row.decision,
      topics: row.topic_keys,
      source: row.source,
      at: row.at.toISOString(),
      noticeVersion: row.notice_version,
      wording: row.wording,
      said: row.said,
    })),
    messages: messages.map((row) => ({
      direction: row.direction,
      kind: row.kind,
      text: row.text,
      details: row.details,
      at: row.at.toISOString(),
    })),
    deliveries: deliveries.map((row) => ({
      purpose: row.lane,
      state: row.state,
      at: row.created_at.toISOString(),
    })),
  };
}

/** The record as a text that a person reads, with the same data as JSON below it for other programs. */
export function asReadableText(record: PersonRecord): string {
  const lines = [
    "Auskunft nach Art. 15 DSGVO",
    "",
    "Das ist alles, was wir über Sie gespeichert haben.",
    "",
    `Name, wie WhatsApp ihn mitteilt: ${record.person.displayName ?? "keiner"}`,
    `Bei uns bekannt seit: ${record.person.since}`,
    "",
    "Adressen:",
    ...record.addresses.map(
      (address) =>
        `- Telefon ${address.phone === null ? "unbekannt" : `+${address.phone}`}, WhatsApp-Kennung ${address.userId ?? "unbekannt"}`,
    ),
    "",
    "Abos:",
    ...record.subscriptions.map(
      (subscription) =>
        `- ${subscription.topic}: ${subscription.state === "active" ? "aktiv" : "beendet"} seit ${subscription.endedAt ?? subscription.since}`,
    ),
    "",
    "Einwilligungen und Abmeldungen:",
    ...record.consents.map(
      (consent) =>
        `- ${consent.at}: ${consent.decision === "yes" ? "ja" : "nein"} zu ${consent.topics.join(", ")} (Hinweise Fassung ${consent.noticeVersion})`,
    ),
    "",
    "Nachrichten:",
    ...record.messages.map(
      (message) =>
        `- ${message.at} ${message.direction === "in" ? "von Ihnen" : "von uns"}: ${message.text === "" ? `(${message.kind})` : message.text}`,
    ),
    "",
    "Dieselben Angaben für andere Programme (JSON):",
    JSON.stringify(record, null, 1),
    "",
  ];
  return lines.join("\n");
}
