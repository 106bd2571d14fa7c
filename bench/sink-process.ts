/** Starts the sink and asks it what came. */
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { spawnWithUs } from "./calling-off.ts";
import { number } from "./plant.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export type Sink = AsyncDisposable & {
  readonly url: string;
  /** How many came since the last call, and when the first and the last of them did, in milliseconds since 1970. */
  came(): Promise<Came>;
  /** To this webhook, where it reports. */
  reportTo(webhookUrl: string): void;
};

type Came = {
  readonly count: number;
  readonly firstAt: number;
  /** Of one that answers and nothing else. */
  readonly lastAt?: number;
  /** Reports that are not sent, not answered, and refused; where it reports. */
  readonly queued?: number;
  readonly open?: number;
  readonly failed?: number;
};

/** One that answers and nothing else. */
export async function startSink(): Promise<Sink> {
  return await start("sink", []);
}

/** One that reports each message, so many statuses in one body. */
export async function startMeta(together: number): Promise<Sink> {
  const [appSecret] = number.appSecrets;
  return await start("meta", [appSecret, number.externalId, String(together)]);
}

async function start(name: "sink" | "meta", args: readonly string[]): Promise<Sink> {
  const process_ = spawnWithUs(join(root, `bench/${name}.ts`), args, {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdin, stdout } = process_;
  if (stdin === null || stdout === null) throw new Error("The sink has no pipes");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const { value: port } = await lines.next();
  return {
    url: `http://127.0.0.1:${port}`,
    reportTo(webhookUrl) {
      stdin.write(`${webhookUrl}\n`);
    },
    async came() {
      stdin.write("\n");
      const { value } = await lines.next();
      // What the programs of this folder print.
      return JSON.parse(value ?? "") as Came;
    },
    async [Symbol.asyncDispose]() {
      const gone = once(process_, "exit");
      stdin.end();
      await gone;
    },
  };
}
