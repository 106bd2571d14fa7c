import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Message } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { roomLeft, takeRoom } from "./daily-room.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

const outsideWindow: Message = { type: "template", name: "hinweis", language: "de", body: [] };

/** A number that may write to three people a day; everybody met wrote the day before yesterday. */
async function openLimited(limit = 3) {
  const sink = await openSink();
  const engine = await openEngine({ apiUrl: sink.url, dailyRecipientLimit: limit });
  return {
    ...engine,
    sink,
    async crowd(count: number) {
      const people = await engine.crowd(count);
      engine.clock.advance("48h");
      return people;
    },
    async says(body: string) {
      return await engine.opensBatch(body, { outsideWindow });
    },
    reached: () => sink.perPhone().size,
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await sink[Symbol.asyncDispose]();
    },
  };
}

test("no more people are written to in a day than Meta allows; the rest waits and goes when there is room", async () => {
  await using engine = await openLimited();
  await (await engine.says("Neuigkeiten")).add(await engine.crowd(5));

  await engine.sends();
  const today = engine.reached();
  engine.clock.advance("23h");
  await engine.sends();
  const stillToday = engine.reached();
  engine.clock.advance("2h");
  await engine.sends();

  expect([today, stillToday, engine.reached()]).toEqual([3, 3, 5]);
  expect(await engine.counts()).toEqual({ accepted: 5 });
});

test("another process after a restart goes on counting where the first ended", async () => {
  await using engine = await openLimited();
  await (await engine.says("Neuigkeiten")).add(await engine.crowd(5));
  await engine.sends();
  engine.clock.advance("1m");

  const second = engine.another("second");
  while (await second.once());

  expect(engine.reached()).toBe(3);
  expect(await engine.counts()).toEqual({ accepted: 3, queued: 2 });
});

test("on a full day answers leave, and broadcasts to whoever wrote lately or had one today", async () => {
  await using engine = await openLimited();
  const people = await engine.crowd(5);
  const [ann, , , dan, eve] = people;
  if (ann === undefined || dan === undefined || eve === undefined)
    throw new Error("Nobody was met");
  await (await engine.says("Neuigkeiten")).add(people.slice(0, 3));
  await engine.sends();

  await engine.writes(dan);
  await engine.answer(dan, "Guten Tag");
  await (await engine.says("Noch etwas")).add([eve, dan, ann]);
  await engine.sends();

  const perPhone = engine.sink.perPhone();
  expect([ann, dan, eve].map(({ phone }) => perPhone.get(phone.phone ?? "") ?? 0)).toEqual([
    2, 2, 0,
  ]);
});

test("a template to one person counts as well, and on a full day lets others pass", async () => {
  await using engine = await openLimited(1);
  const [ann, bob, cat] = await engine.crowd(3);
  if (ann === undefined || bob === undefined || cat === undefined)
    throw new Error("Nobody was met");
  await engine.asks(ann, outsideWindow);
  await engine.asks(bob, outsideWindow);
  await engine.writes(cat);
  await engine.answer(cat, "Guten Tag");

  await engine.sends();

  expect([...engine.sink.perPhone().keys()].toSorted()).toEqual(
    [ann, cat].map(({ phone }) => phone.phone).toSorted(),
  );
});

test("what waits goes as soon as Meta raises the limit", async () => {
  await using engine = await openLimited(1);
  await (await engine.says("Neuigkeiten")).add(await engine.crowd(3));
  await engine.sends();

  await sql`update channel_accounts set daily_recipient_limit = 2000`.execute(engine.db);
  await engine.sends();

  expect(engine.reached()).toBe(3);
});

test("two numbers in two processes do not both take the last place", async () => {
  await using engine = await openLimited(1);
  const { db, clock, accountId } = engine;
  const [ann] = await engine.crowd(1);
  if (ann === undefined) throw new Error("Nobody was met");
  const { rows } = await sql<{ id: number }>`
    insert into channel_accounts (channel, external_id, secrets_sealed, daily_recipient_limit)
    values ('whatsapp', 'another', '', 1)
    returning id`.execute(db);
  const other = rows[0]?.id ?? 0;
  const now = clock.now();
  const claimed = {
    ...ann,
    id: 1,
    claimId: 1,
    batchId: null,
    message: outsideWindow,
    variant: null,
    attempt: 1,
  };
  const { promise: counted, resolve: count } = Promise.withResolvers<void>();

  const first = transact(db, async (tx) => {
    const left = await roomLeft(tx, accountId, now);
    await counted;
    const person = { ...claimed, bsuid: null, phone: null, lastInboundAt: null };
    await takeRoom(tx, accountId, [person], null, now);
    return left;
  });
  const second = transact(db, async (tx) => await roomLeft(tx, other, now));
  await engine.until(async () => await somebodyWaits(db));
  count();

  expect(await Promise.all([first, second])).toEqual([1, 0]);
});

async function somebodyWaits(db: Parameters<typeof transact>[0]): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from pg_stat_activity
    where datname = current_database()
      and wait_event_type = 'Lock'`.execute(db);
  return rows.length > 0;
}

test("who needs no room, was refused for now and stands in the queue twice goes again once", async () => {
  let isWell = true;
  await using sink = await openSink(() => (isWell ? "accept" : { code: 131014 }));
  await using engine = await openEngine({ apiUrl: sink.url, dailyRecipientLimit: 1 });
  const [ann, bob, cat] = await engine.crowd(3);
  if (ann === undefined || bob === undefined || cat === undefined) throw new Error("Nobody came");
  engine.clock.advance("48h");
  await (await engine.opensBatch("Gestern", { outsideWindow })).add([cat]);
  await engine.sends();
  await engine.writes(ann);
  await (await engine.opensBatch("Heute", { outsideWindow })).add([ann, bob]);

  isWell = false;
  await engine.sends();
  isWell = true;
  engine.clock.advance("11s");
  // It has not looked in vain yet.
  const second = engine.another("second");
  while (await second.once());

  expect(sink.arrivals).toHaveLength(3);
  expect(await engine.counts()).toEqual({ accepted: 2, queued: 1 });
});
