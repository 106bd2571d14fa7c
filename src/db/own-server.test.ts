import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { expect, test } from "vitest";
import { dataFolder, ownServer } from "./own-server.ts";

const log = pino({ level: "silent" });
const isRoot = process.getuid?.() === 0;

async function temporaryFolder(mode = 0o755) {
  const folder = await mkdtemp(join(tmpdir(), "rundruf-own-"));
  await chmod(folder, mode);
  return {
    folder,
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true, force: true }),
  };
}

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query({ text: query, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

async function askUntilAnswered(url: string, query: string): Promise<unknown> {
  for (;;) {
    const answer = await ask(url, query).catch(() => null);
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A process that holds the folder, until it is killed. */
async function otherProcess(folder: string) {
  const script = `
    import { ownServer } from ${JSON.stringify(import.meta.resolve("./own-server.ts"))};
    const log = { info() {}, warn() {} };
    const server = await ownServer(${JSON.stringify(folder)}, { log });
    console.log(server.url);
    setInterval(() => {}, 1000);
    process.on("SIGTERM", () => server.close().then(() => process.exit(0)));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  const exited = once(child, "exit");
  return {
    pid: child.pid,
    url: String(line).trim(),
    end: async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await exited;
    },
  };
}

test("the server keeps what was written from one start to the next and is gone in between", async () => {
  await using place = await temporaryFolder();
  const first = await ownServer(join(place.folder, "data"), { log });
  await ask(first.url, "create table kept as select 'Käse'::text as word");
  await first.close();
  await expect(ask(first.url, "select 1")).rejects.toThrow("ECONNREFUSED");

  await using second = await ownServer(join(place.folder, "data"), { log });

  expect(await ask(second.url, "select upper(word) from kept")).toBe("KÄSE");
  expect(await ask(second.url, "show fsync")).toBe("on");
  expect(await ask(second.url, "show listen_addresses")).toBe("127.0.0.1");
  expect(await ask(second.url, "show server_encoding")).toBe("UTF8");
});

test("nobody gets in without the password, which only its owner can read", async () => {
  await using place = await temporaryFolder();
  await using server = await ownServer(place.folder, { log });
  const stranger = new URL(server.url);
  stranger.password = "guessed";

  await expect(ask(stranger.href, "select 1")).rejects.toThrow("password authentication failed");
  expect((await stat(join(place.folder, "postgresql.password"))).mode & 0o777).toBe(0o600);
});

test("a server that outlived its killed process is found and used again", async () => {
  await using place = await temporaryFolder();
  const killed = await otherProcess(place.folder);
  await ask(killed.url, "create table kept as select 1 as one");
  await killed.end("SIGKILL");

  await using server = await ownServer(place.folder, { log });

  expect(server.url).toBe(killed.url);
  expect(await ask(server.url, "select one from kept")).toBe(1);
  await server.close();
  await expect(ask(server.url, "select 1")).rejects.toThrow("ECONNREFUSED");
});

test("a server that is killed with all its processes is started again at the same address", async () => {
  await using place = await temporaryFolder();
  const folder = join(place.folder, "data");
  await using server = await ownServer(folder, { log });
  await ask(server.url, "create table kept as select 7 as value");
  const pid = Number(
    await readFile(join(folder, "postgresql/postmaster.pid"), "utf8").then(firstLine),
  );

  process.kill(pid, "SIGKILL");

  expect(await askUntilAnswered(server.url, "select value from kept")).toBe(7);
});

test("a worker uses the server that another process holds, and never holds the folder itself", async () => {
  await using place = await temporaryFolder();
  const folder = join(place.folder, "data");
  const holder = await ownServer(folder, { log });
  const guest = await ownServer(folder, { log, guest: true });
  await guest.close();

  expect(guest.url).toBe(holder.url);
  expect(await ask(holder.url, "select 1")).toBe(1);
  await holder.close();
  const next = await ownServer(folder, { log });
  // Workers that were there before find it again.
  expect(next.url).toBe(holder.url);
  await next.close();
});

test("a second process on the same data folder is told who holds it, and a single command may share", async () => {
  await using place = await temporaryFolder();
  const holder = await otherProcess(place.folder);

  await expect(ownServer(place.folder, { log })).rejects.toThrow(
    `held by process ${holder.pid} since`,
  );
  const shared = await ownServer(place.folder, { log, share: true });
  expect(await ask(shared.url, "select 1")).toBe(1);
  await shared.close();

  expect(await ask(holder.url, "select 1")).toBe(1);
  await holder.end("SIGTERM");
  await expect(ask(holder.url, "select 1")).rejects.toThrow("ECONNREFUSED");
});

test("the pid file of a server that died with the machine is cleaned away, even if its number lives on", async () => {
  await using place = await temporaryFolder();
  const first = await ownServer(place.folder, { log });
  const pidFile = join(place.folder, "postgresql", "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8")).split("\n");
  await first.close();
  lines[0] = String(process.pid);
  await writeFile(pidFile, lines.join("\n"));

  await using second = await ownServer(place.folder, { log });

  expect(await ask(second.url, "select 1")).toBe(1);
});

test("a lock of a dead process is taken over, whatever it says", async () => {
  await using place = await temporaryFolder();
  const dead = { pid: process.pid, started: "another boot 1", since: "2026-11-24T09:00:00Z" };
  for (const text of [JSON.stringify(dead), '{"pid":', ""]) {
    await writeFile(join(place.folder, "holder.json"), text);

    await using server = await ownServer(place.folder, { log });

    expect(await ask(server.url, "select 1")).toBe(1);
  }
});

test("data lies in ./data unless DATA_DIR says otherwise", async () => {
  await using place = await temporaryFolder();

  expect(await dataFolder(undefined, place.folder)).toBe(join(place.folder, "data"));
  expect(await dataFolder("elsewhere", place.folder)).toBe(join(place.folder, "elsewhere"));
});

test.runIf(isRoot)(
  "as root in a folder that others cannot enter, data lies below /var/lib",
  async () => {
    await using place = await temporaryFolder(0o700);
    const inside = join(place.folder, "town");
    await mkdir(inside);

    expect(await dataFolder(undefined, inside)).toMatch(/^\/var\/lib\/rundruf\/town-[0-9a-f]{8}$/);
    await expect(ownServer(join(inside, "data"), { log })).rejects.toThrow(
      /DATA_DIR .* cannot enter.*choose a folder outside/,
    );
  },
);

test.runIf(isRoot)(
  "as root a data folder that something else made closed lets PostgreSQL pass",
  async () => {
    await using place = await temporaryFolder();
    const closed = join(place.folder, "data");
    await mkdir(closed, { mode: 0o700 });

    await using server = await ownServer(closed, { log });

    expect(await ask(server.url, "select 1")).toBe(1);
    expect((await stat(closed)).mode & 0o777).toBe(0o711);
  },
);

test.runIf(isRoot)("as root the server runs as somebody without rights", async () => {
  await using place = await temporaryFolder();
  await using server = await ownServer(place.folder, { log });
  const pid = (await readFile(join(place.folder, "postgresql", "postmaster.pid"), "utf8")).split(
    "\n",
  )[0];

  expect((await stat(`/proc/${pid}`)).uid).not.toBe(0);
  expect(await ask(server.url, "select 1")).toBe(1);
});
