/** Killing the process: a real one, with SIGKILL, in the middle of its sending. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
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

test("what nobody can know stays uncertain and is not sent again: the stream of reports is silent", async () => {
  await using sink = await openSink((_, count) => (count === 1 ? "silence" : "accept"));
  await using engine = await openEngine({ apiUrl: sink.url });
  const [ann] = await engine.crowd(1);
  if (ann === undefined) throw new Error("Nobody was met");

  await engine.answer(ann, "Kommt das an?");
  await engine.sends();
  engine.clock.advance("2h");
  await engine.sends();

  expect(await engine.states()).toEqual(["uncertain"]);
  expect(sink.arrivals).toHaveLength(1);
});

test("silence means not accepted once the grace time is over and reports of later sends have come", async () => {
  await using sink = await openSink((_, count) => (count === 1 ? "silence" : "accept"));
  await using engine = await openEngine({ apiUrl: sink.url });
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");

  await engine.answer(ann, "Kommt das an?");
  await engine.sends();
  engine.clock.advance("1m");
  await engine.answer(bob, "Und das?");
  await engine.sends();
  await reportAll(engine, sink.arrivals.slice(1));
  await engine.sends();
  const early = await engine.states();
  engine.clock.advance("10m");
  await engine.sends();

  expect(early).toEqual(["uncertain", "delivered"]);
  expect(await engine.states()).toEqual(["accepted", "delivered"]);
  expect(sink.perPhone().get(ann.phone.phone)).toBe(2);
});

test("while WhatsApp holds some of a broadcast, silence about another of it means nothing", async () => {
  await using engine = await openEngine();
  const [ann, bob, cat] = await engine.crowd(3);
  if (ann === undefined || bob === undefined || cat === undefined)
    throw new Error("Nobody was met");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann, bob]);
  await engine.becomes(ann, batch.id, "uncertain");
  await engine.becomes(bob, batch.id, "held");
  engine.clock.advance("1m");
  await engine.answer(cat, "Guten Tag");
  await engine.sends();
  await engine.hears();
  engine.clock.advance("1h");

  await engine.sends();

  expect(await engine.states()).toEqual(["uncertain", "held", "delivered"]);
});

test("a STOP while a send is uncertain ends it: it is not sent again when silence is settled", async () => {
  await using sink = await openSink((_, count) => (count === 1 ? "silence" : "accept"));
  await using engine = await openEngine({ apiUrl: sink.url });
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann]);
  await engine.sends();

  await engine.stops(ann);
  engine.clock.advance("1m");
  await engine.answer(bob, "Guten Tag");
  await engine.sends();
  await reportAll(engine, sink.arrivals.slice(1));
  engine.clock.advance("1h");
  await engine.sends();

  expect(await engine.states()).toEqual(["withdrawn", "delivered"]);
  expect(sink.perPhone().get(ann.phone.phone)).toBe(1);
});

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
