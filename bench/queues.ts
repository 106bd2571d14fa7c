/** The queues that one would take instead of an engine of one's own, one job per recipient, to the same other side. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../src/db/own-server/ports.ts";
import { peersFolder } from "./peers.ts";
import { ownDatabase } from "./plant.ts";
import { runAlone } from "./run-alone.ts";
import type { Sink } from "./sink-process.ts";

/** Forgets whom it sent to: shown, but nothing that could stand in for an engine that answers "who got it". */
export const withoutRecord = "graphile-worker, no record";

/** Messages a second by what was measured; BullMQ only where the machine has a redis-server. */
export async function runQueues(
  sink: Sink,
  recipients: number,
): Promise<ReadonlyMap<string, number>> {
  const folder = peersFolder("queues");
  const rates = new Map<string, number>();
  const graphile = join(folder, "graphile-worker.mjs");
  rates.set("pg-boss", await run(join(folder, "pg-boss.mjs"), sink, recipients, []));
  rates.set(withoutRecord, await run(graphile, sink, recipients, []));
  rates.set(
    "graphile-worker, results in PostgreSQL",
    await run(graphile, sink, recipients, ["record"]),
  );
  if (spawnSync("redis-server", ["--version"]).status !== 0) return rates;
  await using redis = await startRedis();
  const options = [String(redis.port)];
  rates.set(
    "BullMQ, results in PostgreSQL",
    await run(join(folder, "bullmq.mjs"), sink, recipients, options),
  );
  return rates;
}

async function run(
  file: string,
  sink: Sink,
  recipients: number,
  more: readonly string[],
): Promise<number> {
  await using planted = await ownDatabase();
  const [said] = await runAlone(file, [sink.url, planted.databaseUrl, String(recipients), ...more]);
  await sink.came();
  // What the programs of this folder print.
  return (said as { rate: number }).rate;
}

/** Nothing on disk: in its favour. */
async function startRedis() {
  const port = await freePort();
  const redis = spawn(
    "redis-server",
    ["--port", String(port), "--save", "", "--appendonly", "no"],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const chunk of redis.stdout) if (String(chunk).includes("Ready to accept")) break;
  redis.stdout?.resume();
  return {
    port,
    async [Symbol.asyncDispose]() {
      const gone = once(redis, "exit");
      redis.kill("SIGTERM");
      await gone;
    },
  };
}
