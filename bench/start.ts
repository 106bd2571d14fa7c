/** `npm start` from an empty data folder, and again: seconds until the line that says ready. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Benchmark } from "./report.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export const start: Benchmark = async () => {
  const folder = await mkdtemp(join(tmpdir(), "rundruf-start-"));
  try {
    const first = await secondsToReady(folder);
    const second = await secondsToReady(folder);
    return [
      { what: "npm start, empty data folder, packages present", value: first, unit: "s" },
      { what: "npm start again", value: second, unit: "s" },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function secondsToReady(folder: string): Promise<number> {
  const begun = performance.now();
  const program = spawn(process.execPath, [join(root, "bin/start.mjs")], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: "0", EMULATOR_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(program, "exit");
  let said = "";
  const seconds = await new Promise<number>((resolve, reject) => {
    program.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
    program.stdout.on("data", (chunk) => {
      said += String(chunk);
      if (/^ready /m.test(said)) resolve((performance.now() - begun) / 1000);
    });
  });
  program.kill("SIGTERM");
  await ended;
  return seconds;
}
