/** For tests only: Ann's talk with the county's number, message by message. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { testClock, type TestClock } from "../../test/support/clock.ts";
import { testDatabase } from "../../test/support/database.ts";
import type { InboundBody, Message } from "../channels/channels.ts";
import { problems } from "../channels/whatsapp/limits.ts";
import { transact, type Db } from "../db/db.ts";
import { addRecipients, openBatch } from "../delivery/delivery.ts";
import { audience } from "./audience.ts";
import { respond, type Response, type Situation } from "./respond.ts";
import {
  frequenciesOf,
  meet,
  plantAccount,
  plantTopics,
  subscriptionsOf,
} from "./testing-subscribers.ts";
import { createTopic, type Topic } from "./topics.ts";

type Answer = {
  readonly outcome: Response["outcome"];
  readonly messages: readonly Message[];
  readonly texts: readonly string[];
};

type Proof = {
  readonly decision: string;
  readonly keys: string[];
  readonly source: string;
  readonly wording: string;
  readonly said: string | null;
  readonly providerMessageId: string | null;
};

export type Talk = AsyncDisposable & {
  readonly db: Db;
  readonly clock: TestClock;
  readonly topics: readonly Topic[];
  readonly subscriberId: number;
  /** The form of the county's number. */
  flowId: string | null;
  writes(text: string): Promise<Answer>;
  taps(id: string, title: string): Promise<Answer>;
  answers(body: InboundBody): Promise<Answer>;
  /** The same, but the transaction is rolled back at its end. */
  writesAndFails(text: string): Promise<void>;
  anotherPerson(): Promise<{
    readonly subscriberId: number;
    writes(text: string): Promise<Answer>;
  }>;
  subscriptions(): Promise<string[]>;
  frequencies(): Promise<string[]>;
  consents(): Promise<Proof[]>;
  pausedUntil(): Promise<string | null>;
  addLongTopics(count: number): Promise<void>;
  /** Queues a broadcast to these topics and returns its id. */
  queueBroadcast(keys: readonly string[]): Promise<string>;
  /** The state of the only delivery of that broadcast. */
  deliveryState(batchId: string): Promise<string | null>;
  /** What the channel would refuse. */
  readonly problems: (message: Message) => readonly string[];
};

/** A Tuesday, 10:00 in Berlin; Ann has not written yet. */
export async function openTalk(): Promise<Talk> {
  const database = await testDatabase();
  const { db } = database;
  const clock = testClock();
  const accountId = await plantAccount(db);
  const topics = await plantTopics(db);
  const ann = await meet(db, accountId, { phone: "491711000001", bsuid: "DE.1" }, clock.now());
  let written = 0;

  const situationOf = (person: { subscriberId: number; addressId: number }): Situation => {
    written += 1;
    return {
      ...person,
      account: { id: accountId, flowId: talk.flowId, displayNumber: "+49 271 3330" },
      providerMessageId: `wamid.${written}`,
      at: clock.now(),
      now: clock.now(),
      publicUrl: "https://kreis.example",
      timeZone: "Europe/Berlin",
    };
  };
  const hear = async (
    person: { subscriberId: number; addressId: number },
    body: InboundBody,
  ): Promise<Answer> => {
    const { outcome, replies } = await transact(db, (tx) => respond(tx, situationOf(person), body));
    clock.advance("1s");
    const messages = replies.map(({ message }) => message);
    return {
      outcome,
      messages,
      texts: messages.map((message) =>
        "body" in message && typeof message.body === "string" ? message.body : "",
      ),
    };
  };

  const talk: Talk = {
    db,
    clock,
    topics,
    subscriberId: ann.subscriberId,
    flowId: null,
    writes: (text) => hear(ann, { kind: "text", text }),
    taps: (id, title) => hear(ann, { kind: "tap", id, title }),
    answers: (body) => hear(ann, body),
    async writesAndFails(text) {
      await transact(db, async (tx) => {
        await respond(tx, situationOf(ann), { kind: "text", text });
        throw new Error("rolled back");
      });
    },
    async anotherPerson() {
      const bob = await meet(db, accountId, { phone: "491711000002" }, clock.now());
      return {
        subscriberId: bob.subscriberId,
        writes: (text) => hear(bob, { kind: "text", text }),
      };
    },
    subscriptions: () => subscriptionsOf(db, ann.subscriberId),
    frequencies: () => frequenciesOf(db, ann.subscriberId),
    async consents() {
      const { rows } = await sql<Proof>`
        select decision, topic_keys as keys, source, wording, said,
          provider_message_id as "providerMessageId"
        from consents
        join consent_wordings on consent_wordings.hash = consents.wording_hash
        join consent_evidence on consent_evidence.consent_id = consents.id
        where consent_evidence.subscriber_id = ${ann.subscriberId}
        order by consents.id`.execute(db);
      return rows;
    },
    async pausedUntil() {
      const { rows } = await sql<{ until: string | null }>`
        select paused_until as until
        from subscribers
        where id = ${ann.subscriberId}`.execute(db);
      return rows[0]?.until ?? null;
    },
    async addLongTopics(count) {
      for (let number = 0; number < count; number += 1) {
        const values = {
          title: `Kategorie Nummer ${number} `.padEnd(24, "x"),
          titleEn: null,
          description: "Sehr viel zu lesen ".padEnd(72, "y"),
          descriptionEn: null,
          promisedFrequency: "jeden Tag und sehr oft",
          promisedFrequencyEn: null,
        };
        await transact(db, (tx) => createTopic(tx, values));
      }
    },
    async queueBroadcast(keys) {
      const id = randomUUID();
      const topicIds = topics.filter(({ key }) => keys.includes(key)).map((topic) => topic.id);
      const text: Message = { type: "text", body: "Neues" };
      const now = clock.now();
      await transact(db, async (tx) => {
        await openBatch(tx, {
          accountId,
          id,
          lane: "broadcast",
          inWindow: text,
          outsideWindow: null,
          topicIds,
          now,
        });
        await addRecipients(
          tx,
          { accountId, batchId: id, now },
          sql`
            select address_id, subscriber_id, null::text as variant
            from (${audience({ accountId, topicIds, today: "2026-11-24" })}) reached`,
        );
      });
      return id;
    },
    async deliveryState(batchId) {
      const { rows } = await sql<{ state: string }>`
        select state
        from deliveries
        where batch_id = ${batchId}`.execute(db);
      return rows[0]?.state ?? null;
    },
    problems,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
  return talk;
}
