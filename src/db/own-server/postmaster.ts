import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chown, open, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Binaries } from "./binaries.ts";
import { environment, type Cluster } from "./cluster.ts";
import { freePort } from "./ports.ts";
import type { SystemUser } from "./system-user.ts";

export type Running = { readonly pid: number; readonly port: number; readonly url: string };

const databaseName = "rundruf";

/** Modest: some 100 MB of memory in all. Everything that keeps data safe stays as PostgreSQL ships it. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "128MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  // Statements can hold what people wrote; logs never do.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/**
 * The server that runs on this cluster already, by its `postmaster.pid`, or null. The file of a dead server, of another
 * process under the same number, or of the folder this one was copied from is removed.
 */
export async function findRunning(
  cluster: Cluster,
  { waitForStart }: { waitForStart: boolean },
): Promise<Running | null> {
  const until = Date.now() + 30_000;
  for (;;) {
    const written = await readPidFile(cluster);
    if (written === null && !(waitForStart && Date.now() < until)) return null;
    if (written !== null) {
      const url = await addressOf(cluster, written.port);
      const asked = await askWhere(url);
      if (asked.kind === "answers" && asked.folder === (await realpath(cluster.folder)))
        return { ...written, url };
      const theirs = asked.kind === "answers" || !isPostgres(written.pid);
      if (theirs && !waitForStart) {
        await rm(join(cluster.folder, "postmaster.pid"), { force: true });
        return null;
      }
      if (Date.now() > until)
        throw new Error(
          `The database server ${written.pid} of ${cluster.folder} runs but does not answer: ${asked.kind === "silent" ? asked.reason : "it serves another folder"}. See ${cluster.logFile}.`,
        );
    }
    await wait(50);
  }
}

/**
 * Starts the server; it goes on when this process is killed. It listens where it did last time, so that whoever used it finds
 * it again, or elsewhere where that port is taken; with `onlyPort` there or not at all. Throws with its last words where it
 * does not come up.
 */
export async function startPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  user: SystemUser | null,
  onlyPort?: number,
): Promise<Running> {
  const log = await open(cluster.logFile, "a", 0o600);
  try {
    if (user !== null) await chown(cluster.logFile, user.uid, user.gid);
    const lastPort = onlyPort ?? (await readPort(cluster));
    const most = onlyPort === undefined ? 3 : 1;
    for (let attempt = 1; attempt <= most; attempt += 1) {
      const port = attempt === 1 && lastPort !== null ? lastPort : await freePort();
      const flags = Object.entries({ ...settings, port: String(port) });
      const server = spawn(
        join(binaries.folder, "postgres"),
        ["-D", cluster.folder, ...flags.flatMap(([key, value]) => ["-c", `${key}=${value}`])],
        {
          ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
          cwd: cluster.folder,
          env: environment,
          detached: true,
          stdio: ["ignore", log.fd, log.fd],
        },
      );
      let ended = false;
      server.once("exit", () => (ended = true));
      server.once("error", () => (ended = true));
      server.unref();
      const url = await addressOf(cluster, port);
      const pid = server.pid;
      if (pid === undefined || !(await comesUp(url, () => ended))) continue;
      await writeFile(cluster.portFile, `${port}\n`);
      return { pid, port, url };
    }
  } finally {
    await log.close();
  }
  const last = (await readFile(cluster.logFile, "utf8")).trim().split("\n").slice(-3).join(" ");
  throw new Error(`The database server in ${cluster.folder} did not start: ${last}`);
}

/** Makes the program's database in a new cluster. */
export async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, "postgres") });
  // The query says it, too.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [
      databaseName,
    ]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** Ends connections, writes everything down and stops (PostgreSQL's "fast"); waits for it up to a minute. */
export async function stopPostmaster(
  pid: number,
  log: { warn(details: object, words: string): void },
): Promise<void> {
  const until = Date.now() + 60_000;
  if (!signal(pid, "SIGINT")) return;
  while (isPostgres(pid)) {
    if (Date.now() > until) {
      log.warn({ pid }, "the database server is still stopping; it is left to itself");
      return;
    }
    await wait(20);
  }
}

async function comesUp(url: string, ended: () => boolean): Promise<boolean> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && !ended()) {
    if ((await askWhere(url)).kind === "answers") return true;
    await wait(20);
  }
  return false;
}

/** The folder that the server at this address serves, as it says itself. */
async function askWhere(
  url: string,
): Promise<{ kind: "answers"; folder: string } | { kind: "silent"; reason: string }> {
  const client = new pg.Client({
    connectionString: withDatabase(url, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  // A server that is just stopping may break the connection after the answer.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return { kind: "answers", folder: await realpath(rows[0]?.data_directory ?? "") };
  } catch (error) {
    return { kind: "silent", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Line 1 is the pid, line 4 the port (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_…). Null: no file or half a one. */
async function readPidFile(cluster: Cluster): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(cluster.folder, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** Where it listened last time; null where nobody knows. */
async function readPort(cluster: Cluster): Promise<number | null> {
  const port = Number(await readFile(cluster.portFile, "utf8").catch(() => ""));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

async function addressOf(cluster: Cluster, port: number): Promise<string> {
  const password = (await readFile(cluster.passwordFile, "utf8")).trim();
  return `postgres://rundruf:${password}@127.0.0.1:${port}/${databaseName}`;
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/** Whether that process lives and is a PostgreSQL. A dead child that nobody waited for yet (zombie) is not. */
export function isPostgres(pid: number): boolean {
  if (process.platform !== "linux") return signal(pid, 0);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return /\((postgres|postmaster)\) [^ZX]/.test(stat);
  } catch {
    return false;
  }
}

/** False where there is no such process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
