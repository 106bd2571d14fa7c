/** The program as operators run it: `serve` in a process of its own, on a PostgreSQL of its own, with one number. */
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { spawnWithUs } from "./calling-off.ts";
import { freePort } from "../src/db/own-server/ports.ts";
import { number, ownDatabase, secret, type Planted } from "./plant.ts";
import { databaseSeconds, memoryOf, treeSeconds } from "./processor-time.ts";
import { program } from "./programs.ts";
import { staff } from "./service.ts";
import nodeFlags from "../bin/node-flags.json" with { type: "json" };

const token = "bench-token-with-enough-letters";

export type Program = AsyncDisposable & {
  readonly url: string;
  readonly planted: Planted;
  readonly accountId: number;
  api(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown>;
  /** Processor seconds so far, of the program and of its database. */
  seconds(): Promise<{ readonly app: number; readonly database: number }>;
  /** What of the program is in memory now, in bytes. */
  memory(): Promise<number>;
};

const longestStartMs = 30_000;

export type ProgramOptions = {
  /** Where the number sends to. */
  readonly apiUrl: string;
  readonly messagesPerSecond: number;
};

/** On a database of its own, which goes with it. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const planted = await ownDatabase();
  const program = await serveOn(planted, options);
  return {
    ...program,
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      await planted[Symbol.asyncDispose]();
    },
  };
}

/** On a database that was there before and stays. */
export async function serveOn(
  planted: Planted,
  { apiUrl, messagesPerSecond }: ProgramOptions,
): Promise<Program> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = openSync(join(planted.folder, "program.log"), "a");
  const serve = spawnWithUs(program("rundruf"), ["serve"], {
    stdio: ["ignore", log, log],
    flags: nodeFlags,
    env: environment(planted, apiUrl, port, messagesPerSecond),
  });
  const gone = once(serve, "exit");
  const pid = serve.pid ?? 0;
  await ready(url);
  const { id: accountId } = await planted.db
    .selectFrom("channel_accounts")
    .select("id")
    .executeTakeFirstOrThrow();
  return {
    url,
    planted,
    accountId,
    async api(method, path, body) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return await answer.json();
    },
    seconds: async () => ({
      app: await treeSeconds(pid),
      database: await databaseSeconds(planted.folder),
    }),
    memory: async () => await memoryOf(pid),
    async [Symbol.asyncDispose]() {
      serve.kill("SIGTERM");
      await gone;
      closeSync(log);
    },
  };
}

/** The database is ours, so the program is told its address. */
function environment(
  planted: Planted,
  apiUrl: string,
  port: number,
  messagesPerSecond: number,
): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    PORT: String(port),
    DATABASE_URL: planted.databaseUrl,
    DATA_DIR: planted.folder,
    WHATSAPP_API_URL: apiUrl,
    WHATSAPP_API_VERSION: number.apiVersion,
    WHATSAPP_PHONE_NUMBER_ID: number.externalId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: number.businessAccountId,
    WHATSAPP_ACCESS_TOKEN: number.accessToken,
    WHATSAPP_APP_SECRET: number.appSecrets[0],
    WHATSAPP_VERIFY_TOKEN: number.verifyToken,
    WHATSAPP_DISPLAY_NUMBER: number.displayNumber,
    WHATSAPP_MESSAGES_PER_SECOND: String(messagesPerSecond),
    RUNDRUF_SECRET: secret,
    RUNDRUF_ADMIN_EMAIL: staff.email,
    RUNDRUF_ADMIN_PASSWORD: staff.password,
    RUNDRUF_API_TOKEN: token,
    COUNTDOWN_SECONDS: "0",
    // Calendars of a benchmark lie on this machine.
    SOURCES_ALLOW_PRIVATE: "1",
    LOG_LEVEL: "warn",
  };
}

async function ready(url: string): Promise<void> {
  for (const until = Date.now() + longestStartMs; ; await wait(100)) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    if (Date.now() > until) throw new Error("The program did not start within 30 seconds.");
  }
}
