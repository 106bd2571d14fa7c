/** Pause, resume, cancel and the emergency stop hold for every process from its next claim on. */
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { haltAccount, resumeAccount } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

/** A broadcast to forty that a first process has begun, and a second process that may take over. */
async function openRunning() {
  const sink = await openSink();
  const engine = await openEngine({ apiUrl: sink.url });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(40));
  // The first five, alone.
  await engine.loop.once();
  const second = engine.another("second");
  return {
    ...engine,
    batch,
    sink,
    /** Both processes work until they find nothing; the second after it took the number over. */
    async bothWork() {
      await engine.sends();
      engine.clock.advance("11s");
      while (await second.once());
      engine.clock.advance("11s");
      await engine.sends();
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await sink[Symbol.asyncDispose]();
    },
  };
}

type Running = Awaited<ReturnType<typeof openRunning>>;

const stops: readonly (readonly [string, (running: Running) => Promise<unknown>])[] = [
  ["a pause", async ({ batch }) => await batch.pause()],
  ["a cancellation", async ({ batch }) => await batch.cancel()],
  [
    "the emergency stop",
    async ({ db, accountId, clock }) =>
      await transact(db, async (tx) => {
        await haltAccount(tx, accountId, "Falscher Text", clock.now());
      }),
  ],
];

test.each(stops)("after %s no process puts another message on the wire", async (_, stop) => {
  await using running = await openRunning();

  await stop(running);
  await running.bothWork();

  expect(running.sink.arrivals).toHaveLength(5);
});

test("a paused broadcast goes on in whichever process holds the number, to everybody once", async () => {
  await using running = await openRunning();
  const { batch, sink } = running;

  await batch.pause();
  await running.bothWork();
  await batch.resume();
  await running.bothWork();

  expect(sink.perPhone().size).toBe(40);
  expect(sink.arrivals).toHaveLength(40);
});

test("after the emergency stop is lifted all that waited goes on where it stood", async () => {
  await using running = await openRunning();
  const { db, accountId, clock, sink } = running;
  await transact(db, async (tx) => {
    await haltAccount(tx, accountId, "Falscher Text", clock.now());
  });
  await running.bothWork();

  await transact(db, async (tx) => {
    await resumeAccount(tx, accountId, clock.now());
  });
  await running.bothWork();

  expect(sink.perPhone().size).toBe(40);
  expect(sink.arrivals).toHaveLength(40);
});
