import { sql } from "kysely";
import { beforeEach, afterEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { appendConsent } from "./consent.ts";
import { importSubscribers, type ImportOptions } from "./import.ts";
import { countSubscribers } from "./subscriptions.ts";
import { meet, plantAccount, plantTopics, subscriptionsOf } from "./testing-subscribers.ts";
import { verifyConsents } from "./verify-consents.ts";

const now = new Date("2026-11-24T09:00:00Z");
const october = "2026-10-01T08:00:00Z";
const ann = "+491711000001";
const annsId = "DE.1001";

let database: TestDatabase;
let accountId: number;

beforeEach(async () => {
  database = await testDatabase();
  accountId = await plantAccount(database.db);
  await plantTopics(database.db);
});
afterEach(async () => await database[Symbol.asyncDispose]());

function line(person: object, topics = ["kultur-buero"], at = october): string {
  return JSON.stringify({ ...person, topics, consent: { at, source: "Liste", wording: "Ja." } });
}

async function take(lines: readonly string[], options?: ImportOptions) {
  async function* stream() {
    yield* lines;
  }
  return await importSubscribers(database.db, accountId, stream(), now, options);
}

async function people() {
  const { rows } = await sql<{ id: number; phone: string | null; bsuid: string | null }>`
    select subscriber_id as id, phone, bsuid
    from addresses
    order by id`.execute(database.db);
  return rows;
}

describe("an import", () => {
  it("takes people in with phone, with user id, and with both", async () => {
    const report = await take([
      line({ phone: ann }),
      line({ bsuid: "DE.2" }),
      line({ phone: "0171 1000003", bsuid: "DE.3" }, ["kultur-buero", "veranstaltungstipps"]),
    ]);

    expect(report).toEqual({ imported: 3, updated: 0, rejected: [] });
    expect(await people()).toMatchObject([
      { phone: "491711000001", bsuid: null },
      { phone: null, bsuid: "DE.2" },
      { phone: "491711000003", bsuid: "DE.3" },
    ]);
    expect(await countSubscribers(database.db)).toEqual({
      total: 3,
      byTopic: { "aktuelle-informationen": 0, "kultur-buero": 3, veranstaltungstipps: 1 },
    });
  });

  it("proves every consent in an unbroken chain", async () => {
    await take([
      line({ phone: ann }),
      line({ bsuid: "DE.2" }, ["kultur-buero", "veranstaltungstipps"]),
    ]);

    const { rows } = await sql`
      select decision, topic_keys, source, at, consent_wordings.wording
      from consents
      join consent_wordings on consent_wordings.hash = consents.wording_hash
      order by id`.execute(database.db);
    expect(rows).toEqual([
      {
        decision: "yes",
        topic_keys: ["kultur-buero"],
        source: "import: Liste",
        at: new Date(october),
        wording: "Ja.",
      },
      {
        decision: "yes",
        topic_keys: ["kultur-buero", "veranstaltungstipps"],
        source: "import: Liste",
        at: new Date(october),
        wording: "Ja.",
      },
    ]);
    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 2 });
  });

  it("twice changes nothing and proves nothing twice", async () => {
    const lines = [line({ phone: ann, bsuid: annsId }), line({ bsuid: "DE.2" })];
    await take(lines);

    const report = await take(lines);

    expect(report).toEqual({ imported: 0, updated: 2, rejected: [] });
    expect(await people()).toHaveLength(2);
    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 2 });
  });

  it("names one person in several lines once", async () => {
    const report = await take([
      line({ phone: ann }),
      line({ phone: "0171 1000001", bsuid: annsId }, ["veranstaltungstipps"]),
      line({ bsuid: annsId }, ["aktuelle-informationen"]),
    ]);

    expect(report).toEqual({ imported: 1, updated: 0, rejected: [] });
    const [person] = await people();
    expect(person).toMatchObject({ phone: "491711000001", bsuid: annsId });
    expect(await subscriptionsOf(database.db, person?.id ?? 0)).toHaveLength(3);
  });

  it("learns the id that was missing of somebody who wrote before", async () => {
    const { subscriberId } = await meet(database.db, accountId, { phone: "491711000001" }, now);

    const report = await take([line({ phone: ann, bsuid: annsId })]);

    expect(report).toEqual({ imported: 0, updated: 1, rejected: [] });
    expect(await people()).toEqual([{ id: subscriberId, phone: "491711000001", bsuid: annsId }]);
  });

  it("guesses nothing where number and user id belong to two people", async () => {
    await meet(database.db, accountId, { phone: "491711000001", bsuid: annsId }, now);
    await meet(database.db, accountId, { bsuid: "DE.2" }, now);

    const report = await take([
      line({ phone: ann, bsuid: "DE.2" }),
      line({ phone: ann, bsuid: "DE.9" }),
    ]);

    expect(report.rejected.map((one) => one.line)).toEqual([1, 2]);
    expect(await people()).toHaveLength(2);
  });

  it("names every refused line by its number and takes the others in", async () => {
    const report = await take([
      "\uFEFF" + line({ phone: ann }),
      "",
      "{broken",
      line({ phone: "+491711000002" }, ["wetter"]),
      line({ phone: "+491711000003" }),
      line({}),
    ]);

    expect(report).toMatchObject({ imported: 2, updated: 0 });
    expect(report.rejected.map((one) => one.line)).toEqual([3, 4, 6]);
  });

  it("goes over the size of a chunk without losing or doubling anybody", async () => {
    const lines = Array.from({ length: 1_203 }, (_, at) =>
      line({ phone: `+4917120${10_000 + at}` }),
    );

    const report = await take([...lines, ...lines.slice(0, 3)]);

    expect(report).toEqual({ imported: 1_203, updated: 3, rejected: [] });
    expect(await people()).toHaveLength(1_203);
    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 1_203 });
  });

  it("never brings back whoever said no after that yes, but may after an older no", async () => {
    const { subscriberId } = await meet(database.db, accountId, { phone: "491711000001" }, now);
    const no = { subscriberId, decision: "no", source: "whatsapp", wording: "STOPP" } as const;
    await transact(database.db, (tx) =>
      appendConsent(
        tx,
        { ...no, topicKeys: ["kultur-buero"], at: new Date("2026-10-15T00:00:00Z") },
        now,
      ),
    );

    const older = await take([
      line({ phone: ann }),
      line({ phone: ann }, ["kultur-buero", "veranstaltungstipps"]),
    ]);
    const before = await subscriptionsOf(database.db, subscriberId);
    const newer = await take([line({ phone: ann }, ["kultur-buero"], "2026-10-16T00:00:00Z")]);

    expect(older.rejected).toEqual([{ line: 1, reason: "Die Person hat sich danach abgemeldet." }]);
    expect(before).toEqual(["veranstaltungstipps: active"]);
    expect(newer.rejected).toEqual([]);
    expect(await subscriptionsOf(database.db, subscriberId)).toEqual([
      "kultur-buero: active",
      "veranstaltungstipps: active",
    ]);
  });

  it("does not renew what waits for a new yes after a number changed hands", async () => {
    const { subscriberId } = await meet(database.db, accountId, { phone: "491711000001" }, now);
    await take([line({ phone: ann })]);
    await sql`update subscriptions set state = 'pending'`.execute(database.db);

    await take([line({ phone: ann })]);

    expect(await subscriptionsOf(database.db, subscriberId)).toEqual(["kultur-buero: pending"]);
  });

  it("leaves out whoever was erased", async () => {
    const report = await take(
      [line({ phone: ann }), line({ bsuid: annsId }), line({ bsuid: "DE.2" })],
      {
        erasedAmong: async (_, ids) =>
          new Set(ids.filter((id) => id === "491711000001" || id === annsId)),
      },
    );

    expect(report.imported).toBe(1);
    expect(report.rejected.map((one) => one.line)).toEqual([1, 2]);
  });
});
