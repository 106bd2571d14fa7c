/**
 * Sending with the whole ledger, no pace limit, to a sink that answers at once; beside it a bare `undici.Pool` that stores
 * nothing, on the same machine in the same run. The ratio is what counts: machines differ, and this one may be busy.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { pino } from "pino";
import { Pool } from "undici";
import { saveAccount } from "../src/channels/channels.ts";
import { whatsapp } from "../src/channels/whatsapp/whatsapp.ts";
import { migrate, openDatabase, transact, type Db } from "../src/db/db.ts";
import { makeDataFolder, ownServer } from "../src/db/own-server.ts";
import { addRecipients, openBatch, senderLoop } from "../src/delivery/delivery.ts";
import { systemClock } from "../src/lib/clock.ts";
import { databaseSeconds } from "./processor-time.ts";
import type { Benchmark, Figure } from "./report.ts";
import { startSink, type Sink } from "./sink-process.ts";

const secret = "a secret of thirty-two letters!!";
const log = pino({ level: "silent" });
const warmUp = 2_000;

export const send: Benchmark = async ({ recipients = 10_000 }) => {
  const folder = await mkdtemp(join(tmpdir(), "rundruf-bench-"));
  await makeDataFolder(folder);
  const server = await ownServer(folder, { log });
  const db = openDatabase(server.url);
  try {
    await migrate(db);
    await using sink = await startSink();
    const accountId = await plant(db, sink.url, Math.max(recipients, warmUp));
    await sendBare(sink, warmUp);
    await sendAll({ db, accountId, folder, sink }, warmUp);
    const bare = await sendBare(sink, recipients);
    const ours = await sendAll({ db, accountId, folder, sink }, recipients);
    return figures(recipients, bare, ours);
  } finally {
    await db.destroy();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
};

type Run = { readonly seconds: number; readonly appSeconds: number };
type OwnRun = Run & {
  readonly expandSeconds: number;
  readonly firstMs: number;
  readonly databaseSeconds: number | null;
  readonly memory: number;
};

function figures(recipients: number, bare: Run, ours: OwnRun): readonly Figure[] {
  const thousand = recipients / 1_000;
  const database = ours.databaseSeconds;
  return [
    { what: "engine", value: recipients / ours.seconds, unit: "messages a second" },
    { what: "bare undici.Pool", value: recipients / bare.seconds, unit: "messages a second" },
    { what: "engine against bare", value: bare.seconds / ours.seconds, unit: "of its rate" },
    { what: "engine, program", value: ours.appSeconds / thousand, unit: "CPU s per 1,000" },
    { what: "bare, program", value: bare.appSeconds / thousand, unit: "CPU s per 1,000" },
    ...(database === null
      ? []
      : [{ what: "engine, database", value: database / thousand, unit: "CPU s per 1,000" }]),
    { what: "recipients into deliveries", value: ours.expandSeconds * 1000, unit: "ms" },
    { what: "queued to first message at the sink", value: ours.firstMs, unit: "ms" },
    { what: "memory of the program", value: ours.memory / 1e6, unit: "MB" },
  ];
}

async function plant(db: Db, apiUrl: string, people: number): Promise<number> {
  const accountId = await transact(
    db,
    async (tx) =>
      await saveAccount(tx, secret, {
        channel: "whatsapp",
        externalId: "106540352242922",
        businessAccountId: "1",
        displayNumber: "+49 271 333 0",
        apiUrl,
        apiVersion: "v25.0",
        accessToken: "t".repeat(200),
        appSecrets: ["s"],
        verifyToken: "v",
        messagesPerSecond: 1_000_000,
        dailyRecipientLimit: null,
        flowId: null,
      }),
  );
  await sql`
    insert into subscribers (display_name, consent_subject)
    select 'Person ' || n, 'subject-' || n
    from generate_series(1, ${people}) n`.execute(db);
  await sql`
    insert into addresses (account_id, subscriber_id, phone, first_seen_at, last_seen_at)
    select ${accountId}, id, (4915100000000 + id)::text, now(), now()
    from subscribers`.execute(db);
  await sql`analyze`.execute(db);
  return accountId;
}

type Bench = {
  readonly db: Db;
  readonly accountId: number;
  readonly folder: string;
  readonly sink: Sink;
};

/** From the first row of the batch to the last result in the ledger. */
async function sendAll(
  { db, accountId, folder, sink }: Bench,
  recipients: number,
): Promise<OwnRun> {
  const id = crypto.randomUUID();
  await using channel = whatsapp();
  const loop = senderLoop({
    db,
    clock: systemClock,
    log,
    secret,
    mediaFolder: folder,
    channelOf: () => channel,
    owner: id,
    graceSeconds: 600,
  });
  const ending = new AbortController();
  const running = loop.run(ending.signal);
  const databaseBefore = await databaseSeconds(folder);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await expand(db, accountId, id, recipients);
  const expanded = performance.now();
  const queuedAt = Date.now();
  loop.wake();
  while ((await left(db, accountId, id)) > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const seconds = (performance.now() - expanded) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const databaseAfter = await databaseSeconds(folder);
  ending.abort();
  await running;
  const { count, firstAt } = await sink.came();
  if (count !== recipients) throw new Error(`${count} of ${recipients} messages came to the sink`);
  return {
    seconds,
    appSeconds: (user + system) / 1e6,
    databaseSeconds:
      databaseBefore === null || databaseAfter === null ? null : databaseAfter - databaseBefore,
    expandSeconds: (expanded - begun) / 1000,
    firstMs: firstAt - queuedAt,
    memory: process.memoryUsage.rss(),
  };
}

async function expand(db: Db, accountId: number, id: string, recipients: number): Promise<void> {
  const now = new Date();
  await transact(db, async (tx) => {
    await openBatch(tx, {
      accountId,
      id,
      lane: "broadcast",
      inWindow: null,
      outsideWindow: {
        type: "template",
        name: "rundruf_text",
        language: "de",
        body: [
          { name: "teaser", text: "Heute im Kreis: Musik am Fluss, Führung durch die Altstadt." },
          { name: "link", text: "https://rundruf.example/aussendungen/heute-im-kreis" },
        ],
      },
      topicIds: [1],
      now,
    });
    await addRecipients(
      tx,
      { accountId, batchId: id, now },
      sql`select id as address_id, subscriber_id from addresses order by id limit ${recipients}`,
    );
  });
}

/** Reads what waits and what is under way, not the ledger. */
async function left(db: Db, accountId: number, id: string): Promise<number> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (
      select 1
      from delivery_queue
      where account_id = ${accountId}
        and batch_id = ${id}
    ) or exists (
      select 1
      from delivery_claims
      where account_id = ${accountId}
    ) as waiting`.execute(db);
  return rows[0]?.waiting === true ? 1 : 0;
}

/** What the wire alone costs: the same request, 64 at once, the answer read and parsed, nothing kept. */
async function sendBare(sink: Sink, recipients: number): Promise<Run> {
  const pool = new Pool(sink.url, { connections: 64, pipelining: 1 });
  const cpu = process.cpuUsage();
  const begun = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < recipients) {
      next += 1;
      const answer = await pool.request({
        method: "POST",
        path: "/v25.0/106540352242922/messages",
        headers: {
          authorization: `Bearer ${"t".repeat(200)}`,
          "content-type": "application/json",
        },
        body: JSON.stringify(bareBody(next)),
      });
      await answer.body.json();
    }
  };
  await Promise.all(Array.from({ length: 64 }, sender));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await pool.close();
  await sink.came();
  return { seconds, appSeconds: (user + system) / 1e6 };
}

function bareBody(number: number) {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: `+${4915100000000 + number}`,
    biz_opaque_callback_data: String(number),
    type: "template",
    template: {
      name: "rundruf_text",
      language: { code: "de", policy: "deterministic" },
      components: [
        {
          type: "body",
          parameters: [
            {
              type: "text",
              parameter_name: "teaser",
              text: "Heute im Kreis: Musik am Fluss, Führung durch die Altstadt.",
            },
            {
              type: "text",
              parameter_name: "link",
              text: "https://rundruf.example/aussendungen/heute-im-kreis",
            },
          ],
        },
      ],
    },
  };
}
