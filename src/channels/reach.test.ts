import { pino } from "pino";
import { expect, test } from "vitest";
import { startEmulator } from "../../emulator/emulator.ts";
import { testDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { accountLoop, saveAccount, silentAccounts } from "./channels.ts";
import { whatsapp } from "./whatsapp/whatsapp.ts";

const secret = "a secret of at least 32 characters";

test("while WhatsApp is away it is told since when; its first answer takes that back", async () => {
  await using database = await testDatabase();
  await using emulator = await startEmulator({ seed: 1 });
  await using channel = whatsapp();
  const { db } = database;
  let now = new Date("2026-11-24T09:00:00Z");
  await transact(db, async (tx) => {
    await saveAccount(tx, secret, {
      channel: "whatsapp",
      externalId: emulator.settings.phoneNumberId,
      businessAccountId: emulator.settings.businessAccountId,
      displayNumber: "+49 271 00000000",
      apiUrl: emulator.url,
      apiVersion: "v25.0",
      accessToken: emulator.settings.accessToken,
      appSecrets: [emulator.settings.appSecret],
      verifyToken: "word",
      messagesPerSecond: 80,
      dailyRecipientLimit: null,
      flowId: null,
    });
  });
  const asking = accountLoop({
    db,
    clock: { now: () => now },
    log: pino({ level: "silent" }),
    secret,
    channelOf: () => channel,
    paceIsFixed: false,
  });
  const turn = async () => {
    await asking.once();
    return await silentAccounts(db);
  };

  const before = await turn();
  emulator.faults.add({ kind: "unavailable", match: { call: "any" } });
  const away = await turn();
  now = new Date("2026-11-24T09:02:00Z");
  const stillAway = await turn();
  emulator.faults.clear();
  emulator.faults.add({ kind: "error", code: 190, match: { call: "any" } });
  const refused = await turn();
  emulator.faults.clear();
  const back = await turn();

  const since = new Date("2026-11-24T09:00:00Z");
  expect(before).toEqual([]);
  expect(away).toMatchObject([{ number: "+49 271 00000000", since }]);
  expect(away[0]?.reason).toContain("antwortet nicht");
  expect(stillAway).toEqual(away);
  expect(refused).toMatchObject([{ reason: expect.stringContaining("Zugangsschlüssel"), since }]);
  expect(back).toEqual([]);
});
