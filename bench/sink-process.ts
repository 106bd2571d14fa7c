/** Starts the sink and asks it what came. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export type Sink = AsyncDisposable & {
  readonly url: string;
  /** How many came since the last call, and when the first of them did, in milliseconds since 1970. */
  came(): Promise<{ readonly count: number; readonly firstAt: number }>;
};

export async function startSink(): Promise<Sink> {
  const process_ = spawn(process.execPath, [join(root, "bench/sink.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: process_.stdout })[Symbol.asyncIterator]();
  const { value: port } = await lines.next();
  return {
    url: `http://127.0.0.1:${port}`,
    async came() {
      process_.stdin.write("\n");
      const { value } = await lines.next();
      // What the sink of this folder prints.
      return JSON.parse(value ?? "") as { count: number; firstAt: number };
    },
    async [Symbol.asyncDispose]() {
      const gone = once(process_, "exit");
      process_.stdin.end();
      await gone;
    },
  };
}
