/** The engine's promises (ARCHITECTURE.md), each with its sentence. Killing the process: kill.test.ts. */
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { StatusEvent } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { enqueue, recordStatuses } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

test("invariant 1: Nobody is sent a broadcast after ending the subscription; only a message already on the wire can cross.", async () => {
  let stop = async (): Promise<unknown> => undefined;
  await using sink = await openSink(async (_, count) => {
    if (count === 3) await stop();
    return "accept" as const;
  });
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 40 });
  const people = await engine.crowd(20);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  const leaving = people.slice(10);
  stop = async () => {
    for (const person of leaving) await engine.stops(person);
  };

  await engine.sends();

  const written = sink.perPhone();
  expect(leaving.filter(({ phone }) => written.has(phone.phone))).toEqual([]);
  expect(written.size).toBe(10);
  expect(await engine.counts()).toEqual({ accepted: 10, withdrawn: 10 });
});

test("invariant 1, on the wire: a STOP that meets a send that is refused for now is not followed by a second try", async () => {
  let stop = async (): Promise<unknown> => undefined;
  await using sink = await openSink(async () => {
    await stop();
    return { code: 131000 };
  });
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann]);
  stop = async () => await engine.stops(ann);

  await engine.sends();
  engine.clock.advance("1h");
  await engine.sends();

  expect(sink.arrivals).toHaveLength(1);
  expect(await engine.states()).toEqual(["withdrawn"]);
});

test("invariant 2, its part here: a STOP leaves the confirmation in the queue, and another topic's broadcast too", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const kept = await engine.opensBatch("Kultur", { topicIds: [1, 2] });
  const left = await engine.opensBatch("Tipps", { topicIds: [3] });
  await kept.add([ann]);
  await left.add([ann]);

  await engine.wantsOnly(ann, [2]);
  await engine.answer(ann, "Sie bekommen keine Tipps mehr.");
  await engine.sends();

  expect(engine.phone(ann)).toEqual(["Sie bekommen keine Tipps mehr.", "Kultur"]);
});

test("invariant 3: One delivery per batch and address: a unique index, not care.", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const batch = await engine.opensBatch("Neuigkeiten");

  const added = await Promise.all([batch.add([ann]), batch.add([ann]), batch.add([ann, ann])]);
  await engine.sends();

  expect(added.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(engine.phone(ann)).toEqual(["Neuigkeiten"]);
  await expect(
    sql`insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, not_before, created_at)
      select account_id, lane, lane_rank, batch_id, address_id, not_before, created_at from deliveries`.execute(
      engine.db,
    ),
  ).rejects.toThrow("deliveries_once");
});

test("invariant 4: A delivery's state never goes backwards; duplicated and reordered webhooks change nothing.", async () => {
  await using engine = await openEngine();
  const people = await engine.crowd(3);
  const reader = await engine.meets("Eve", { readsAtOnce: true });
  const unreachable = await engine.meets("Dan", { hasWhatsApp: false });
  for (const person of [...people, reader, unreachable]) await engine.answer(person, "Guten Tag");
  await engine.sends();
  const heard = await engine.hears();
  const settled = await engine.rows();

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...heard), { minLength: 1, maxLength: 30 }),
      async (again) => {
        await transact(
          engine.db,
          async (tx) => await recordStatuses(tx, engine.accountId, again, engine.clock.now()),
        );

        expect(await engine.rows()).toEqual(settled);
      },
    ),
    { numRuns: 20 },
  );
});

test("invariant 4, from the start: whatever the order and grouping of reports, deliveries end alike", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const report = (deliveryRef: string, state: StatusEvent["state"]): StatusEvent => ({
    kind: "status",
    accountExternalId: "",
    providerMessageId: `wamid.${deliveryRef}`,
    deliveryRef,
    state,
    at: engine.clock.now(),
    recipient: {},
  });

  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(["sent", "delivered", "read", "sent", "delivered"] as const, {
        minLength: 5,
      }),
      fc.integer({ min: 1, max: 5 }),
      async (order, groupSize) => {
        const id = await engine.answer(ann, "Guten Tag");
        for (let from = 0; from < order.length; from += groupSize) {
          const events = order
            .slice(from, from + groupSize)
            .map((state) => report(String(id), state));
          await transact(
            engine.db,
            async (tx) => await recordStatuses(tx, engine.accountId, events, engine.clock.now()),
          );
        }

        expect((await engine.states()).at(-1)).toBe("read");
      },
    ),
    { numRuns: 15 },
  );
});

test("invariant 5: What must happen because of a change is written in the same transaction as the change.", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const message = { type: "text", body: "Nie" } as const;

  const rolledBack = transact(engine.db, async (tx) => {
    await enqueue(tx, {
      ...ann,
      accountId: engine.accountId,
      lane: "reply",
      message,
      now: engine.clock.now(),
    });
    throw new Error("the change failed");
  });

  await expect(rolledBack).rejects.toThrow("the change failed");
  await engine.sends();
  expect(engine.phone(ann)).toEqual([]);
});

test("invariant 6: No network call inside a transaction; no lock outlives a claim.", async () => {
  let otherWork = async (): Promise<unknown> => undefined;
  await using sink = await openSink(async () => {
    await otherWork();
    return "accept" as const;
  });
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  const locks: number[] = [];
  // While the message is on the wire nobody holds a lock on its row, and no transaction is open.
  otherWork = async () => {
    const { rows } = await sql<{ id: number }>`select id from deliveries for update nowait`.execute(
      engine.db,
    );
    const open = await sql<{ count: number }>`
      select count(*) as count
      from pg_stat_activity
      where datname = current_database()
        and state = 'idle in transaction'`.execute(engine.db);
    locks.push(rows.length, open.rows[0]?.count ?? -1);
  };

  await engine.answer(ann, "Guten Tag");
  await engine.sends();

  // The channel itself refuses to be called inside a transaction (see the channels folder).
  expect(locks).toEqual([1, 0]);
});

test("invariant 9: Free text is never sent outside the service window.", async () => {
  await using engine = await openEngine();
  const [ann, bob] = [await engine.meets("Ann"), await engine.meets("Bob")];
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann, bob]);
  const early = await engine.answer(ann, "Zu spät");
  engine.clock.advance("25h");
  await engine.writes(bob);

  await engine.sends();

  expect(engine.phone(ann)).toEqual([]);
  expect(engine.phone(bob)).toEqual(["Neuigkeiten"]);
  expect(await engine.failures()).toEqual([-11, -11]);
  expect(early).toBeGreaterThan(0);
});

test("invariant 10, its part here: what is logged of sends carries no number, name or text", async () => {
  await using sink = await openSink((_, count) => (count % 2 === 0 ? { code: 131026 } : "silence"));
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann Beispiel");
  await engine.answer(ann, "Ein Geheimnis");
  await engine.answer(ann, "Ein Geheimnis");

  await engine.sends();

  expect(engine.lines.length).toBeGreaterThan(0);
  expect(engine.lines.join()).not.toMatch(
    new RegExp(`${ann.phone.phone}|${ann.phone.userId}|Beispiel|Geheimnis`),
  );
});
