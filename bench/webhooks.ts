/** Webhooks into the whole program: how many bodies it stores a second, and how many statuses it takes in to the end. */
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { number, plantBatch, plantPeople } from "./plant.ts";
import { startProgram, type Program } from "./program.ts";
import type { Benchmark } from "./report.ts";
import { runAlone } from "./run-alone.ts";
import { startSink } from "./sink-process.ts";

const load = fileURLToPath(new URL("../bench/webhook-load.ts", import.meta.url));
const deliveries = 50_000;
const connections = 256;

export const webhooks: Benchmark = async () => {
  await using sink = await startSink();
  await using program = await startProgram({ apiUrl: sink.url, messagesPerSecond: 1 });
  await plantAccepted(program);
  await post(program, 2_000, 1);
  const single = await post(program, 30_000, 1);
  const grouped = await post(program, 2_000, 100);
  const seconds = grouped.app + grouped.database;
  return [
    {
      what: "single statuses, stored",
      value: 30_000 / single.stored,
      unit: "bodies/s",
      least: 3_000,
    },
    {
      what: "single statuses, taken in to the end",
      value: 30_000 / single.taken,
      unit: "statuses/s",
    },
    {
      what: "bodies of 100, taken in to the end",
      value: 200_000 / grouped.taken,
      unit: "statuses/s",
      least: 20_000,
    },
    {
      what: "single, program and database",
      value: (single.app + single.database) / 30,
      unit: "CPU s per 1,000",
    },
    { what: "of 100, program and database", value: seconds / 200, unit: "CPU s per 1,000" },
    { what: "memory of the program", value: (await program.memory()) / 1e6, unit: "MB" },
  ];
};

/** Deliveries with the ids from 1 that WhatsApp has accepted. */
async function plantAccepted({ planted: { db }, accountId }: Program): Promise<void> {
  await plantPeople(db, accountId, deliveries);
  await plantBatch(db, accountId, deliveries);
  await sql`delete from delivery_queue`.execute(db);
  await sql`
    update deliveries
    set state = 'accepted', provider_message_id = 'wamid.' || id, sending_at = now(), accepted_at = now(), form = 'template'`.execute(
    db,
  );
}

/**
 * Reports of 50,000 deliveries, those after the `older` ones. Seconds until all was answered, and until all was taken in.
 */
export async function post(program: Program, bodies: number, together: number, older = 0) {
  const before = await program.seconds();
  const begun = performance.now();
  const [said] = await runAlone(load, [
    `${program.url}/webhooks/whatsapp`,
    number.appSecrets[0],
    number.externalId,
    ...[bodies, together, deliveries, connections, older].map(String),
  ]);
  // What the program of this folder prints; it signs first and posts then.
  const { seconds: stored } = said as { seconds: number };
  const signing = (performance.now() - begun) / 1000 - stored;
  while ((await open(program)) > 0) await wait(20);
  const taken = (performance.now() - begun) / 1000 - signing;
  const after = await program.seconds();
  return {
    stored,
    taken,
    app: after.app - before.app,
    database: after.database - before.database,
  };
}

async function open({ planted: { db } }: Program): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from webhook_bodies
    where processed_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}
