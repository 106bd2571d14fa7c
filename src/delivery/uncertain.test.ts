/** The uncertain rule: what settles a send of which nobody knows, and what does not (invariant 7). */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { decideUncertain, type UncertainDecision } from "./decide.ts";
import { openEngine, type Person } from "./testing-delivery.ts";
import { openSink, type Arrival } from "./testing-sink.ts";
import { listUncertain } from "./uncertain-list.ts";

type Engine = Awaited<ReturnType<typeof openEngine>>;

/** WhatsApp tells that each of these was delivered. */
async function reportAll(engine: Engine, arrivals: readonly Arrival[]): Promise<void> {
  for (const { reference, providerMessageId } of arrivals)
    await engine.report({ state: "delivered", deliveryRef: reference, providerMessageId });
}

/** The first message of a batch is on a phone or not: its answer never came. Bob's comes a minute later, in order. */
async function openDoubt(
  values: Parameters<Engine["opensBatch"]>[1] = {},
  others: (count: number) => "accept" | "hold" = () => "accept",
) {
  const sink = await openSink((_, count) => (count === 1 ? "silence" : others(count)));
  const engine = await openEngine({ apiUrl: sink.url });
  const [ann, bob] = (await engine.crowd(2)) as [Person, Person];
  const batch = await engine.opensBatch("Kommt das an?", values);
  await batch.add([ann]);
  await engine.sends();
  return {
    sink,
    engine,
    ann,
    bob,
    batch,
    /** The stream of reports is alive: one of a later send comes. */
    async laterReportComes() {
      engine.clock.advance("1m");
      await engine.answer(bob, "Und das?");
      await engine.sends();
      await reportAll(engine, sink.arrivals.slice(-1));
      await engine.sends();
    },
    async passes(time: string) {
      engine.clock.advance(time);
      await engine.sends();
    },
    toAnn: () => sink.perPhone().get(ann.phone.phone),
    async state() {
      return (await engine.states())[0];
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await sink[Symbol.asyncDispose]();
    },
  };
}

test("the status that carries our id settles it, whatever the channel's own id", async () => {
  await using doubt = await openDoubt();
  const { engine, sink } = doubt;

  await reportAll(engine, sink.arrivals);
  await doubt.passes("1h");

  expect(await doubt.state()).toBe("delivered");
  expect(doubt.toAnn()).toBe(1);
});

test("what nobody can know stays uncertain and is not sent again: the stream of reports is silent", async () => {
  await using doubt = await openDoubt();

  await doubt.passes("2h");

  expect(await doubt.state()).toBe("uncertain");
  expect(doubt.toAnn()).toBe(1);
});

test("silence means not accepted once the grace time is over and reports of later sends have come", async () => {
  await using doubt = await openDoubt();

  await doubt.laterReportComes();
  const early = await doubt.state();
  await doubt.passes("10m");

  expect(early).toBe("uncertain");
  expect(await doubt.state()).toBe("accepted");
  expect(doubt.toAnn()).toBe(2);
});

test("reports of earlier sends are no sign that the stream is alive", async () => {
  await using sink = await openSink((_, count) => (count === 2 ? "silence" : "accept"));
  await using engine = await openEngine({ apiUrl: sink.url });
  const [ann, bob] = (await engine.crowd(2)) as [Person, Person];
  await engine.answer(bob, "Vorher");
  await engine.sends();
  engine.clock.advance("1m");
  await engine.answer(ann, "Kommt das an?");
  await engine.sends();

  await reportAll(engine, sink.arrivals.slice(0, 1));
  engine.clock.advance("1h");
  await engine.sends();

  expect(await engine.states()).toEqual(["delivered", "uncertain"]);
});

test("once WhatsApp held some of a broadcast, silence about another of it means nothing, also after it was let go", async () => {
  await using doubt = await openDoubt({}, (count) => (count === 2 ? "hold" : "accept"));
  const { engine, sink, batch, bob } = doubt;
  await batch.add([bob]);
  await engine.sends();
  const held = await engine.states();
  await reportAll(engine, sink.arrivals.slice(1));

  await doubt.laterReportComes();
  await doubt.passes("1h");

  expect(held).toEqual(["uncertain", "held"]);
  expect(await engine.states()).toEqual(["uncertain", "delivered", "delivered"]);
  expect(doubt.toAnn()).toBe(1);
});

test("silence says nothing while bodies wait that came within the grace time", async () => {
  await using doubt = await openDoubt();
  await sql`
    insert into webhook_bodies (channel, body, received_at)
    values ('whatsapp', '{}', ${doubt.engine.clock.now()})`.execute(doubt.engine.db);
  await doubt.laterReportComes();
  await doubt.passes("1h");
  const waiting = await doubt.state();

  await sql`update webhook_bodies set processed_at = received_at`.execute(doubt.engine.db);
  await doubt.engine.sends();

  expect([waiting, await doubt.state()]).toEqual(["uncertain", "accepted"]);
});

test("silence says nothing while a report of it lies set aside", async () => {
  await using doubt = await openDoubt();
  await sql`
    insert into set_aside_events (channel, event, reason, at)
    select 'whatsapp', jsonb_build_object('kind', 'status', 'deliveryRef', id::text), 'Darum.', created_at
    from deliveries`.execute(doubt.engine.db);

  await doubt.laterReportComes();
  await doubt.passes("1h");

  expect(await doubt.state()).toBe("uncertain");
});

test("after somebody else took the number over, the grace time begins anew: reports may have found nobody", async () => {
  await using doubt = await openDoubt();
  const { engine } = doubt;
  await doubt.laterReportComes();
  const second = engine.another("second");

  engine.clock.advance("20m");
  await second.once();
  const takenOver = await doubt.state();
  engine.clock.advance("11m");
  await second.once();

  expect([takenOver, await doubt.state()]).toEqual(["uncertain", "accepted"]);
});

test("after the clock was set back, sends of before it are no later ones", async () => {
  await using doubt = await openDoubt();
  const { engine, sink, ann } = doubt;
  await doubt.laterReportComes();
  engine.clock.set(new Date(engine.clock.now().getTime() - 3_600_000));
  await engine.sends();
  const stated = sink.arrivals.length;
  await engine.answer(ann, "Vor der Umstellung gesendet, sagt die Uhr");
  await engine.sends();

  // Reports of what was sent before: by the clock it was sent an hour later than what is uncertain now.
  await sql`update deliveries set state = 'uncertain' where id = (select max(id) from deliveries)`.execute(
    engine.db,
  );
  await reportAll(engine, sink.arrivals.slice(0, stated));
  engine.clock.advance("30m");
  await engine.sends();

  expect((await engine.states()).at(-1)).toBe("uncertain");
});

test("rather twice than never: it goes once more after the grace time though the stream is silent, and only once", async () => {
  await using doubt = await openDoubt({ repeatUncertain: true });
  const { engine } = doubt;
  await doubt.passes("9m");
  const early = doubt.toAnn();
  await doubt.passes("2m");

  expect(early).toBe(1);
  expect(doubt.toAnn()).toBe(2);
  await engine.becomes(doubt.ann, doubt.batch.id, "uncertain");
  await doubt.passes("1h");
  expect([await doubt.state(), doubt.toAnn()]).toEqual(["uncertain", 2]);
});

test("a STOP while a send is uncertain ends it: it is not sent again when silence is settled", async () => {
  await using doubt = await openDoubt();

  await doubt.engine.stops(doubt.ann);
  await doubt.laterReportComes();
  await doubt.passes("1h");

  expect(await doubt.state()).toBe("withdrawn");
  expect(doubt.toAnn()).toBe(1);
});

const decide = async (
  { engine, batch }: { engine: Engine; batch: { id: string } },
  decision: UncertainDecision,
) =>
  await transact(
    engine.db,
    async (tx) =>
      await decideUncertain(tx, {
        accountId: engine.accountId,
        of: { batchId: batch.id },
        decision,
        actor: { kind: "system" },
        now: engine.clock.now(),
      }),
  );

test.each([
  ["arrived", "sent", 1],
  ["send-again", "accepted", 2],
  ["give-up", "failed", 1],
] as const)("staff decide for all of a broadcast: %s", async (decision, state, sends) => {
  await using doubt = await openDoubt();
  const { engine } = doubt;
  const [listed] = await listUncertain(engine.db);

  const settled = await decide(doubt, decision);
  const again = await decide(doubt, decision);
  await engine.sends();

  expect(listed).toMatchObject({
    batchId: doubt.batch.id,
    count: 1,
    deliveries: [{ subscriberId: doubt.ann.subscriberId, unwanted: false }],
  });
  expect([settled, again]).toEqual([1, 0]);
  expect([await doubt.state(), doubt.toAnn()]).toEqual([state, sends]);
  const { rows } = await sql`select action, subject, details from audit_log`.execute(engine.db);
  expect(rows).toEqual([
    {
      action: "uncertain deliveries decided",
      subject: `broadcast:${doubt.batch.id}`,
      details: { decision, count: 1 },
    },
  ]);
});

test("staff decide for one: the others stay uncertain", async () => {
  await using doubt = await openDoubt();
  const { engine, batch, ann, bob } = doubt;
  await batch.add([bob]);
  await engine.becomes(bob, batch.id, "uncertain");
  const [first] = (await listUncertain(engine.db))[0]?.deliveries ?? [];

  await transact(engine.db, async (tx) => {
    await decideUncertain(tx, {
      accountId: engine.accountId,
      of: { deliveryId: first?.id ?? 0 },
      decision: "give-up",
      actor: { kind: "system" },
      now: engine.clock.now(),
    });
  });

  expect(first?.subscriberId).toBe(ann.subscriberId);
  expect(await engine.states()).toEqual(["failed", "uncertain"]);
});

test("a report that comes after staff decided still counts", async () => {
  await using doubt = await openDoubt();
  await decide(doubt, "give-up");

  await reportAll(doubt.engine, doubt.sink.arrivals);

  expect(await doubt.state()).toBe("delivered");
});

test("what the person no longer wants is withdrawn when staff say: send again", async () => {
  await using doubt = await openDoubt();
  await doubt.engine.stops(doubt.ann);

  await decide(doubt, "send-again");
  await doubt.engine.sends();

  expect([await doubt.state(), doubt.toAnn()]).toEqual(["withdrawn", 1]);
});
