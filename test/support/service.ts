/** The whole service for journeys: the app with all its loops on one port, the emulator on another, a database of its own. */
import { createAdaptorServer } from "@hono/node-server";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startEmulator, type Emulator } from "../../emulator/emulator.ts";
import { openApp, type App } from "../../src/app.ts";
import { saveAccount } from "../../src/channels/channels.ts";
import { listen, transact, type Db } from "../../src/db/db.ts";
import { plantDemo } from "../../src/demo/demo.ts";
import type { Clock } from "../../src/lib/clock.ts";
import type { Loop } from "../../src/lib/loop.ts";
import { firstStaff, firstToken } from "../../src/staff/staff.ts";
import { testDatabase } from "./database.ts";

export const demoStaff = { email: "ann@kreis.example", password: "nur zum Ausprobieren" };
export const demoMetricsToken = "metrics-token-with-enough-letters";
const demoToken = "journey-token-with-enough-letters";

export type Service = AsyncDisposable & {
  readonly db: Db;
  readonly url: string;
  /** A token of the API that may approve. */
  readonly token: string;
  readonly emulator: Emulator;
  /** Every line that was logged. */
  readonly log: readonly string[];
  /** The work behind the pages, where it is done by hand. */
  readonly loops: ReadonlyMap<string, Loop>;
  /** What an API call answers; throws where it is not 2xx. */
  api(method: string, path: string, body?: unknown): Promise<unknown>;
};

export type ServiceOptions = {
  /** The service's and the emulator's clock; both follow the machine's unless told otherwise. */
  readonly clock?: Clock | undefined;
  readonly countdownSeconds?: number | undefined;
  readonly messagesPerSecond?: number | undefined;
  readonly logLevel?: "info" | "debug" | undefined;
  /** The loops do not run by themselves: a test of months turns them when its clock has moved. */
  readonly byHand?: boolean | undefined;
};

/** Starts everything on free ports of 127.0.0.1, with the demonstration county planted. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { db, url: databaseUrl, ...database } = await testDatabase();
  const clock = options.clock ?? { now: () => new Date() };
  const log: string[] = [];
  const mediaFolder = await mkdtemp(join(tmpdir(), "rundruf-media-"));
  const emulator = await startEmulator({
    seed: 1,
    clock,
    messagesPerSecond: options.messagesPerSecond ?? 80,
  });
  const secret = "a secret of thirty-two letters!!";
  await prepare(db, emulator, secret, clock, options);

  const port = await reserve();
  const app: App = openApp({
    db,
    clock,
    log: pino({ level: options.logLevel ?? "info" }, { write: (line) => void log.push(line) }),
    secret,
    mediaFolder,
    publicUrl: port.url,
    linkUrl: `${emulator.url}/wa`,
    apiUrl: emulator.url,
    apiVersion: "v25.0",
    demo: true,
    allowPrivate: true,
    trustedProxy: false,
    graceSeconds: 600,
    countdownSeconds: options.countdownSeconds ?? 0,
    paceIsFixed: options.messagesPerSecond !== undefined,
    owner: "journey",
    metricsToken: demoMetricsToken,
  });
  port.serve(app.fetch);
  emulator.setWebhookUrl(`${port.url}/webhooks/whatsapp`);
  const announcements = await listen(databaseUrl, "live", (topic) => app.live.announced(topic), {
    onConnect: () => app.live.everything(),
  });
  const ending = new AbortController();
  const running = options.byHand === true ? [] : app.loops;
  const loops = Promise.all(running.map(async (one) => await one.run(ending.signal)));

  return {
    db,
    url: port.url,
    token: demoToken,
    emulator,
    log,
    loops: new Map(app.loops.map((one) => [one.name, one])),
    async api(method, path, body) {
      const response = await fetch(`${port.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${demoToken}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return JSON.parse(text) as unknown;
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await emulator.close();
      await loops;
      await announcements[Symbol.asyncDispose]();
      await port.close();
      await app.close();
      await rm(mediaFolder, { recursive: true });
      await database[Symbol.asyncDispose]();
    },
  };
}

async function prepare(
  db: Db,
  emulator: Emulator,
  secret: string,
  clock: Clock,
  options: ServiceOptions,
): Promise<void> {
  const { settings } = emulator;
  await transact(db, async (tx) => {
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
      messagesPerSecond: options.messagesPerSecond ?? 80,
      dailyRecipientLimit: null,
      flowId: null,
    });
  });
  await plantDemo(db, clock.now());
  await firstStaff(db, demoStaff, clock.now());
  await firstToken(db, demoToken, clock.now());
}

/** A port that listens already, so that its address is known before the app is made. */
async function reserve() {
  let answer: ((request: Request) => Response | Promise<Response>) | null = null;
  const server = createAdaptorServer({
    fetch: (request, env) =>
      answer === null
        ? new Response("not yet", { status: 503 })
        : // The environment carries the socket, which rate limits ask for the caller's address.
          (answer as (request: Request, env: unknown) => Response | Promise<Response>)(
            request,
            env,
          ),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    serve(fetch: App["fetch"]) {
      answer = fetch as typeof answer;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
