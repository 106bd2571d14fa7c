/** The whole service on a PostgreSQL of its own in a temporary folder, with the emulator beside it. */
import { createAdaptorServer } from "@hono/node-server";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startEmulator, type Emulator } from "../emulator/emulator.ts";
import { openApp } from "../src/app.ts";
import { saveAccount } from "../src/channels/channels.ts";
import { migrate, openDatabase, transact, type Db } from "../src/db/db.ts";
import { makeDataFolder, ownServer } from "../src/db/own-server.ts";
import { plantDemo } from "../src/demo/demo.ts";
import { firstStaff } from "../src/staff/staff.ts";
import { closeWhenCalledOff } from "./calling-off.ts";

export const staff = { email: "ann@kreis.example", password: "nur zum Ausprobieren" };

export type Service = AsyncDisposable & {
  readonly db: Db;
  readonly accountId: number;
  readonly url: string;
  readonly emulator: Emulator;
};

const secret = "a secret of thirty-two letters!!";
const log = pino({ level: "silent" });
const clock = { now: () => new Date() };

export async function startService(messagesPerSecond: number): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), "rundruf-bench-"));
  await makeDataFolder(folder);
  const server = await ownServer(folder, { log });
  const db = openDatabase(server.url);
  await migrate(db);
  const emulator = await startEmulator({ seed: 1, messagesPerSecond });
  const accountId = await setUp(db, emulator, messagesPerSecond);

  const http = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const app = openApp({
    db,
    clock,
    log,
    secret,
    mediaFolder: folder,
    publicUrl: url,
    linkUrl: `${emulator.url}/wa`,
    apiUrl: emulator.url,
    apiVersion: "v25.0",
    demo: true,
    allowPrivate: true,
    trustedProxy: false,
    graceSeconds: 600,
    countdownSeconds: 0,
    paceIsFixed: true,
    owner: "bench",
  });
  emulator.setWebhookUrl(`${url}/webhooks/whatsapp`);
  const ending = new AbortController();
  const loops = Promise.all(app.loops.map(async (one) => await one.run(ending.signal)));
  return closeWhenCalledOff({
    db,
    accountId,
    url,
    emulator,
    async [Symbol.asyncDispose]() {
      ending.abort();
      await emulator.close();
      await loops;
      http.close();
      if ("closeAllConnections" in http) http.closeAllConnections();
      await app.close();
      await db.destroy();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

async function setUp(db: Db, emulator: Emulator, messagesPerSecond: number): Promise<number> {
  const { settings } = emulator;
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
        messagesPerSecond,
        dailyRecipientLimit: null,
        flowId: null,
      }),
  );
  await plantDemo(db, clock.now());
  await firstStaff(db, staff, clock.now());
  return id;
}
