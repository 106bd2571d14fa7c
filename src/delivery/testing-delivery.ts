/** For tests only: the engine over a real database, the emulator as WhatsApp, and people with phones. */
import { createServer } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { pino } from "pino";
import { startEmulator, type Person as Phone } from "../../emulator/emulator.ts";
import { testClock } from "../../test/support/clock.ts";
import { testDatabase } from "../../test/support/database.ts";
import { parseJson, saveAccount, type StatusEvent } from "../channels/channels.ts";
import { whatsapp } from "../channels/whatsapp/whatsapp.ts";
import { transact } from "../db/db.ts";
import {
  addRecipients,
  cancelBatch,
  enqueue,
  openBatch,
  pauseBatch,
  recordStatuses,
  resumeBatch,
  senderLoop,
  withdrawUnwanted,
} from "./delivery.ts";

export type Person = {
  readonly phone: Phone;
  readonly addressId: number;
  readonly subscriberId: number;
};

/** It is Tuesday, 10:00. Everybody who is met has just written, so their window is open. */
export async function openEngine({ messagesPerSecond = 10_000 } = {}) {
  const database = await testDatabase();
  const { db } = database;
  const clock = testClock();
  const channel = whatsapp({ timeoutMs: 1_000 });
  const reports: StatusEvent[] = [];
  const receiver = await receive((body) => {
    const reading = parseJson(body);
    if (reading.kind !== "read") return;
    for (const event of channel.parse(reading.value))
      if (event.kind === "status") reports.push(event);
  });
  const emulator = await startEmulator({
    seed: 1,
    clock,
    messagesPerSecond,
    webhookUrl: receiver.url,
  });
  const { settings } = emulator;
  const mediaFolder = await mkdtemp(join(tmpdir(), "rundruf-delivery-"));
  const secret = "a secret of thirty-two letters!!";
  const accountId = await transact(
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
  const log = pino({ level: "silent" });
  const context = {
    db,
    clock,
    log,
    secret,
    mediaFolder,
    channelOf: () => channel,
    graceSeconds: 600,
  };
  const loop = senderLoop({ ...context, owner: "first" });
  return {
    ...context,
    db,
    clock,
    emulator,
    accountId,
    loop,
    /** A person who has just written. */
    async meets(name: string): Promise<Person> {
      const phone = emulator.people.add({ name });
      emulator.people.write(phone, "Hallo");
      const now = clock.now();
      const { rows } = await sql<{ addressId: number; subscriberId: number }>`
        with person as (
          insert into subscribers (display_name, consent_subject)
          values (${name}, ${`subject-${phone.id}`})
          returning id
        )
        insert into addresses (account_id, subscriber_id, bsuid, phone, first_seen_at, last_seen_at, last_inbound_at)
        select ${accountId}, id, ${phone.userId}, ${phone.phone}, ${now}, ${now}, ${now}
        from person
        returning id as "addressId", subscriber_id as "subscriberId"`.execute(db);
      const row = rows[0];
      if (row === undefined) throw new Error("Nobody was met");
      return { phone, ...row };
    },
    async answer({ addressId, subscriberId }: Person, body: string): Promise<number> {
      const message = { type: "text", body } as const;
      const whom = { accountId, addressId, subscriberId };
      return await transact(
        db,
        async (tx) => await enqueue(tx, { ...whom, lane: "reply", message, now: clock.now() }),
      );
    },
    async opensBatch(body: string) {
      const id = crypto.randomUUID();
      const now = clock.now();
      const inWindow = { type: "text", body } as const;
      const batch = { accountId, id, lane: "broadcast", outsideWindow: null } as const;
      await transact(
        db,
        async (tx) => await openBatch(tx, { ...batch, inWindow, topicIds: [1], now }),
      );
      return {
        id,
        async add(people: readonly Person[]): Promise<number> {
          const ids = people.map(({ addressId }) => addressId);
          return await transact(
            db,
            async (tx) =>
              await addRecipients(
                tx,
                { accountId, batchId: id, now },
                sql`select id as address_id, subscriber_id from addresses where id = any(${ids}::bigint[])`,
              ),
          );
        },
        pause: async () =>
          await transact(db, async (tx) => await pauseBatch(tx, accountId, id, now)),
        resume: async () =>
          await transact(db, async (tx) => await resumeBatch(tx, accountId, id, now)),
        cancel: async () =>
          await transact(db, async (tx) => await cancelBatch(tx, accountId, id, now)),
      };
    },
    stops: async ({ subscriberId }: Person) =>
      await transact(db, async (tx) => await withdrawUnwanted(tx, subscriberId, [], clock.now())),
    /** The engine works until it finds nothing more to do. */
    async sends() {
      while (await loop.once());
    },
    /** All reports that are on their way arrive and are recorded; returns them. */
    async hears(): Promise<StatusEvent[]> {
      await emulator.settled();
      const heard = reports.splice(0);
      await transact(db, async (tx) => await recordStatuses(tx, accountId, heard, clock.now()));
      return heard;
    },
    /** What the county wrote to this phone. */
    phone: ({ phone }: Person): string[] =>
      emulator.people
        .messages(phone)
        .filter(({ from }) => from === "county")
        .map(({ text }) => text),
    async states(): Promise<string[]> {
      const { rows } = await sql<{ state: string }>`
        select state
        from deliveries
        order by id`.execute(db);
      return rows.map(({ state }) => state);
    },
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await channel[Symbol.asyncDispose]();
      await receiver.close();
      await rm(mediaFolder, { recursive: true });
      await database[Symbol.asyncDispose]();
    },
  };
}

async function receive(take: (body: Buffer) => void) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      take(Buffer.concat(chunks));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () =>
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
