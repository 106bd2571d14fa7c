/** What must not outlive a benchmark that is called off: databases and folders. Its processes end by themselves with it. */
import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const open = new Set<AsyncDisposable>();

/** Closed when the benchmark is called off, unless it was closed before. */
export function closeWhenCalledOff<Closed extends AsyncDisposable>(opened: Closed): Closed {
  const close = opened[Symbol.asyncDispose].bind(opened);
  open.add(opened);
  opened[Symbol.asyncDispose] = async () => {
    open.delete(opened);
    await close();
  };
  return opened;
}

/** Ctrl-C and its like close all that is open, the last first. */
export function heedCallingOff(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void callOff(128 + constants.signals[signal]));
}

async function callOff(code: number): Promise<void> {
  for (const opened of [...open].toReversed())
    try {
      await opened[Symbol.asyncDispose]();
    } catch {
      // The others are to be closed all the same.
    }
  process.exit(code);
}

/** A program of ours that ends when we do, however we end. */
export function spawnWithUs(
  file: string,
  args: readonly string[],
  {
    env = process.env,
    flags = ["--enable-source-maps"],
    stdio,
  }: {
    env?: NodeJS.ProcessEnv;
    flags?: readonly string[];
    stdio: readonly ("pipe" | "ignore" | "inherit" | number)[];
  },
): ChildProcess {
  const watch = join(root, "bin/end-with-parent.mjs");
  const channels: StdioOptions = [...stdio, "pipe"];
  return spawn(process.execPath, [...flags, "--import", watch, file, ...args], {
    env,
    stdio: channels,
  });
}
