import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { appendConsent } from "./consent.ts";
import { meet, plantAccount } from "./testing-subscribers.ts";
import { verifyConsents } from "./verify-consents.ts";

const now = new Date("2026-11-24T09:00:00.123Z");

let database: TestDatabase;
let subscriberId: number;

beforeEach(async () => {
  database = await testDatabase();
  const accountId = await plantAccount(database.db);
  ({ subscriberId } = await meet(database.db, accountId, { phone: "491711000001" }, now));
});
afterEach(async () => await database[Symbol.asyncDispose]());

async function append(wording = "Ja, ich will.", said = "alle"): Promise<void> {
  await transact(database.db, (tx) =>
    appendConsent(
      tx,
      {
        subscriberId,
        decision: "yes",
        topicKeys: ["kultur-buero"],
        source: "whatsapp",
        wording,
        at: now,
        providerMessageId: "wamid.1",
        said,
      },
      now,
    ),
  );
}

/** As somebody with the keys to the database could do. */
async function tamper(statement: string): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await sql`alter table consents disable trigger all`.execute(tx);
    await sql.raw(statement).execute(tx);
    await sql`alter table consents enable trigger all`.execute(tx);
  });
}

it.each([
  "update consents set decision = 'no'",
  "delete from consents",
  "truncate consents cascade",
])("the database refuses '%s'", async (statement) => {
  await append();

  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow("never changed");
});

describe("the chain", () => {
  it("of none and of some is intact", async () => {
    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 0 });
    for (let time = 0; time < 3; time += 1) await append();

    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 3 });
  });

  it.each([
    ["update consents set decision = 'no' where id = 2", 2, "nachträglich verändert"],
    ["update consents set topic_keys = '{}' where id = 3", 3, "nachträglich verändert"],
    ["update consents set at = at + interval '1 millisecond' where id = 2", 2, "verändert"],
    ["update consents set hash = previous_hash where id = 1", 1, "verändert"],
    [
      "delete from consent_evidence; delete from consents where id = 2",
      3,
      "fehlt mindestens eine Zeile",
    ],
    [
      "delete from consent_evidence; delete from consents where id = 1",
      2,
      "fehlt mindestens eine Zeile",
    ],
    ["update consent_wordings set wording = 'Nein.'", 1, "Wortlaut"],
    ["update consent_evidence set said = 'nein' where consent_id = 2", 2, "Beleg"],
  ])("after '%s' breaks at row %i", async (statement, id, reason) => {
    for (let time = 0; time < 4; time += 1) await append();

    await tamper(statement);

    expect(await verifyConsents(database.db)).toEqual({
      kind: "broken",
      id,
      reason: expect.stringContaining(reason),
    });
  });

  it("stays whole when the evidence of a person is erased", async () => {
    await append();
    await sql`delete from subscribers`.execute(database.db);

    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 1 });
  });

  it("stays whole when many append at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, at) => append(`Wortlaut ${at}`)));

    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 12 });
  });

  it("holds what a database cannot keep: NUL and half an emoji in what was said", async () => {
    await append("Ja", "alle\0 \uD83D");

    expect(await verifyConsents(database.db)).toEqual({ kind: "intact", rows: 1 });
  });
});

it("names the version of the notice that was in force", async () => {
  await sql`
    insert into notice_versions (version, body_de, body_en, hash, valid_from)
    values ('2026-1', '', '', '', '2026-01-01'), ('2027-1', '', '', '', '2027-01-01')`.execute(
    database.db,
  );
  await append();

  const { rows } = await sql`select notice_version from consents`.execute(database.db);
  expect(rows).toEqual([{ notice_version: "2026-1" }]);
});
