import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { learnIds, moveAddress, recognise } from "./identity.ts";
import { subscribe } from "./subscriptions.ts";
import { meet, plantAccount, plantTopics, subscriptionsOf } from "./testing-subscribers.ts";
import type { Topic } from "./topics.ts";

const monday = new Date("2026-11-23T09:00:00Z");
const tuesday = new Date("2026-11-24T09:00:00Z");
const phone = "491711000001";
const bsuid = "DE.1001";
const had = "00000000-0000-4000-8000-000000000001";
const waits = "00000000-0000-4000-8000-000000000002";

let database: TestDatabase;
let accountId: number;
let topics: readonly [Topic, Topic, Topic];

beforeEach(async () => {
  database = await testDatabase();
  accountId = await plantAccount(database.db);
  topics = await plantTopics(database.db);
});
afterEach(async () => await database[Symbol.asyncDispose]());

async function addresses() {
  const { rows } = await sql`
    select subscriber_id as "subscriberId", phone, bsuid, state
    from addresses
    order by id`.execute(database.db);
  return rows;
}

/** Whether another transaction on this database waits for a lock. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await sql`
    select pid
    from pg_stat_activity
    where datname = current_database()
      and wait_event_type = 'Lock'`.execute(database.db);
  return rows.length > 0;
}

async function wants(subscriberId: number, topic: Topic, at = monday): Promise<void> {
  await transact(database.db, (tx) =>
    subscribe(tx, {
      subscriberId,
      topicIds: [topic.id],
      source: "whatsapp",
      wording: "Ja",
      at,
      now: at,
    }),
  );
}

async function learn(ids: { bsuid: string; phone: string }): Promise<void> {
  await transact(database.db, (tx) => learnIds(tx, accountId, [{ ...ids, at: tuesday }]));
}

describe("a person who writes", () => {
  it.each([
    ["phone and user id", { phone, bsuid }],
    ["a phone alone", { phone }],
    ["a user id alone", { bsuid }],
  ])("with %s is known the second time", async (_, ids) => {
    const first = await meet(database.db, accountId, { ...ids, displayName: "Ann" }, monday);
    const second = await meet(database.db, accountId, ids, tuesday);

    expect(first.isNew).toBe(true);
    expect(second).toEqual({ ...first, isNew: false });
    const { rows } = await sql`
      select display_name, last_inbound_at, first_seen_at
      from addresses
      join subscribers on subscribers.id = subscriber_id`.execute(database.db);
    expect(rows).toEqual([
      { display_name: "Ann", last_inbound_at: tuesday, first_seen_at: monday },
    ]);
  });

  it("two first messages at once make one person", async () => {
    const written = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const first = transact(database.db, async (tx) => {
      const person = await recognise(tx, { accountId, sender: { phone, bsuid }, at: monday });
      written.resolve();
      await released.promise;
      return person;
    });
    await written.promise;
    const second = meet(database.db, accountId, { phone, bsuid }, monday);
    while (!(await somebodyWaits()));
    released.resolve();

    expect(await second).toEqual({ ...(await first), isNew: false });
  });

  it("an older message seen later does not turn the clock back", async () => {
    await meet(database.db, accountId, { phone }, tuesday);
    await meet(database.db, accountId, { phone }, monday);

    const { rows } = await sql`select last_inbound_at as at from addresses`.execute(database.db);
    expect(rows).toEqual([{ at: tuesday }]);
  });

  it("is told apart from the same ids on another number of ours", async () => {
    const other = await plantAccount(database.db, "15550002");

    const here = await meet(database.db, accountId, { phone, bsuid }, monday);
    const there = await meet(database.db, other, { phone, bsuid }, monday);

    expect(there.isNew).toBe(true);
    expect(there.addressId).not.toBe(here.addressId);
  });

  it("known by phone shows the user id too: it is learnt", async () => {
    const ann = await meet(database.db, accountId, { phone }, monday);

    const again = await meet(database.db, accountId, { phone, bsuid }, tuesday);
    const hidden = await meet(database.db, accountId, { bsuid }, tuesday);

    expect(again.subscriberId).toBe(ann.subscriberId);
    expect(hidden.addressId).toBe(ann.addressId);
  });

  it("known by user id comes with another phone: the person stays", async () => {
    const ann = await meet(database.db, accountId, { phone, bsuid }, monday);

    const moved = await meet(database.db, accountId, { phone: "491711000009", bsuid }, tuesday);

    expect(moved.addressId).toBe(ann.addressId);
    expect(await addresses()).toMatchObject([{ phone: "491711000009", bsuid }]);
  });

  it("with a known phone under another user id is somebody else, and gets nothing of the first", async () => {
    const ann = await meet(database.db, accountId, { phone, bsuid }, monday);
    await wants(ann.subscriberId, topics[0]);

    const bob = await meet(database.db, accountId, { phone, bsuid: "DE.2002" }, tuesday);

    expect(bob.subscriberId).not.toBe(ann.subscriberId);
    expect(await addresses()).toEqual([
      { subscriberId: ann.subscriberId, phone: null, bsuid, state: "active" },
      { subscriberId: bob.subscriberId, phone, bsuid: "DE.2002", state: "active" },
    ]);
    expect(await subscriptionsOf(database.db, bob.subscriberId)).toEqual([]);
  });
});

describe("two records of one person", () => {
  it("become one where one element shows both ids, and only there", async () => {
    const byPhone = await meet(database.db, accountId, { phone }, monday);
    const byId = await meet(database.db, accountId, { bsuid }, monday);
    expect(byPhone.subscriberId).not.toBe(byId.subscriberId);

    await learn({ phone, bsuid });

    expect(await addresses()).toMatchObject([{ phone, bsuid }]);
  });

  it("keep for each topic the later of the two decisions", async () => {
    const byPhone = await meet(database.db, accountId, { phone }, monday);
    const byId = await meet(database.db, accountId, { bsuid }, monday);
    await wants(byPhone.subscriberId, topics[0], monday);
    await wants(byId.subscriberId, topics[1], tuesday);

    await learn({ phone, bsuid });

    const { subscriberId } = await meet(database.db, accountId, { phone }, tuesday);
    expect(await subscriptionsOf(database.db, subscriberId)).toEqual([
      "aktuelle-informationen: active",
      "kultur-buero: active",
    ]);
  });

  it("get what waits for a summary once, and not what one of the two had already", async () => {
    const byPhone = await meet(database.db, accountId, { phone }, monday);
    const byUserId = await meet(database.db, accountId, { bsuid }, tuesday);
    await sql`
      insert into broadcasts (id, account_id, slug, state, title, teaser, body, created_at, updated_at)
      select id, ${accountId}, slug, 'sent', slug, '', '', now(), now()
      from (values (${had}::uuid, 'had'), (${waits}::uuid, 'waits')) as broadcast (id, slug)`.execute(
      database.db,
    );
    await sql`
      insert into batches (account_id, id, lane, topic_ids, created_at)
      values (${accountId}, ${had}, 'broadcast', '{}', now())`.execute(database.db);
    await sql`
      insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, state, not_before, created_at)
      values (${accountId}, 'broadcast', 4, ${had}, ${byUserId.addressId}, ${byUserId.subscriberId}, 'delivered', now(), now())`.execute(
      database.db,
    );
    await sql`
      insert into summary_items (broadcast_id, subscriber_id, cadence, reason, noted_on)
      values (${had}, ${byPhone.subscriberId}, 'daily', 'chosen', '2026-11-24'),
        (${waits}, ${byPhone.subscriberId}, 'daily', 'chosen', '2026-11-24'),
        (${waits}, ${byUserId.subscriberId}, 'weekly', 'chosen', '2026-11-24')`.execute(
      database.db,
    );

    await learn({ phone, bsuid });

    const { rows } = await sql`
      select title, subscriber_id in (select id from subscribers) as known
      from summary_items
      join broadcasts on broadcasts.id = broadcast_id`.execute(database.db);
    expect(rows).toEqual([{ title: "waits", known: true }]);
  });

  it("are not made of ids that nobody is known under", async () => {
    await learn({ phone, bsuid });

    expect(await addresses()).toEqual([]);
  });
});

describe("a number or user id that changes", () => {
  const newId = "DE.3003";
  const newPhone = "491719999999";

  async function move(previous: object, current: object): Promise<void> {
    await transact(database.db, (tx) => moveAddress(tx, accountId, previous, current, tuesday));
  }

  it("named before and after keeps the person and the consent", async () => {
    const ann = await meet(database.db, accountId, { phone, bsuid }, monday);
    await wants(ann.subscriberId, topics[0]);

    await move({ bsuid, phone }, { bsuid: newId, phone: newPhone });

    expect(await addresses()).toMatchObject([
      { subscriberId: ann.subscriberId, phone: newPhone, bsuid: newId },
    ]);
    expect(await subscriptionsOf(database.db, ann.subscriberId)).toEqual([
      "aktuelle-informationen: active",
    ]);
  });

  it("of somebody without a number needs none", async () => {
    const ann = await meet(database.db, accountId, { bsuid }, monday);

    await move({ bsuid }, { bsuid: newId });

    const again = await meet(database.db, accountId, { bsuid: newId }, tuesday);
    expect(again.subscriberId).toBe(ann.subscriberId);
  });

  it("proven by the phone alone waits for a new yes", async () => {
    const ann = await meet(database.db, accountId, { phone }, monday);
    await wants(ann.subscriberId, topics[0]);

    await move({ phone }, { phone: newPhone });

    expect(await addresses()).toMatchObject([{ phone: newPhone }]);
    expect(await subscriptionsOf(database.db, ann.subscriberId)).toEqual([
      "aktuelle-informationen: pending",
    ]);
  });

  it("to a number that somebody else had leaves that person without it", async () => {
    const ann = await meet(database.db, accountId, { phone, bsuid }, monday);
    const bob = await meet(database.db, accountId, { phone: newPhone, bsuid: "DE.2" }, monday);
    await wants(bob.subscriberId, topics[0]);

    await move({ bsuid, phone }, { bsuid: newId, phone: newPhone });

    expect(await addresses()).toMatchObject([
      { subscriberId: ann.subscriberId, phone: newPhone, bsuid: newId },
      { subscriberId: bob.subscriberId, phone: null, bsuid: "DE.2" },
    ]);
  });

  it("that takes the last id of somebody leaves an address that is not written to", async () => {
    const bob = await meet(database.db, accountId, { phone: newPhone }, monday);
    await wants(bob.subscriberId, topics[0]);
    await meet(database.db, accountId, { phone, bsuid }, monday);

    await move({ bsuid, phone }, { bsuid: newId, phone: newPhone });

    expect(await addresses()).toMatchObject([
      { state: "replaced", phone: null },
      { phone: newPhone },
    ]);
    expect(await subscriptionsOf(database.db, bob.subscriberId)).toEqual([
      "aktuelle-informationen: pending",
    ]);
  });

  it("of somebody unknown changes nothing", async () => {
    await move({ phone }, { phone: newPhone });

    expect(await addresses()).toEqual([]);
  });
});
