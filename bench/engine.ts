/**
 * A program that is the engine alone, for measuring. Arguments: address of the database, id of the number, data folder,
 * recipients of each run.
 */
import { sql } from "kysely";
import { pino } from "pino";
import { whatsapp } from "../src/channels/whatsapp/whatsapp.ts";
import { openDatabase } from "../src/db/db.ts";
import { senderLoop } from "../src/delivery/delivery.ts";
import { systemClock } from "../src/lib/clock.ts";
import { plantBatch, secret } from "./plant.ts";
import { databaseSeconds } from "./processor-time.ts";

const [databaseUrl = "", account = "", folder = "", ...runs] = process.argv.slice(2);
const accountId = Number(account);
const db = openDatabase(databaseUrl);
const channel = whatsapp();

for (const run of runs) {
  const recipients = Number(run);
  const begun = performance.now();
  await plantBatch(db, accountId, recipients);
  const expandSeconds = (performance.now() - begun) / 1000;
  process.stdout.write(`${JSON.stringify({ expandSeconds, ...(await send()) })}\n`);
}
await db.destroy();
await channel[Symbol.asyncDispose]();

/** From the moment in which all is in the queue to the last result in the ledger. */
async function send() {
  const loop = senderLoop({
    db,
    clock: systemClock,
    log: pino({ level: "silent" }),
    secret,
    mediaFolder: folder,
    channelOf: () => channel,
    owner: crypto.randomUUID(),
    graceSeconds: 600,
  });
  const ending = new AbortController();
  const databaseBefore = await databaseSeconds(folder);
  const cpu = process.cpuUsage();
  const queuedAt = Date.now();
  const begun = performance.now();
  const memory: number[] = [];
  const running = loop.run(ending.signal);
  loop.wake();
  for (let look = 0; await isBusy(); look += 1) {
    // Not at each look: asking the system for it twenty times a second was a twentieth of what is measured.
    if (look % 10 === 0) memory.push(process.memoryUsage.rss());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const databaseAfter = await databaseSeconds(folder);
  ending.abort();
  await running;
  return {
    queuedAt,
    seconds,
    appSeconds: (user + system) / 1e6,
    databaseSeconds: databaseAfter - databaseBefore,
    memory: Math.max(...memory),
    earlyMemory: Math.max(...memory.slice(0, Math.ceil(memory.length / 10))),
  };
}

/** Reads what waits and what is under way, not the ledger. */
async function isBusy(): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`
    select exists (select 1 from delivery_queue) or exists (select 1 from delivery_claims) as busy`.execute(
    db,
  );
  return rows[0]?.busy === true;
}
