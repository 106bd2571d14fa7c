/** The commands of package.json as a stranger types them: real processes, real ports, a data folder of their own. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeDataFolder } from "../src/db/own-server.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
// A cold build and a first database on a busy machine.
const patience = 90_000;

test(
  "npm start says where it is ready; Ctrl-C ends it with 0 and leaves no process",
  async () => {
    await using folder = await dataFolder();

    await using started = npm(["start"], { ...folder.environment, PORT: "0", EMULATOR_PORT: "0" });
    const [, app = "", emulator = ""] = await started.says(/^ready (\S+) (\S+)$/m);
    const answers = await Promise.all(
      [`${app}/`, `${app}/readyz`, `${emulator}/`].map(async (url) => (await fetch(url)).status),
    );
    started.process.kill("SIGINT");
    const code = await started.ends();

    expect(answers).toEqual([200, 200, 200]);
    expect(code).toBe(0);
    expect(started.output()).toMatch(/^ {2}5\. /m);
    // Nobody warns about what ends as it should.
    expect(started.output()).not.toContain('"level"');
    expect(await processesIn(folder.path)).toEqual([]);
    await expect(fetch(`${app}/healthz`)).rejects.toThrow("fetch failed");
  },
  patience,
);

test(
  "a killed program leaves a database that the next start finds; meanwhile a second one is told who holds it",
  async () => {
    await using folder = await dataFolder();
    const environment = { ...folder.environment, RUNDRUF_DEMO: "1", PORT: "0", LOG_LEVEL: "info" };

    await using first = npm(["run", "rundruf", "--", "serve"], environment);
    await first.says(/"serving"/);
    const { pid } = JSON.parse(await readFile(join(folder.path, "holder.json"), "utf8"));
    await using second = npm(["run", "rundruf", "--", "serve"], environment);
    const secondCode = await second.ends();
    await using beside = npm(["run", "rundruf", "--", "consent", "verify"], folder.environment);
    const besideCode = await beside.ends();
    process.kill(pid, "SIGKILL");
    await first.ends();
    await using third = npm(["run", "rundruf", "--", "serve"], environment);
    await third.says(/"serving"/);
    third.process.kill("SIGTERM");
    const thirdCode = await third.ends();

    expect([secondCode, besideCode, thirdCode]).toEqual([1, 0, 0]);
    expect(second.output()).toContain(`is held by process ${pid} since`);
    expect(beside.output()).toContain("The chain is intact");
    expect(third.output()).toContain("left over is used again");
    expect(await processesIn(folder.path)).toEqual([]);
  },
  patience,
);

test(
  "a signal in the middle of the start ends it in order, too",
  async () => {
    await using folder = await dataFolder();
    const environment = { ...folder.environment, RUNDRUF_DEMO: "1", PORT: "0", LOG_LEVEL: "info" };

    await using started = npm(["run", "rundruf", "--", "serve"], environment);
    await started.says(/database brought up to date/);
    started.process.kill("SIGTERM");
    const code = await started.ends();

    expect(code).toBe(0);
    expect(await processesIn(folder.path)).toEqual([]);
  },
  patience,
);

test(
  "outside of the demonstration a missing RUNDRUF_SECRET stops the start before anything is made",
  async () => {
    await using folder = await dataFolder();

    await using started = npm(["run", "rundruf", "--", "serve"], folder.environment);
    const code = await started.ends();

    expect(code).toBe(1);
    expect(started.output()).toMatch(/^RUNDRUF_SECRET is missing: .+\.$/m);
    expect(await readdir(folder.path)).toEqual([]);
  },
  patience,
);

test(
  "doctor names what is missing before the first start, and nothing that is not wrong",
  async () => {
    await using folder = await dataFolder();
    const environment = {
      ...folder.environment,
      RUNDRUF_SECRET: "a secret of thirty-two letters!!",
      PUBLIC_URL: "https://nachrichten.kreis.example",
    };

    await using asked = npm(["run", "rundruf", "--", "doctor", "--offline"], environment);
    const code = await asked.ends();
    const wrong = asked.output().match(/^WRONG .+$/gm);

    expect(code).toBe(1);
    expect(wrong).toEqual([expect.stringContaining("migrations are missing")]);
  },
  patience,
);

/** Passable for the user who runs PostgreSQL where we are root. */
async function dataFolder() {
  const path = await mkdtemp(join(tmpdir(), "rundruf-commands-"));
  await makeDataFolder(path);
  return {
    path,
    environment: { DATA_DIR: path },
    [Symbol.asyncDispose]: async () => await rm(path, { recursive: true, force: true }),
  };
}

function npm(args: readonly string[], environment: Record<string, string>) {
  const { PATH, HOME } = process.env;
  const child = spawn("npm", ["--silent", ...args], {
    cwd: root,
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  return {
    process: child,
    output: () => output,
    says: async (sentence: RegExp) => await matched(child, () => output, sentence),
    ends: async () => {
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
      return child.exitCode;
    },
    // Where an expectation failed before the end came.
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "close");
    },
  };
}

async function matched(child: ChildProcess, output: () => string, sentence: RegExp) {
  for (;;) {
    const found = sentence.exec(output());
    if (found !== null) return found;
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${output()}`);
    await Promise.race([...[child.stdout, child.stderr].map(nextChunk), once(child, "close")]);
  }
}

async function nextChunk(stream: ChildProcess["stdout"]): Promise<void> {
  if (stream !== null) await once(stream, "data");
}

/** What still runs and names the folder: the program's PostgreSQL does. */
async function processesIn(folder: string): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map(async (pid) => await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return lines.filter((line) => line.includes(folder));
}
