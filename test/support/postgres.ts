import { execFile, spawn } from "node:child_process";
import { access, chown, constants, mkdtemp, readdir, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { ownBinaries, type Binaries } from "../../src/db/own-server/binaries.ts";
import { freePort } from "../../src/db/own-server/ports.ts";
import { chooseSystemUser } from "../../src/db/own-server/system-user.ts";

const run = promisify(execFile);

/** Fast, and forgetful only where the machine itself fails, which no test does. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  max_wal_size: "128MB",
  max_connections: "300",
  unix_socket_directories: "",
  autovacuum_naptime: "10min",
  log_min_messages: "fatal",
  log_min_error_statement: "panic",
};

/**
 * A PostgreSQL for one run of tests, in a temporary folder on a free port. It ends and its folder goes when it is
 * disposed of, and also when this process is killed: a shell holds it that reads from us until we are gone.
 *
 * @param which "own": npm's binaries; "system": the newest of the machine's own, 15 or newer
 */
export async function startPostgres(
  which: "own" | "system",
): Promise<{ url: string } & AsyncDisposable> {
  const user = await chooseSystemUser({ make: false });
  const identity = user === null ? {} : { uid: user.uid, gid: user.gid };
  const binaries =
    which === "own" ? await ownBinaries(user, "/var/lib/rundruf") : await systemBinaries();
  const folder = await mkdtemp(join(await quickFolder(), "rundruf-postgres-"));
  if (user !== null) await chown(folder, user.uid, user.gid);
  const cluster = join(folder, "cluster");
  const locale =
    binaries.major >= 17
      ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
      : ["--locale=C.UTF-8"];
  await run(
    join(binaries.folder, "initdb"),
    ["-D", cluster, "-U", "rundruf", "-A", "trust", "-E", "UTF8", "--no-sync", ...locale],
    { ...identity, cwd: folder },
  );

  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = spawn(
      "/bin/sh",
      [
        "-c",
        holdingShell,
        "sh",
        folder,
        join(binaries.folder, "postgres"),
        ...flags(cluster, port),
      ],
      { ...identity, cwd: folder, detached: true, stdio: ["pipe", "ignore", "pipe"] },
    );
    let said = "";
    server.stderr.on("data", (chunk) => (said += String(chunk)));
    const gone = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    const url = `postgres://rundruf@127.0.0.1:${port}/postgres`;
    if (await answers(url, () => server.exitCode !== null)) {
      // The run must not wait for the server; the server waits for the run.
      server.unref();
      return {
        url,
        async [Symbol.asyncDispose]() {
          server.ref();
          server.stdin.end();
          await gone;
        },
      };
    }
    server.stdin.end();
    await gone;
    if (attempt === 3) throw new Error(`PostgreSQL for tests did not start: ${said.trim()}`);
  }
}

/**
 * Memory where the machine offers enough of it as a folder: ext4 spent more than half of a run's processor time looking for
 * inodes, because it does not soon reuse those of the thousands of files that dropped databases leave.
 */
async function quickFolder(): Promise<string> {
  try {
    await access(inMemory, constants.W_OK);
    const { bavail, bsize } = await statfs(inMemory);
    return bavail * bsize >= enoughBytes ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}

const inMemory = "/dev/shm";
/** A run needs about a quarter of it. */
const enoughBytes = 1024 ** 3;

/** Runs the server beside a `read` that returns when the other end of its input is closed, however that came about. */
const holdingShell = `
folder="$1"; shift
"$@" &
server=$!
( while kill -0 $server 2>/dev/null; do sleep 1; done; kill $$ 2>/dev/null ) </dev/null >/dev/null 2>&1 &
watch=$!
trap 'exit 1' TERM
read -r _
kill -INT $server
wait $server
kill $watch 2>/dev/null
cd /
rm -rf "$folder"
`;

function flags(cluster: string, port: number): string[] {
  const all = { ...settings, port: String(port), listen_addresses: "127.0.0.1" };
  return [
    "-D",
    cluster,
    ...Object.entries(all).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ];
}

async function answers(url: string, ended: () => boolean): Promise<boolean> {
  const until = Date.now() + 30_000;
  while (Date.now() < until && !ended()) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      return true;
    } catch {
      await wait(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

/** Debian keeps every major version in a folder of its own. */
export async function systemBinaries(): Promise<Binaries> {
  const root = "/usr/lib/postgresql";
  const majors = (await readdir(root).catch(() => [])).map(Number).filter((major) => major >= 15);
  if (majors.length === 0)
    throw new Error(
      `There is no PostgreSQL 15 or newer in ${root}: install the package postgresql.`,
    );
  const major = Math.max(...majors);
  return { folder: join(root, String(major), "bin"), major };
}
