/**
 * Runs the program: database, migrations, first accounts, loops, HTTP, until a signal comes. `serve` does everything in
 * one process; `worker` runs the loops only, as many of them as one likes beside it.
 */
import { serve as listenHttp, type ServerType } from "@hono/node-server";
import { once } from "node:events";
import { hostname } from "node:os";
import { openApp, type App } from "./app.ts";
import { publicUrl, type Config } from "./config.ts";
import { isDatabaseAway, listen } from "./db/db.ts";
import { firstStaff, firstToken } from "./staff/staff.ts";
import { openGround, type Ground } from "./ground.ts";

/** How long work that is under way may take after a signal, in milliseconds. */
const lastTurnMs = 10_000;

/** Serves until SIGINT or SIGTERM. Throws one sentence where it cannot start. */
export async function serve(config: Config): Promise<void> {
  using asked = untilAskedToEnd();
  await using ground = await openGround(config);
  await ground.migrate();
  await ground.setUp();
  await firstStaff(
    ground.db,
    { email: config.RUNDRUF_ADMIN_EMAIL, password: config.RUNDRUF_ADMIN_PASSWORD },
    ground.clock.now(),
  );
  await firstToken(ground.db, config.RUNDRUF_API_TOKEN, ground.clock.now());

  const app = appOn(ground, config);
  await using _http = await startHttp(app.fetch, "PORT", config.PORT, config.HOST);
  await using _announcements = await listenTo(app, ground);
  ground.log.info({ port: config.PORT, publicUrl: publicUrl(config) }, "serving");
  await runLoops(app, ground, asked.signal);
}

/** Runs the loops until SIGINT or SIGTERM, without pages. */
export async function work(config: Config): Promise<void> {
  using asked = untilAskedToEnd();
  await using ground = await openGround(config, { guest: true });
  await ground.migrate();
  const app = appOn(ground, config);
  await using _announcements = await listenTo(app, ground);
  await using _http =
    config.METRICS_PORT === undefined
      ? null
      : await startHttp(app.watchedFetch, "METRICS_PORT", config.METRICS_PORT, config.HOST);
  ground.log.info({}, "working");
  await runLoops(app, ground, asked.signal);
}

function appOn(ground: Ground, config: Config): App {
  return openApp({
    db: ground.db,
    clock: ground.clock,
    log: ground.log,
    secret: ground.secret,
    mediaFolder: ground.mediaFolder,
    publicUrl: publicUrl(config),
    linkUrl: config.WHATSAPP_LINK_URL,
    apiUrl: config.WHATSAPP_API_URL,
    apiVersion: config.WHATSAPP_API_VERSION,
    demo: config.RUNDRUF_DEMO === "1",
    allowPrivate: config.SOURCES_ALLOW_PRIVATE === "1",
    trustedProxy: config.TRUSTED_PROXY === "1",
    graceSeconds: config.DELIVERY_GRACE_SECONDS,
    countdownSeconds: config.COUNTDOWN_SECONDS,
    paceIsFixed: config.WHATSAPP_MESSAGES_PER_SECOND !== undefined,
    metricsToken: config.METRICS_TOKEN,
    owner: `${hostname()}:${process.pid}:${crypto.randomUUID().slice(0, 8)}`,
  });
}

/** Pages look again when something changed in any process, and when announcements may have been missed. */
async function listenTo(app: App, { databaseUrl, log }: Ground): Promise<AsyncDisposable> {
  return await listen(databaseUrl, "live", (topic) => app.live.announced(topic), {
    log,
    onConnect: () => app.live.everything(),
  });
}

/** Ends with whatever ends the program, also where it fails right after: a server that listens keeps a process alive. */
async function startHttp(
  fetch: App["fetch"],
  key: "PORT" | "METRICS_PORT",
  port: number,
  host: string,
): Promise<AsyncDisposable> {
  const server = listenHttp({ fetch, port, hostname: host });
  const listening = once(server, "listening");
  try {
    await listening;
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw new Error(
      taken
        ? `${key} ${port} is already in use: stop the other program or set another ${key}.`
        : `HOST ${host} and ${key} ${port} cannot be listened on.`,
      { cause: error },
    );
  }
  return { [Symbol.asyncDispose]: async () => await endHttp(server) };
}

async function endHttp(server: ServerType): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // Open event streams would hold the server for a quarter of an hour.
  if ("closeAllConnections" in server) server.closeAllConnections();
  await closed;
}

/**
 * Listens from the first moment: a signal during the start would leave a database server of our own behind. A second
 * signal ends the process at once.
 */
function untilAskedToEnd(): Disposable & { readonly signal: AbortSignal } {
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  return {
    signal: ending.signal,
    [Symbol.dispose]() {
      process.removeListener("SIGINT", end);
      process.removeListener("SIGTERM", end);
    },
  };
}

async function runLoops(app: App, { log }: Ground, signal: AbortSignal): Promise<void> {
  const running = Promise.all(app.loops.map(async (one) => await one.run(signal)));
  if (!signal.aborted) await once(signal, "abort");
  log.info({}, "ending: what is under way is finished");
  const late = setTimeout(() => {
    // What is left on the wire is found again by its lease and settled as uncertain.
    log.warn({}, "some work did not end in time");
    process.exit(1);
  }, lastTurnMs);
  await running;
  clearTimeout(late);
  await app.close();
}

/** One sentence for whoever started the program; the log has the rest. */
export function sentenceOf(error: unknown): string {
  if (isDatabaseAway(error))
    return "The database does not answer: check DATABASE_URL and that the server runs.";
  return error instanceof Error ? error.message : String(error);
}
