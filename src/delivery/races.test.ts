/** Two who want the same at once. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { readAccount, saveAccount } from "../channels/channels.ts";
import { addRecipients, haltAccount, openBatch, resumeAccount } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink, type Arrival } from "./testing-sink.ts";

const temporary = { code: 131000, class: "retry", reason: "Störung bei WhatsApp." } as const;

test("of two processes one sends for a number, and each person is written to once", async () => {
  await using sink = await openSink();
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 2_000 });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(40));
  const second = engine.another("second");

  while ((await Promise.all([engine.loop.once(), second.once()])).includes(true));

  const { rows } = await sql<{
    claimants: number;
  }>`select count(*) as claimants from sender_leases`.execute(engine.db);
  expect(rows).toEqual([{ claimants: 1 }]);
  expect([...sink.perPhone().values()]).toEqual(Array.from({ length: 40 }, () => 1));
});

test("a process that finds the lease taken sends nothing, and takes over when it has run out", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  await engine.sends();
  const second = engine.another("second");
  await engine.answer(ann, "Guten Tag");

  await second.once();
  const before = engine.phone(ann);
  engine.clock.advance("11s");
  await second.once();

  expect(before).toEqual([]);
  expect(engine.phone(ann)).toEqual(["Guten Tag"]);
});

test("the log says whose number it is now, and whether it was taken over from a process that died", async () => {
  await using engine = await openEngine();
  const { accountId } = engine;
  const ending = new AbortController();
  ending.abort();
  const taken = () =>
    engine.lines
      // Lines that our own log has just written.
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === "lease taken")
      .map(({ level, accountId, owner, takenOver }) => ({ level, accountId, owner, takenOver }));

  await engine.sends();
  engine.clock.advance("5s");
  await engine.sends();
  engine.clock.advance("11s");
  const second = engine.another("second");
  await second.once();
  await second.run(ending.signal);
  await engine.another("third").once();

  expect(taken()).toEqual([
    { level: 30, accountId, owner: "first", takenOver: false },
    { level: 30, accountId, owner: "second", takenOver: true },
    { level: 30, accountId, owner: "third", takenOver: false },
  ]);
});

test("a process that stops in good order leaves its number to the next at once", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const ending = new AbortController();
  const running = engine.loop.run(ending.signal);
  await engine.answer(ann, "Guten Tag");
  engine.loop.wake();
  await engine.until(async () => engine.phone(ann).length === 1);
  ending.abort();
  await running;
  await engine.answer(ann, "Auf Wiedersehen");

  await engine.another("second").once();

  expect(engine.phone(ann)).toEqual(["Guten Tag", "Auf Wiedersehen"]);
});

test("the emergency stop holds from the next claim on, and what waited goes after it is lifted", async () => {
  let press = async (): Promise<unknown> => undefined;
  await using sink = await openSink(async (_, count) => {
    if (count === 2) await press();
    return "accept" as const;
  });
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 40 });
  const people = await engine.crowd(30);
  const [ann] = people;
  if (ann === undefined) throw new Error("Nobody was met");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  press = async () => {
    await transact(engine.db, async (tx) => {
      await haltAccount(tx, engine.accountId, "Not-Aus", engine.clock.now());
    });
  };

  await engine.sends();
  await engine.answer(ann, "Auch Antworten warten.");
  await engine.sends();
  const stopped = sink.arrivals.length;
  await transact(engine.db, async (tx) => {
    await resumeAccount(tx, engine.accountId, engine.clock.now());
  });
  await engine.sends();

  // No more than the group that was claimed already.
  expect(stopped).toBeLessThanOrEqual(10);
  expect(sink.arrivals).toHaveLength(31);
});

test("cancelling against a claim: what was on the wire arrives, the rest is withdrawn, and nothing is left waiting", async () => {
  let cancel = async (): Promise<unknown> => undefined;
  await using sink = await openSink(async (_, count) => {
    if (count === 7) await cancel();
    return count === 8 ? { code: 131000 } : "accept";
  });
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 40 });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(30));
  cancel = async () => await batch.cancel();

  await engine.sends();
  engine.clock.advance("1h");
  await engine.sends();

  const counts = await engine.counts();
  expect(Object.keys(counts)).toEqual(["accepted", "withdrawn"]);
  expect(sink.perPhone().size).toBe(sink.arrivals.length);
  expect(await batch.add(await engine.crowd(1))).toBe(0);
});

test("a report that is quicker than our own record of the send is not undone by it", async () => {
  let tell: (reference: string) => Promise<unknown> = async () => undefined;
  await using sink = await openSink(async ({ reference }) => {
    await tell(reference);
    return "accept" as const;
  });
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  tell = async (deliveryRef) =>
    await engine.report({ state: "delivered", deliveryRef, providerMessageId: "wamid.x" });

  await engine.answer(ann, "Guten Tag");
  await engine.sends();

  expect(await engine.states()).toEqual(["delivered"]);
});

test("a failure that is quicker than our own record of the send puts it back once, and it goes again", async () => {
  let tell: (arrival: Arrival) => Promise<unknown> = async () => undefined;
  await using sink = await openSink(async (arrival, count) => {
    if (count === 1) await tell(arrival);
    return "accept" as const;
  });
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  tell = async ({ reference, providerMessageId }) =>
    await engine.report({
      state: "failed",
      deliveryRef: reference,
      providerMessageId,
      failure: temporary,
    });
  await engine.answer(ann, "Guten Tag");
  await engine.sends();

  engine.clock.advance("5m");
  await engine.sends();

  expect(sink.arrivals).toHaveLength(2);
  expect(await engine.states()).toEqual(["accepted"]);
});

test("a failure of a send that was taken for lost does not count against the one that replaced it", async () => {
  const answers = Promise.withResolvers<void>();
  await using sink = await openSink(async (_, count) => {
    if (count === 1) await answers.promise;
    return "accept" as const;
  });
  await using engine = await openEngine({ apiUrl: sink.url });
  const batch = await engine.opensBatch("Neuigkeiten", { repeatUncertain: true });
  await batch.add([await engine.meets("Ann")]);
  const slow = engine.loop.once();
  await engine.until(async () => sink.arrivals.length === 1);
  engine.clock.advance("11m");
  const second = engine.another("second");
  await second.once();
  answers.resolve();
  await slow;
  const [lost, later] = sink.arrivals;

  await engine.report({
    state: "failed",
    deliveryRef: lost?.reference ?? "",
    providerMessageId: lost?.providerMessageId ?? "",
    failure: temporary,
  });

  expect(await engine.rows()).toMatchObject([
    { state: "accepted", provider_message_id: later?.providerMessageId },
  ]);
});

test("a result that the database cannot take costs only itself: the others are written", async () => {
  await using sink = await openSink((_, count) =>
    count === 4 ? { code: 3_000_000_000 } : "accept",
  );
  await using engine = await openEngine({ apiUrl: sink.url });
  for (const person of await engine.crowd(12)) await engine.answer(person, "Guten Tag");

  await engine.sends();

  expect(await engine.counts()).toEqual({ accepted: 11, sending: 1 });
});

// Less than the 30 s after which a statement that waits is given up, and the other number would go on all the same.
test(
  "a number that waits for the database does not hold up another one",
  { timeout: 20_000 },
  async () => {
    await using sink = await openSink();
    await using engine = await openEngine({ apiUrl: sink.url });
    const { db } = engine;
    const batch = await engine.opensBatch("Neuigkeiten");
    await batch.add(await engine.crowd(12));
    const other = await anotherNumber(engine);
    const now = engine.clock.now();
    const stuck = { accountId: other, batchId: crypto.randomUUID(), now };
    const [bob] = await engine.crowd(1);
    await transact(db, async (tx) => {
      await openBatch(tx, {
        ...stuck,
        id: stuck.batchId,
        lane: "urgent",
        inWindow: { type: "text", body: "Warnung" },
        outsideWindow: null,
        topicIds: [1],
      });
      const whom = sql`select id as address_id, subscriber_id, null::text as variant from addresses where id = ${bob?.addressId}`;
      await addRecipients(tx, stuck, whom);
    });
    const { promise: locked, resolve: lock } = Promise.withResolvers<void>();
    const { promise: freed, resolve: free } = Promise.withResolvers<void>();
    const holding = transact(db, async (tx) => {
      await sql`select from batches where id = ${stuck.batchId} for update`.execute(tx);
      lock();
      await freed;
    });
    await locked;
    const ending = new AbortController();

    const running = engine.loop.run(ending.signal);
    await engine.until(async () => sink.arrivals.length === 12);
    free();
    await holding;
    await engine.until(async () => sink.arrivals.length === 13);
    ending.abort();
    await running;

    expect(await engine.counts()).toEqual({ accepted: 13 });
  },
);

/** Of the same public body. */
async function anotherNumber({
  db,
  secret,
  accountId,
}: Awaited<ReturnType<typeof openEngine>>): Promise<number> {
  const account = await readAccount(db, secret, accountId);
  if (account === null) throw new Error("There is no first number");
  return await transact(
    db,
    async (tx) => await saveAccount(tx, secret, { ...account, externalId: "another" }),
  );
}
