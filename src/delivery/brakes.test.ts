/** What refusals do to a message, a batch, a person, a number. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

test.each([
  [132001, "Die Vorlage gibt es nicht"],
  [100, "WhatsApp hat den Aufbau der Nachricht abgelehnt."],
])(
  "code %i stops a broadcast after its first five, with the reason in German",
  async (code, reason) => {
    await using sink = await openSink(() => ({ code }));
    await using engine = await openEngine({ apiUrl: sink.url });
    const batch = await engine.opensBatch("Neuigkeiten");
    await batch.add(await engine.crowd(30));

    await engine.sends();

    expect(sink.arrivals).toHaveLength(5);
    expect(await engine.haltedBecause(batch.id)).toContain(reason);
    expect(await engine.counts()).toEqual({ queued: 30 });
  },
);

test("once it is mended a halted broadcast goes on, its first five watched again", async () => {
  let mended = false;
  await using sink = await openSink(() => (mended ? "accept" : { code: 132001 }));
  await using engine = await openEngine({ apiUrl: sink.url });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(12));
  await engine.sends();

  await batch.resume();
  await engine.sends();
  const stillBroken = sink.arrivals.length;
  mended = true;
  await batch.resume();
  await engine.sends();

  expect(stillBroken).toBe(10);
  expect(await engine.counts()).toEqual({ accepted: 12 });
});

test("the first five go alone: nobody else is written to before they are answered", async () => {
  let onTheWire = 0;
  let most = 0;
  await using sink = await openSink(async (_, count) => {
    onTheWire += 1;
    if (count <= 5) most = Math.max(most, onTheWire);
    await new Promise((resolve) => setImmediate(resolve));
    onTheWire -= 1;
    return "accept" as const;
  });
  await using engine = await openEngine({ apiUrl: sink.url });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(30));

  await engine.loop.once();
  const first = sink.arrivals.length;
  await engine.sends();

  expect(first).toBe(5);
  expect(most).toBeLessThanOrEqual(5);
  expect(sink.arrivals).toHaveLength(30);
});

test("what concerns the number halts it, and the message waits", async () => {
  await using sink = await openSink(() => ({ code: 131042 }));
  await using engine = await openEngine({ apiUrl: sink.url });
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");

  await engine.answer(ann, "Guten Tag");
  await engine.sends();
  await engine.answer(bob, "Guten Tag");
  await engine.sends();

  const { rows } = await sql<{
    reason: string;
  }>`select halted_reason as reason from channel_accounts`.execute(engine.db);
  expect(rows[0]?.reason).toContain("Meta kann nicht abrechnen");
  expect(sink.arrivals).toHaveLength(1);
  expect(await engine.states()).toEqual(["queued", "queued"]);
});

test("temporary refusals are tried again up to five times, later and later", async () => {
  await using sink = await openSink(() => ({ code: 131014 }));
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  await engine.answer(ann, "Guten Tag");
  for (let day = 1; day <= 8; day += 1) {
    await engine.sends();
    engine.clock.advance("10m");
  }

  expect(sink.arrivals).toHaveLength(5);
  expect(await engine.failures()).toEqual([131014]);
});

test("too many to one person wait for their turn, others go on", async () => {
  await using sink = await openSink();
  await using engine = await openEngine({ apiUrl: sink.url });
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");
  for (let count = 0; count < 46; count += 1) await engine.answer(ann, `Nachricht ${count}`);
  await engine.answer(bob, "Guten Tag");

  await engine.sends();

  expect(Object.fromEntries(sink.perPhone())).toEqual({
    [ann.phone.phone]: 45,
    [bob.phone.phone]: 1,
  });
  expect(await engine.counts()).toEqual({ accepted: 46, queued: 1 });
});

test("who stopped us inside WhatsApp gets no broadcast any more", async () => {
  await using sink = await openSink(() => ({ code: 131050 }));
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann]);

  await engine.sends();

  const { rows } = await sql<{ stopped: boolean }>`
    select marketing_stopped_at is not null as stopped
    from addresses`.execute(engine.db);
  expect(rows).toEqual([{ stopped: true }]);
  expect(await engine.failures()).toEqual([131050]);
  expect(await engine.haltedBecause(batch.id)).toBeNull();
});

test("who cannot be reached three times counts as unreachable", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann", { hasWhatsApp: false });
  const states: unknown[] = [];
  for (let count = 1; count <= 3; count += 1) {
    await (await engine.opensBatch("Neuigkeiten")).add([ann]);
    await engine.sends();
    await engine.hears();
    states.push(
      (await sql<{ state: string }>`select state from addresses`.execute(engine.db)).rows[0]?.state,
    );
  }

  expect(states).toEqual(["active", "active", "unreachable"]);
  expect(await engine.failures()).toEqual([131026, 131026, 131026]);
});

test("what expired while it waited is not sent", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  await engine.answer(ann, "Nur jetzt", {
    expiresAt: new Date(engine.clock.now().getTime() + 1000),
  });
  engine.clock.advance("1m");

  await engine.sends();

  expect(engine.phone(ann)).toEqual([]);
  expect(await engine.states()).toEqual(["expired"]);
});

test("answers leave before broadcasts that waited longer, urgent ones before others", async () => {
  await using sink = await openSink();
  await using engine = await openEngine({ apiUrl: sink.url });
  const [ann, bob, cat, dan] = await engine.crowd(4);
  if (ann === undefined || bob === undefined || cat === undefined || dan === undefined)
    throw new Error("Nobody was met");
  await (await engine.opensBatch("Tipps", { lane: "digest" })).add([ann]);
  await (await engine.opensBatch("Neuigkeiten")).add([bob]);
  await (await engine.opensBatch("Warnung", { lane: "urgent" })).add([cat]);
  await engine.answer(dan, "Guten Tag");

  await engine.sends();

  expect(sink.arrivals.map(({ to }) => to)).toEqual(
    [dan, cat, bob, ann].map(({ phone }) => phone.phone),
  );
});
