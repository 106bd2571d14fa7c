import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import {
  findAccount,
  findAccountSecrets,
  listAccounts,
  readAccount,
  saveAccount,
  saveLimits,
  type AccountValues,
} from "./accounts.ts";

const secret = "a secret of at least 32 characters";
const values: AccountValues = {
  channel: "whatsapp",
  externalId: "1065",
  businessAccountId: "777",
  displayNumber: "+49 271 00000000",
  apiUrl: "https://graph.facebook.com",
  apiVersion: "v25.0",
  accessToken: "EAAG-token",
  appSecrets: ["new-secret", "old-secret"],
  verifyToken: "verify",
  messagesPerSecond: 80,
  dailyRecipientLimit: 2000,
  flowId: null,
};

test("an account is read as it was saved, by its id and by the channel's", async () => {
  await using database = await testDatabase();
  const { db } = database;

  const id = await transact(db, (tx) => saveAccount(tx, secret, values));

  expect(await readAccount(db, secret, id)).toEqual({ id, ...values });
  expect(await findAccount(db, secret, "whatsapp", "1065")).toEqual({ id, ...values });
  expect(await listAccounts(db, secret)).toEqual([{ id, ...values }]);
  expect(await readAccount(db, secret, id + 1)).toBeNull();
});

test("saving again changes the account and makes no second one", async () => {
  await using database = await testDatabase();
  const { db } = database;
  const id = await transact(db, (tx) => saveAccount(tx, secret, values));

  const again = await transact(db, (tx) =>
    saveAccount(tx, secret, { ...values, accessToken: "EAAG-next", flowId: "9" }),
  );

  expect(again).toBe(id);
  expect(await readAccount(db, secret, id)).toMatchObject({
    accessToken: "EAAG-next",
    flowId: "9",
  });
});

test("no secret stands in the database, and another RUNDRUF_SECRET opens none", async () => {
  await using database = await testDatabase();
  const { db } = database;
  const id = await transact(db, (tx) => saveAccount(tx, secret, values));

  const row = await db.selectFrom("channel_accounts").selectAll().executeTakeFirstOrThrow();

  expect(JSON.stringify(row)).not.toMatch(/EAAG-token|new-secret|old-secret|verify/);
  await expect(readAccount(db, `${secret}!`, id)).rejects.toThrow("RUNDRUF_SECRET");
});

test("sealed secrets open in their own row only", async () => {
  await using database = await testDatabase();
  const { db } = database;
  const id = await transact(db, (tx) => saveAccount(tx, secret, values));
  await transact(db, (tx) => saveAccount(tx, secret, { ...values, externalId: "1066" }));

  await db
    .updateTable("channel_accounts")
    .set({ external_id: "9999" })
    .where("id", "=", id)
    .execute();

  await expect(readAccount(db, secret, id)).rejects.toThrow("cannot be opened");
});

test("webhooks are checked with the secrets of all numbers, each once", async () => {
  await using database = await testDatabase();
  const { db } = database;
  await transact(db, (tx) => saveAccount(tx, secret, values));
  await transact(db, (tx) =>
    saveAccount(tx, secret, { ...values, externalId: "1066", appSecrets: ["new-secret", "third"] }),
  );

  expect(await findAccountSecrets(db, secret, "whatsapp")).toEqual({
    appSecrets: ["new-secret", "old-secret", "third"],
    verifyTokens: ["verify"],
  });
});

test("limits that Meta reports are kept, what it does not say stays", async () => {
  await using database = await testDatabase();
  const { db } = database;
  const id = await transact(db, (tx) => saveAccount(tx, secret, values));

  await transact(db, (tx) => saveLimits(tx, id, { messagesPerSecond: 1000 }));
  expect(await readAccount(db, secret, id)).toMatchObject({
    messagesPerSecond: 1000,
    dailyRecipientLimit: 2000,
  });

  await transact(db, (tx) => saveLimits(tx, id, { dailyRecipientLimit: null }));
  expect(await readAccount(db, secret, id)).toMatchObject({
    messagesPerSecond: 1000,
    dailyRecipientLimit: null,
  });
});
