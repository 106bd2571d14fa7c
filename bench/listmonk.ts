/**
 * listmonk's send engine on the same work, where the caller names its binary: a Go program under AGPL, so that nothing of it
 * lies here. It keeps one cursor for a campaign and no row per recipient, and reads no answer.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { openDatabase, type Db } from "../src/db/db.ts";
import { freePort } from "../src/db/own-server/ports.ts";
import { closeWhenCalledOff } from "./calling-off.ts";
import { plantCampaign, plantSettings, plantSubscribers } from "./listmonk-plant.ts";
import { ownDatabase } from "./plant.ts";
import type { Program } from "./program.ts";
import { databaseSeconds, memoryOf, treeSeconds } from "./processor-time.ts";
import type { Sink } from "./sink-process.ts";

const database = "listmonk";
const longestStartMs = 30_000;

export type ListmonkRun = {
  /** From the first message at the other side to the last: what leads up to the first is not counted, in its favour. */
  readonly seconds: number;
  readonly appSeconds: number;
  readonly databaseSeconds: number;
  readonly memory: number;
};

type Listmonk = AsyncDisposable &
  Pick<Program, "seconds" | "memory"> & {
    /** What it wrote into its log. */
    said(): string;
  };

/** On a database of its own, after so many messages to warm up. Throws where a message did not come, or came twice. */
export async function runListmonk(
  binary: string,
  sink: Sink,
  { warmUp, recipients }: { readonly warmUp: number; readonly recipients: number },
): Promise<ListmonkRun> {
  await using planted = await ownDatabase();
  await sql`create database ${sql.id(database)}`.execute(planted.db);
  const url = new URL(planted.databaseUrl);
  url.pathname = `/${database}`;
  const port = await freePort();
  const env = environment(url, port);
  await install(binary, env);
  await using db = openDatabase(url.href);
  await plantSettings(db, sink.url, recipients);
  await plantSubscribers(db, Math.max(warmUp, recipients));
  await using program = await start(binary, env, port, planted.folder);
  await send(db, sink, warmUp, program);
  return await send(db, sink, recipients, program);
}

/** A campaign to the first so many; listmonk looks for new ones every five seconds. */
async function send(
  db: Db,
  sink: Sink,
  recipients: number,
  program: Listmonk,
): Promise<ListmonkRun> {
  const campaign = await plantCampaign(db, recipients);
  const before = await program.seconds();
  await sql`update campaigns set status = 'running' where id = ${campaign}`.execute(db);
  let memory = 0;
  for (let look = 0; await isRunning(db, campaign, program); look += 1) {
    if (look % 10 === 0) memory = Math.max(memory, await program.memory());
    await wait(50);
  }
  const after = await program.seconds();
  const { count, firstAt, lastAt = firstAt } = await sink.came();
  if (count !== recipients)
    throw new Error(`${count} of ${recipients} messages of listmonk came to the sink`);
  return {
    seconds: (lastAt - firstAt) / 1000,
    appSeconds: after.app - before.app,
    databaseSeconds: after.database - before.database,
    memory,
  };
}

async function isRunning(db: Db, campaign: number, program: Listmonk): Promise<boolean> {
  const { rows } = await sql<{ status: string }>`
    select status from campaigns where id = ${campaign}`.execute(db);
  const status = rows[0]?.status;
  if (status !== "running" && status !== "finished")
    throw new Error(`listmonk's campaign is ${status}, not finished:\n${program.said()}`);
  return status === "running";
}

async function install(binary: string, env: NodeJS.ProcessEnv): Promise<void> {
  const program = spawn(binary, ["--config", "", "--install", "--yes"], {
    ...within(binary, env),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  program.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(program, "close");
  if (code !== 0) throw new Error(`${binary} could not be installed:\n${said}`);
}

async function start(
  binary: string,
  env: NodeJS.ProcessEnv,
  port: number,
  folder: string,
): Promise<Listmonk> {
  const program = spawn(binary, ["--config", ""], {
    ...within(binary, env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(program, "exit");
  let said = "";
  for (const stream of [program.stdout, program.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const pid = program.pid ?? 0;
  const started = closeWhenCalledOff({
    seconds: async () => ({ app: await treeSeconds(pid), database: await databaseSeconds(folder) }),
    memory: async () => await memoryOf(pid),
    said: () => said,
    async [Symbol.asyncDispose]() {
      program.kill("SIGTERM");
      await gone;
    },
  });
  for (const until = Date.now() + longestStartMs; ; await wait(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (answer?.ok === true) return started;
    if (program.exitCode === null && Date.now() < until) continue;
    await started[Symbol.asyncDispose]();
    throw new Error(`listmonk did not start:\n${said}`);
  }
}

/** One that was built and not packed reads its SQL, texts and pages from the folder it runs in. */
function within(binary: string, env: NodeJS.ProcessEnv) {
  return { cwd: dirname(binary), env };
}

function environment({ hostname, port, username, password }: URL, ownPort: number) {
  return {
    PATH: process.env["PATH"],
    LISTMONK_app__address: `127.0.0.1:${ownPort}`,
    LISTMONK_db__host: hostname,
    LISTMONK_db__port: port,
    LISTMONK_db__user: decodeURIComponent(username),
    LISTMONK_db__password: decodeURIComponent(password),
    LISTMONK_db__database: database,
    LISTMONK_db__ssl_mode: "disable",
    LISTMONK_db__max_open: "25",
    LISTMONK_db__max_idle: "25",
    LISTMONK_db__max_lifetime: "300s",
  };
}
