import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { audience, type Reached } from "./audience.ts";
import { recordPreference } from "./preference.ts";
import { countSubscribers, subscribe, unsubscribe } from "./subscriptions.ts";
import { meet, plantAccount, plantTopics } from "./testing-subscribers.ts";
import type { Topic } from "./topics.ts";

const now = new Date("2026-11-24T09:00:00Z");
const later = new Date("2026-11-24T10:00:00Z");

let database: TestDatabase;
let accountId: number;
let topics: readonly [Topic, Topic, Topic];
let ann: { subscriberId: number; addressId: number };

beforeEach(async () => {
  database = await testDatabase();
  accountId = await plantAccount(database.db);
  topics = await plantTopics(database.db);
  ann = await meet(database.db, accountId, { phone: "491711000001" }, now);
  await decide(subscribe, [topics[0], topics[1]], now);
});
afterEach(async () => await database[Symbol.asyncDispose]());

async function decide(
  how: typeof subscribe,
  which: readonly Topic[],
  at: Date,
  subscriberId = ann.subscriberId,
): Promise<void> {
  await transact(database.db, (tx) =>
    how(tx, {
      subscriberId,
      topicIds: which.map(({ id }) => id),
      source: "whatsapp",
      wording: "Ja",
      at,
      now: at,
    }),
  );
}

async function reached(which: readonly Topic[] = topics, today = "2026-11-24", on = accountId) {
  const select = audience({ accountId: on, topicIds: which.map(({ id }) => id), today });
  const { rows } = await sql<Reached>`select * from (${select}) reached order by 2`.execute(
    database.db,
  );
  return rows.map((row) => row.subscriber_id);
}

async function prefer(value: "stop" | "resume", at: Date): Promise<void> {
  await transact(database.db, (tx) =>
    recordPreference(tx, accountId, { phone: "491711000001" }, value, at),
  );
}

describe("the audience", () => {
  it("is each person once, however many of the topics they chose", async () => {
    expect(await reached()).toEqual([ann.subscriberId]);
  });

  it("is nobody where nobody chose the topic", async () => {
    expect(await reached([topics[2]])).toEqual([]);
    expect(await reached([])).toEqual([]);
  });

  it("leaves out whoever ended the subscription", async () => {
    await decide(unsubscribe, [topics[0]], later);

    expect(await reached([topics[0]])).toEqual([]);
    expect(await reached([topics[0], topics[1]])).toEqual([ann.subscriberId]);
  });

  it("leaves out whoever pauses, until the day they named", async () => {
    await sql`update subscribers set paused_until = '2026-12-01'`.execute(database.db);

    expect(await reached(topics, "2026-11-30")).toEqual([]);
    expect(await reached(topics, "2026-12-01")).toEqual([ann.subscriberId]);
  });

  it.each(["unreachable", "blocked", "replaced"])(
    "leaves out an address that is %s",
    async (state) => {
      await sql`update addresses set state = ${state}`.execute(database.db);

      expect(await reached()).toEqual([]);
    },
  );

  it("leaves out subscriptions that wait for a new yes", async () => {
    await sql`update subscriptions set state = 'pending'`.execute(database.db);

    expect(await reached()).toEqual([]);
  });

  it("is of one number only", async () => {
    const other = await plantAccount(database.db, "15550002");

    expect(await reached(topics, "2026-11-24", other)).toEqual([]);
  });

  it("is the address they last wrote from where one person has two", async () => {
    const second = await meet(database.db, accountId, { bsuid: "DE.9" }, later);
    await sql`
      update addresses
      set subscriber_id = ${ann.subscriberId}
      where id = ${second.addressId}`.execute(database.db);

    const select = audience({ accountId, topicIds: [topics[0].id], today: "2026-11-24" });
    const { rows } = await sql<Reached>`select * from (${select}) reached`.execute(database.db);
    expect(rows).toMatchObject([{ address_id: second.addressId, subscriber_id: ann.subscriberId }]);
  });
});

describe("WhatsApp's own switch", () => {
  it("stops and resumes, with a proof of each, and leaves the subscriptions alone", async () => {
    await prefer("stop", later);
    expect(await reached()).toEqual([]);
    expect((await countSubscribers(database.db)).total).toBe(1);
    await prefer("resume", new Date("2026-11-24T11:00:00Z"));

    expect(await reached()).toEqual([ann.subscriberId]);
    const { rows } = await sql`
      select decision, source
      from consents
      order by id`.execute(database.db);
    expect(rows).toEqual([
      { decision: "yes", source: "whatsapp" },
      { decision: "no", source: "whatsapp-preference" },
      { decision: "yes", source: "whatsapp-preference" },
    ]);
  });

  it("reported twice or late changes nothing", async () => {
    await prefer("stop", later);
    await prefer("stop", later);
    await prefer("resume", now);

    expect(await reached()).toEqual([]);
    const { rows } = await sql`select id from consents`.execute(database.db);
    expect(rows).toHaveLength(2);
  });

  it("is lifted by a newer yes in the chat, not by an older one", async () => {
    await prefer("stop", later);
    await decide(subscribe, [topics[0]], now);
    expect(await reached()).toEqual([]);

    await decide(subscribe, [topics[0]], new Date("2026-11-24T12:00:00Z"));

    expect(await reached()).toEqual([ann.subscriberId]);
  });

  it("of somebody unknown is passed over", async () => {
    await transact(database.db, (tx) =>
      recordPreference(tx, accountId, { bsuid: "DE.404" }, "stop", now),
    );

    expect(await reached()).toEqual([ann.subscriberId]);
  });
});

it("people are counted once, and topics without anybody count 0", async () => {
  expect(await countSubscribers(database.db)).toEqual({
    total: 1,
    byTopic: { "aktuelle-informationen": 1, "kultur-buero": 1, veranstaltungstipps: 0 },
  });
});
