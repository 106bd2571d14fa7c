import { afterEach, beforeEach, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { admit, readPilot, savePilot } from "./pilot.ts";
import { countSubscribers, subscribe } from "./subscriptions.ts";
import { meet, plantAccount, plantTopics } from "./testing-subscribers.ts";

const now = new Date("2026-11-24T09:00:00Z");

let database: TestDatabase;
let accountId: number;
let topicId: number;

beforeEach(async () => {
  database = await testDatabase();
  accountId = await plantAccount(database.db);
  [{ id: topicId }] = await plantTopics(database.db);
});
afterEach(async () => await database[Symbol.asyncDispose]());

/** What the dialogue does: ask, then subscribe in the same transaction. */
async function join(subscriberId: number, code: string | null) {
  return await transact(database.db, async (tx) => {
    const admission = await admit(tx, subscriberId, code);
    const decision = { source: "whatsapp", wording: "Ja", at: now, now };
    if (admission === "admitted")
      await subscribe(tx, { subscriberId, topicIds: [topicId], ...decision });
    return admission;
  });
}

async function person(phone: string): Promise<number> {
  return (await meet(database.db, accountId, { phone }, now)).subscriberId;
}

it("without a test phase everybody is admitted", async () => {
  expect(await readPilot(database.db)).toMatchObject({ on: false });
  expect(await join(await person("491711000001"), null)).toBe("admitted");
});

it("the last place is given once, to whoever of two comes first at the same moment", async () => {
  await transact(database.db, (tx) => savePilot(tx, { on: true, limit: 3, codes: ["test-7"] }));
  const people = [];
  for (let number = 0; number < 5; number += 1) people.push(await person(`49171100000${number}`));

  const admissions = await Promise.all(people.map((id) => join(id, "Test-7")));

  expect(admissions.toSorted()).toEqual(["admitted", "admitted", "admitted", "full", "full"]);
  expect((await countSubscribers(database.db)).total).toBe(3);
});

it("a wrong code invites nobody; a right one is remembered", async () => {
  await transact(database.db, (tx) => savePilot(tx, { on: true, limit: 3, codes: ["TEST-7"] }));
  const ann = await person("491711000001");

  expect(await join(ann, "TEST-8")).toBe("not-invited");
  await transact(database.db, (tx) => admit(tx, ann, "TEST-7"));
  expect(await join(ann, null)).toBe("admitted");
});
