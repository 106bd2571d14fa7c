/** For tests only: a number, two topics, people with open windows, and the loop that starts, expands and ends. */
import { sql } from "kysely";
import { pino } from "pino";
import { testClock } from "../../test/support/clock.ts";
import { testDatabase } from "../../test/support/database.ts";
import { saveAccount } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { saveOrganisation, unnamedOrganisation } from "../web/organisation.ts";
import { broadcastLoop } from "./broadcast-loop.ts";
import { readBroadcast, type Broadcast } from "./read.ts";
import type { Verb } from "./states.ts";
import { transition } from "./transition.ts";
import { createBroadcast, type BroadcastInput } from "./write.ts";

const publicUrl = "http://rundruf.test";

export async function openCounty() {
  const database = await testDatabase();
  const { db } = database;
  const clock = testClock();
  const log = pino({ level: "silent" });
  const accountId = await transact(
    db,
    async (tx) =>
      await saveAccount(tx, "a secret of thirty-two letters!!", {
        channel: "whatsapp",
        externalId: "1065",
        businessAccountId: "2",
        displayNumber: "+49 271 333 0",
        apiUrl: "http://127.0.0.1:9",
        apiVersion: "v25.0",
        accessToken: "token",
        appSecrets: ["secret"],
        verifyToken: "word",
        messagesPerSecond: 80,
        dailyRecipientLimit: null,
        flowId: null,
      }),
  );
  const { rows } = await sql<{ id: number }>`
    insert into topics (key, title, position)
    values ('aktuelles', 'Aktuelle Informationen', 1), ('kultur', 'Kultur!Büro.', 2)
    returning id`.execute(db);
  await transact(db, (tx) => saveOrganisation(tx, unnamedOrganisation));
  const topicIds = rows.map(({ id }) => id);
  const options = { publicUrl, countdownSeconds: 0 };
  const author = { kind: "system" } as const;

  /** So many people with all topics, who have just written. */
  async function people(count: number): Promise<void> {
    await sql`
      with met as (
        insert into subscribers (consent_subject)
        select gen_random_uuid()::text
        from generate_series(1, ${count})
        returning id
      ), reached as (
        insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at, last_inbound_at)
        select ${accountId}, id, 'DE.' || id, ${clock.now()}, ${clock.now()}, ${clock.now()}
        from met
      )
      insert into subscriptions (topic_id, subscriber_id, state, since)
      select topics.id, met.id, 'active', ${clock.now()}
      from met, topics`.execute(db);
  }

  return {
    db,
    clock,
    accountId,
    topicIds,
    people,
    /** Another process: it knows nothing of what the first one saw. */
    loop: (chunkSize?: number) =>
      broadcastLoop({ db, clock, log, publicUrl, chunkSize, wakeSender: () => undefined }),
    async draft(change: Partial<BroadcastInput> = {}): Promise<Broadcast> {
      const input = {
        title: "Lesung",
        teaser: "Am Freitag liest Eva Muster.",
        text: "Um 19:30 Uhr.",
        link: null,
        picture: null,
        topicIds,
        ...change,
      };
      const written = await transact(
        db,
        async (tx) => await createBroadcast(tx, input, author, clock.now()),
      );
      if (written.kind === "refused") throw new Error(JSON.stringify(written.errors));
      return written.broadcast;
    },
    does: async (verb: Verb, id: string, sendAt?: Date) =>
      await transition(db, id, verb, author, clock.now(), {
        ...options,
        ...(sendAt === undefined ? {} : { sendAt }),
      }),
    async read(id: string): Promise<Broadcast> {
      const broadcast = await readBroadcast(db, id);
      if (broadcast === null) throw new Error(`There is no broadcast ${id}`);
      return broadcast;
    },
    /** How many deliveries there are, by state. */
    async deliveries(): Promise<Readonly<Record<string, number>>> {
      const counted = await sql<{ state: string; count: number }>`
        select state, count(*) as count from deliveries group by state`.execute(db);
      return Object.fromEntries(counted.rows.map(({ state, count }) => [state, count]));
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
