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
import { saveAccount, type Message, type StatusEvent } from "../channels/channels.ts";
import { parseJson } from "../lib/parse-json.ts";
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
  type DeliveryState,
  type Purse,
} from "./delivery.ts";
import type { NewBatch } from "./batches.ts";

type NewPhone = Parameters<Awaited<ReturnType<typeof startEmulator>>["people"]["add"]>[0];

export type Person = {
  readonly phone: Phone;
  readonly addressId: number;
  readonly subscriberId: number;
};

type EngineOptions = {
  readonly messagesPerSecond?: number | undefined;
  /** Where the number sends to, if not to the emulator. */
  readonly apiUrl?: string | undefined;
  readonly dailyRecipientLimit?: number | undefined;
  /** Who knows a budget; without one there is none. */
  readonly purse?: Purse | undefined;
};

/** It is Tuesday, 10:00. Everybody who is met has just written, so their window is open. */
export async function openEngine({
  messagesPerSecond = 10_000,
  apiUrl,
  dailyRecipientLimit,
  purse,
}: EngineOptions = {}) {
  const database = await testDatabase();
  const { db } = database;
  const clock = testClock();
  const channel = whatsapp();
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
        apiUrl: apiUrl ?? emulator.url,
        apiVersion: "v25.0",
        accessToken: settings.accessToken,
        appSecrets: [settings.appSecret],
        verifyToken: settings.verifyToken,
        messagesPerSecond,
        dailyRecipientLimit: dailyRecipientLimit ?? null,
        flowId: null,
      }),
  );
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const context = {
    db,
    clock,
    log,
    secret,
    mediaFolder,
    channelOf: () => channel,
    graceSeconds: 600,
    purse,
  };
  const loop = senderLoop({ ...context, owner: "first" });
  const engine = {
    ...context,
    databaseUrl: database.url,
    db,
    clock,
    emulator,
    accountId,
    loop,
    /** What was logged. */
    lines,
    /** Another process on the same database. */
    another: (owner: string) => senderLoop({ ...context, owner }),
    /** A person who has just written. */
    async meets(name: string, more: Omit<NewPhone, "name"> = {}): Promise<Person> {
      const phone = emulator.people.add({ name, ...more });
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
    /** Many who have just written. */
    async crowd(count: number): Promise<Person[]> {
      const people: Person[] = [];
      for (let index = 0; index < count; index += 1)
        people.push(await engine.meets(`Person ${index}`));
      return people;
    },
    /** So does somebody who was met before. */
    async writes({ phone, addressId }: Person): Promise<void> {
      emulator.people.write(phone, "Hallo");
      await sql`update addresses set last_inbound_at = ${clock.now()} where id = ${addressId}`.execute(
        db,
      );
    },
    async answer(
      { addressId, subscriberId }: Person,
      body: string,
      more: { expiresAt?: Date } = {},
    ): Promise<number> {
      const message = { type: "text", body } as const;
      const whom = { accountId, addressId, subscriberId };
      return await transact(
        db,
        async (tx) =>
          await enqueue(tx, { ...whom, lane: "reply", message, now: clock.now(), ...more }),
      );
    },
    /** Staff ask with a template whether something is still open. */
    async asks({ addressId, subscriberId }: Person, message: Message): Promise<number> {
      const whom = { accountId, addressId, subscriberId };
      return await transact(
        db,
        async (tx) => await enqueue(tx, { ...whom, lane: "reply", message, now: clock.now() }),
      );
    },
    async opensBatch(body: string, values: Partial<NewBatch> = {}) {
      const id = crypto.randomUUID();
      const now = clock.now();
      const inWindow = { type: "text", body } as const;
      const batch = { accountId, id, lane: "broadcast", outsideWindow: null } as const;
      await transact(
        db,
        async (tx) => await openBatch(tx, { ...batch, inWindow, topicIds: [1], now, ...values }),
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
                sql`select id as address_id, subscriber_id, null::text as variant from addresses where id = any(${ids}::bigint[])`,
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
    wantsOnly: async ({ subscriberId }: Person, topicIds: number[]) =>
      await transact(
        db,
        async (tx) => await withdrawUnwanted(tx, subscriberId, topicIds, clock.now()),
      ),
    /** A report that did not come from the emulator. */
    async report(event: Partial<StatusEvent> & Pick<StatusEvent, "state">): Promise<void> {
      const whole: StatusEvent = {
        kind: "status",
        accountExternalId: settings.phoneNumberId,
        providerMessageId: "wamid.unknown",
        at: clock.now(),
        recipient: {},
        ...event,
      };
      await transact(db, async (tx) => await recordStatuses(tx, accountId, [whole], clock.now()));
    },
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
    /** A state that takes a crash or a whim of WhatsApp. */
    async becomes({ addressId }: Person, batchId: string, state: DeliveryState): Promise<void> {
      const now = clock.now();
      await sql`
        update deliveries
        set state = ${state}, sending_at = ${now}
        where batch_id = ${batchId}
          and address_id = ${addressId}`.execute(db);
    },
    /** How many deliveries are in which state. */
    async counts(): Promise<Record<string, number>> {
      const { rows } = await sql<{ state: string; count: number }>`
        select state, count(*) as count
        from deliveries
        group by state
        order by state`.execute(db);
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    async parked(): Promise<number> {
      const { rows } = await sql<{
        count: number;
      }>`select count(*) as count from parked_statuses`.execute(db);
      return rows[0]?.count ?? 0;
    },
    /** Waits for something that another connection or loop brings about. */
    async until(holds: () => Promise<boolean>): Promise<void> {
      while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
    },
    /** The whole ledger. */
    async rows(): Promise<unknown[]> {
      const { rows } = await sql`select * from deliveries order by id`.execute(db);
      return rows;
    },
    async failures(): Promise<(number | null)[]> {
      const { rows } = await sql<{ code: number | null }>`
        select failure_code as code
        from deliveries
        where state = 'failed'
        order by id`.execute(db);
      return rows.map(({ code }) => code);
    },
    /** Why a batch was halted; null where it was not. */
    async haltedBecause(batchId: string): Promise<string | null> {
      const { rows } = await sql<{ reason: string | null }>`
        select halted_reason as reason
        from batches
        where id = ${batchId}
          and state = 'halted'`.execute(db);
      return rows[0]?.reason ?? null;
    },
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await channel[Symbol.asyncDispose]();
      await receiver.close();
      await rm(mediaFolder, { recursive: true });
      await database[Symbol.asyncDispose]();
    },
  };
  return engine;
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
