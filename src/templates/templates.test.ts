import { expect, test } from "vitest";
import { startEmulator } from "../../emulator/emulator.ts";
import { testDatabase } from "../../test/support/database.ts";
import { readAccount, saveAccount } from "../channels/channels.ts";
import { whatsapp } from "../channels/whatsapp/whatsapp.ts";
import { transact } from "../db/db.ts";
import { applyTemplateEvent, ensureCarriers, fittingCarrier, syncTemplates } from "./templates.ts";

const now = new Date("2026-11-24T09:00:00Z");
const secret = "a secret of thirty-two letters!!";

async function openCounty() {
  const database = await testDatabase();
  const emulator = await startEmulator({ seed: 1, reviewMilliseconds: 0 });
  const channel = whatsapp();
  const { settings } = emulator;
  const { db } = database;
  const id = await transact(
    db,
    async (tx) =>
      await saveAccount(tx, secret, {
        channel: "whatsapp",
        externalId: settings.phoneNumberId,
        businessAccountId: settings.businessAccountId,
        displayNumber: settings.displayNumber,
        apiUrl: emulator.url,
        apiVersion: "v25.0",
        accessToken: settings.accessToken,
        appSecrets: [settings.appSecret],
        verifyToken: settings.verifyToken,
        messagesPerSecond: 80,
        dailyRecipientLimit: null,
        flowId: null,
      }),
  );
  const account = await readAccount(db, secret, id);
  if (account === null) throw new Error("The account was not saved");
  return {
    db,
    emulator,
    account,
    settings,
    ensure: async () => await ensureCarriers(db, channel, account, now),
    sync: async () => await syncTemplates(db, channel, account, now),
    find: async (withPicture = false) => await fittingCarrier(db, account.id, { withPicture }),
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await channel[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

test("carriers are created, approved by the review, and then fit", async () => {
  await using county = await openCounty();
  const before = await county.find();

  const made = await county.ensure();
  await county.emulator.settled();
  await county.sync();

  expect(before).toMatchObject({ kind: "none" });
  expect(made).toMatchObject({
    kind: "done",
    value: [
      "rundruf_nachricht_1",
      "rundruf_nachricht_mit_bild_1",
      "rundruf_tipps_1",
      "rundruf_message_1",
      "rundruf_message_with_picture_1",
    ],
  });
  expect(await county.find()).toMatchObject({ kind: "found" });
  expect(await county.find(true)).toMatchObject({ kind: "found" });
});

test("creating again creates nothing", async () => {
  await using county = await openCounty();
  await county.ensure();
  await county.sync();

  expect(await county.ensure()).toEqual({ kind: "done", value: [] });
});

test.each([
  ["PAUSED", /angehalten/],
  ["REJECTED", /abgelehnt/],
  ["DISABLED", /gesperrt/],
])("a template that is %s does not fit, and the reason says so", async (status, reason) => {
  await using county = await openCounty();
  await county.ensure();
  await county.emulator.settled();
  await county.sync();
  const approved = await county.find();
  const name = approved.kind === "found" ? approved.name : "";

  const event = { kind: "template", name, language: "de", status } as const;
  const { businessAccountId } = county.settings;
  await transact(
    county.db,
    async (tx) => await applyTemplateEvent(tx, { ...event, businessAccountId }, now),
  );

  expect(await county.find()).toEqual({ kind: "none", reason: expect.stringMatching(reason) });
});

test("values are one line and fit, whatever the teaser", async () => {
  await using county = await openCounty();
  await county.ensure();
  await county.emulator.settled();
  await county.sync();
  const carrier = await county.find();
  if (carrier.kind === "none") throw new Error(carrier.reason);

  const message = carrier.build(
    `Eins\n\nzwei\tdrei${" lang".repeat(400)}`,
    "https://kreis.example/n/a",
  );

  expect(message).toMatchObject({ type: "template", name: carrier.name });
  const teaser = message.type === "template" ? (message.body[0]?.text ?? "") : "";
  expect(teaser).toMatch(/^Eins · zwei drei lang.*…$/);
  expect(teaser).not.toMatch(/[\n\t]| {2}/);
  expect(teaser.length).toBeLessThan(1024);
});
