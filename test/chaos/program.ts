/** The program under test: one `serve` and two `worker`s on its own PostgreSQL, each started again when it was killed. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import nodeFlags from "../../bin/node-flags.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Makes the build as it is now: the command line looks after that itself. Returns the program's file. */
export async function buildProgram(): Promise<string> {
  await promisify(execFile)(process.execPath, [join(root, "bin/rundruf.mjs"), "--help"]);
  return join(root, "dist/rundruf.js");
}

export type Kept = {
  readonly name: string;
  /** SIGKILL; it comes back by itself. */
  kill(): void;
  /** How often it was started. */
  starts(): number;
  /** Ends it in good order, for ever. */
  end(): Promise<void>;
};

type Command = {
  readonly name: string;
  readonly file: string;
  readonly command: "serve" | "worker";
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
};

/** What an operator's supervisor does: starts it again, at once or after a moment. */
export function keepRunning({ name, file, command, environment, logFile }: Command): Kept {
  const log = openSync(logFile, "a");
  let child: ChildProcess | null = null;
  let ended = false;
  let starts = 0;
  const rounds = (async () => {
    while (!ended) {
      starts += 1;
      child = spawn(process.execPath, [...nodeFlags, file, command], {
        cwd: root,
        env: environment,
        stdio: ["ignore", log, log],
      });
      await once(child, "exit");
      if (!ended) await wait(200);
    }
    closeSync(log);
  })();
  return {
    name,
    kill: () => void child?.kill("SIGKILL"),
    starts: () => starts,
    async end() {
      ended = true;
      child?.kill("SIGTERM");
      await rounds;
    },
  };
}
