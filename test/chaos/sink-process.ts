/** Starts the other side and asks it what it counted. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { PhoneEntry } from "./sink/ledger.ts";

export type SinkAccount = {
  readonly businessAccountId: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
  readonly appSecret: string;
};

export type SinkSetting = {
  readonly account: SinkAccount;
  readonly webhookUrl: string;
  readonly seed: number;
  readonly withhold: boolean;
};

export type SinkReport = {
  readonly accepted: number;
  readonly strange: number;
  /** Statuses that are still to be told. */
  readonly untold: number;
  readonly busiestSecond: number;
  readonly entries: readonly PhoneEntry[];
};

export type SinkProcess = AsyncDisposable & {
  readonly url: string;
  counts(): Promise<SinkReport>;
  /** With an entry for every phone. */
  all(): Promise<SinkReport>;
};

export async function startSink(setting: SinkSetting): Promise<SinkProcess> {
  const main = fileURLToPath(new URL("sink/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, JSON.stringify(setting)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: port } = await lines.next();
  const ask = async (question: string): Promise<SinkReport> => {
    child.stdin.write(`${question}\n`);
    const { value } = await lines.next();
    // What the process prints for each line.
    return JSON.parse(value ?? "") as SinkReport;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    counts: async () => await ask("counts"),
    all: async () => await ask("all"),
    async [Symbol.asyncDispose]() {
      const gone = once(child, "exit");
      child.stdin.end();
      await gone;
    },
  };
}
