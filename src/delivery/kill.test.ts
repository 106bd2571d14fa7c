/** Killing the process: a real one, with SIGKILL, in the middle of its sending. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { haltAccount } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink, type Arrival } from "./testing-sink.ts";

const people = 200;

test("invariant 7: Killing the process at any line loses nothing and sends nothing twice.", async () => {
  const killing = Promise.withResolvers<void>();
  let killed = false;
  await using sink = await openSink((_, count) => {
    if (killed || count < 60) return "accept";
    killing.resolve();
    // Accepted by WhatsApp, and the answer never comes: the process is dead by then.
    return new Promise(() => undefined);
  });
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 400 });
  engine.clock.set(new Date());
  const batch = await engine.opensBatch("Neuigkeiten");
  const all = await engine.crowd(people);
  await batch.add(all);

  const child = startSender(engine.databaseUrl, engine.secret);
  const gone = once(child, "exit");
  await Promise.race([killing.promise, gone]);
  child.kill("SIGKILL");
  await gone;
  killed = true;

  // Another process takes over once the dead one's lease has run out; the test's clock stands where the machine's does.
  engine.clock.set(new Date(Date.now() + 15_000));
  for (const person of all) await engine.writes(person);
  await engine.sends();
  const afterTakingOver = await engine.counts();
  await reportAll(engine, sink.arrivals);
  engine.clock.advance("11m");
  await engine.sends();
  await reportAll(engine, sink.arrivals);

  expect(afterTakingOver["uncertain"]).toBeGreaterThan(0);
  expect([...sink.perPhone().values()].filter((count) => count !== 1)).toEqual([]);
  expect(sink.perPhone().size).toBe(people);
  expect(await engine.counts()).toEqual({ delivered: people });
}, 60_000);

test("a crash leaves no more uncertain than one second of the pace, however slow the answers are", async () => {
  const pace = 300;
  const killing = Promise.withResolvers<void>();
  await using sink = await openSink((_, count) => {
    if (count < 60) return "accept";
    // From here on nothing is answered any more, for three seconds of sending.
    if (count === 60) setTimeout(killing.resolve, 3_000);
    return new Promise(() => undefined);
  });
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: pace });
  engine.clock.set(new Date());
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(1_000));

  const child = startSender(engine.databaseUrl, engine.secret);
  const gone = once(child, "exit");
  await Promise.race([killing.promise, gone]);
  child.kill("SIGKILL");
  await gone;
  engine.clock.set(new Date(Date.now() + 15_000));
  await haltEverything(engine);
  await engine.sends();

  const { uncertain = 0 } = await engine.counts();
  expect(uncertain).toBeGreaterThan(pace / 2);
  expect(uncertain).toBeLessThanOrEqual(pace);
}, 60_000);

/** The next process looks after what it finds, and sends nothing. */
async function haltEverything(engine: Engine): Promise<void> {
  await transact(engine.db, async (tx) => {
    await haltAccount(tx, engine.accountId, "Not-Aus", engine.clock.now());
  });
}

type Engine = Awaited<ReturnType<typeof openEngine>>;

/** WhatsApp tells that each of these was delivered. */
async function reportAll(engine: Engine, arrivals: readonly Arrival[]): Promise<void> {
  for (const { reference, providerMessageId } of arrivals)
    await engine.report({ state: "delivered", deliveryRef: reference, providerMessageId });
}

function startSender(databaseUrl: string, secret: string) {
  const script = fileURLToPath(new URL("testing-sender.ts", import.meta.url));
  return spawn(process.execPath, [script, databaseUrl, "the one to be killed", secret], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
