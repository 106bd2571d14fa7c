/**
 * The whole program at the pace of a real number, with three statuses for each message coming back one by one: does it keep
 * up, and what does it cost?
 */
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { plantBatch, plantPeople } from "./plant.ts";
import { startProgram, type Program } from "./program.ts";
import type { Benchmark, Figure } from "./report.ts";
import { startMeta } from "./sink-process.ts";

/** The largest number that Meta has. */
export const thousand: Benchmark = async ({ minutes = 10 }) => {
  const run = await keepPace(1_000, minutes * 60);
  return [
    {
      what: `${minutes} minutes at 1,000 a second, reached`,
      value: run.perSecond,
      unit: "messages a second",
      least: 990,
    },
    { what: "statuses that came back", value: run.statusesPerSecond, unit: "a second" },
    { what: "oldest webhook that waited", value: run.lag, unit: "s", most: 5 },
    { what: "statuses refused", value: run.failed, unit: "", most: 0 },
    ...costs(run),
  ];
};

/** What a county has. */
export const town: Benchmark = async ({ minutes = 1 }) => {
  const run = await keepPace(80, minutes * 60);
  return [
    {
      what: `${minutes} minutes at 80 a second, reached`,
      value: run.perSecond,
      unit: "messages a second",
    },
    {
      what: "program and database",
      value: 100 * (run.app + run.database),
      unit: "% of a core",
      most: 50,
    },
    { what: "oldest webhook that waited", value: run.lag, unit: "s" },
    ...costs(run),
  ];
};

type Run = Awaited<ReturnType<typeof keepPace>>;

function costs({ app, database, memory }: Run): Figure[] {
  return [
    { what: "the program", value: 100 * app, unit: "% of a core" },
    { what: "the database", value: 100 * database, unit: "% of a core" },
    { what: "memory of the program", value: memory / 1e6, unit: "MB" },
  ];
}

/** Figures are of the time after the compiler has warmed up. */
const warmUpSeconds = 10;

/** A fifth of a number's pace is kept for answers. */
const shareOfMany = 0.8;

async function keepPace(perSecond: number, seconds: number) {
  await using meta = await startMeta(1);
  await using program = await startProgram({
    apiUrl: meta.url,
    messagesPerSecond: perSecond / shareOfMany,
  });
  meta.reportTo(`${program.url}/webhooks/whatsapp`);
  const { db } = program.planted;
  // Sending begins with the first of them, while the others are still being added.
  const recipients = Math.ceil(perSecond * (1.1 * seconds + warmUpSeconds + 5));
  await plantPeople(db, program.accountId, recipients);
  await plantBatch(db, program.accountId, recipients);
  await wait(warmUpSeconds * 1000);
  await meta.came();
  const before = await program.seconds();
  const statusesBefore = await statuses(program);
  const begun = performance.now();
  let lag = 0;
  while (performance.now() - begun < seconds * 1000) {
    await wait(500);
    lag = Math.max(lag, await oldest(program));
  }
  const elapsed = (performance.now() - begun) / 1000;
  const { count, failed = 0 } = await meta.came();
  if (!(await somebodyWaits(program))) throw new Error("Everybody was written to before the end");
  const after = await program.seconds();
  return {
    perSecond: count / elapsed,
    statusesPerSecond: ((await statuses(program)) - statusesBefore) / elapsed,
    lag,
    failed,
    app: (after.app - before.app) / elapsed,
    database: (after.database - before.database) / elapsed,
    memory: await program.memory(),
  };
}

async function somebodyWaits({ planted: { db } }: Program): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from delivery_queue
    limit 1`.execute(db);
  return rows.length > 0;
}

/** How many bodies came; each has one status here. */
async function statuses({ planted: { db } }: Program): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(max(id), 0) as count
    from webhook_bodies`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Seconds. */
async function oldest({ planted: { db } }: Program): Promise<number> {
  const { rows } = await sql<{ age: number }>`
    select coalesce(extract(epoch from now() - min(received_at)), 0)::float8 as age
    from webhook_bodies
    where processed_at is null`.execute(db);
  return rows[0]?.age ?? 0;
}
