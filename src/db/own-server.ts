/**
 * A real PostgreSQL of the program's own, from npm's binaries, in the data folder: for trying, tests and small towns.
 * Promises: one process holds a data folder, a second is told which; a server that outlived its process is found and
 * used again, one that dies is started again at the same address; it listens on 127.0.0.1 only and wants a password that
 * lies in the folder; nothing runs as root.
 * Does not know tables or migrations: what it hands out is an address like any DATABASE_URL.
 */
import { clusterIn, prepareCluster } from "./own-server/cluster.ts";
import { hold, release } from "./own-server/holder.ts";
import {
  ensureDatabase,
  findRunning,
  isPostgres,
  startPostmaster,
  stopPostmaster,
} from "./own-server/postmaster.ts";
import { watch } from "./own-server/watch.ts";

export { dataFolder, makeDataFolder } from "./own-server/data-folder.ts";

type Log = {
  info(details: object, words: string): void;
  warn(details: object, words: string): void;
};

export type OwnServer = AsyncDisposable & {
  /** `postgres://…` with its password: a secret. */
  readonly url: string;
  /** Stops the server where this process holds it, leaves it alone where it is shared. */
  close(): Promise<void>;
};

export type OwnServerOptions = {
  readonly log: Log;
  /** For single commands: where another process holds the folder, use its server beside it instead of refusing. */
  readonly share?: boolean;
  /** For workers: they never hold the folder, and wait up to half a minute for whoever does. */
  readonly guest?: boolean;
};

/**
 * Starts the server of `dataDir` or takes over the one that runs there; ready within a second, the first time two.
 * Throws one sentence where another process holds the folder, or where the folder cannot be used.
 */
export async function ownServer(
  dataDir: string,
  { log, share = false, guest = false }: OwnServerOptions,
): Promise<OwnServer> {
  if (guest) return await visit(dataDir);
  const holding = await hold(dataDir);
  if (holding.kind === "held-by-other") {
    if (!share) throw new Error(holding.sentence);
    const running = await findRunning(clusterIn(dataDir), { waitForStart: true });
    if (running === null) throw new Error(holding.sentence);
    return closable(running.url, () => Promise.resolve());
  }
  try {
    const { cluster, user, binaries } = await prepareCluster(dataDir);
    const found = await findRunning(cluster, { waitForStart: false });
    if (found !== null)
      log.info({ pid: found.pid }, "the database server that was left over is used again");
    const running = found ?? (await startPostmaster(cluster, binaries, user));
    await ensureDatabase(running.url);
    const watching = watch({
      pid: running.pid,
      isAlive: isPostgres,
      startAgain: async () => (await startPostmaster(cluster, binaries, user, running.port)).pid,
      log,
    });
    return closable(running.url, async () => {
      await watching.end();
      await stopPostmaster(watching.pid(), log);
      await release(holding);
    });
  } catch (error) {
    await release(holding);
    throw error;
  }
}

/** Uses the server that another process holds. */
async function visit(dataDir: string): Promise<OwnServer> {
  const running = await findRunning(clusterIn(dataDir), { waitForStart: true });
  if (running === null)
    throw new Error(
      `No database server runs in the data folder ${dataDir}: start \`rundruf serve\` first, or set DATABASE_URL.`,
    );
  return closable(running.url, () => Promise.resolve());
}

function closable(url: string, end: () => Promise<void>): OwnServer {
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= end());
  return { url, close, [Symbol.asyncDispose]: close };
}
