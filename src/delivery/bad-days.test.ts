/** Days on which everything else is broken: the engine waits, goes on by itself, and nobody gets anything twice. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { readTrouble } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

type Engine = Awaited<ReturnType<typeof openEngine>>;

/** The server says what it says when its disk is full (53100) to every answer of WhatsApp that is to be written. */
async function diskIsFull({ db }: Engine): Promise<void> {
  await sql`
    create function refuse_writing() returns trigger language plpgsql as $$
    begin
      raise exception 'could not extend file' using errcode = '53100';
    end $$`.execute(db);
  await sql`
    create trigger disk_is_full before update on deliveries
    for each row when (old.state = 'sending') execute function refuse_writing()`.execute(db);
}

async function roomIsMade({ db }: Engine): Promise<void> {
  await sql`drop trigger disk_is_full on deliveries`.execute(db);
}

test("while the disk of the database is full answers wait, and are written when there is room again", async () => {
  await using sink = await openSink();
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 100 });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(40));
  await diskIsFull(engine);

  const sending = engine.sends();
  await engine.until(async () =>
    engine.lines.some((line) => line.includes("results of sends wait")),
  );
  await roomIsMade(engine);
  await sending;

  expect(await engine.counts()).toEqual({ accepted: 40 });
  expect([...sink.perPhone().values()]).toEqual(Array.from({ length: 40 }, () => 1));
});

test("WhatsApp out of order for an hour: no message loses its tries, and all of them arrive in the end", async () => {
  await using engine = await openEngine();
  const people = await engine.crowd(12);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  engine.emulator.faults.add({ kind: "error", code: 131016 });

  for (let passed = 0; passed < 12; passed += 1) {
    await engine.loop.once();
    engine.clock.advance("5m");
  }
  const during = await engine.counts();
  const said = await readTrouble(engine.db, engine.accountId);
  for (const person of people) await engine.writes(person);
  engine.emulator.faults.clear();
  await engine.until(async () => {
    engine.clock.advance("5m");
    await engine.loop.once();
    await engine.hears();
    return (await engine.counts())["delivered"] === people.length;
  });

  expect(during).toEqual({ queued: 12 });
  expect(said?.kind).toBe("not-answering");
  await engine.until(async () => {
    await engine.loop.once();
    return (await readTrouble(engine.db, engine.accountId)) === null;
  });
  expect(people.map((person) => engine.phone(person))).toEqual(people.map(() => ["Neuigkeiten"]));
}, 60_000);

test("WhatsApp's answers are lost for an hour: what was asked meanwhile is settled when reports come again", async () => {
  await using engine = await openEngine();
  const people = await engine.crowd(12);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  engine.emulator.faults.add({ kind: "unavailable" });

  for (let passed = 0; passed < 12; passed += 1) {
    await engine.loop.once();
    engine.clock.advance("5m");
  }
  const during = await engine.counts();
  for (const person of people) await engine.writes(person);
  engine.emulator.faults.clear();
  await engine.until(async () => {
    engine.clock.advance("5m");
    await engine.loop.once();
    await engine.hears();
    return (await engine.counts())["delivered"] === people.length;
  });

  expect(during["uncertain"]).toBeGreaterThan(0);
  expect(people.map((person) => engine.phone(person))).toEqual(people.map(() => ["Neuigkeiten"]));
}, 60_000);

test("after the clock was set back by an hour, what waits leaves at once and not an hour later", async () => {
  await using engine = await openEngine();
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");
  await engine.answer(ann, "Vorher");
  await engine.sends();
  await engine.answer(bob, "Wartet schon");

  engine.clock.set(new Date(engine.clock.now().getTime() - 3_600_000));
  await engine.sends();

  expect(engine.phone(bob)).toEqual(["Wartet schon"]);
});

test("a clock that was set back while nothing ran does not hold up what was waiting", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  await engine.answer(ann, "Wartet schon");

  engine.clock.set(new Date(engine.clock.now().getTime() - 3_600_000));
  await engine.sends();

  expect(engine.phone(ann)).toEqual(["Wartet schon"]);
});

test("after the clock was set back a dead process is still replaced", async () => {
  await using engine = await openEngine();
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");
  await engine.answer(ann, "Guten Tag");
  await engine.loop.once();
  const second = engine.another("second");
  await engine.answer(bob, "Und noch etwas");

  engine.clock.set(new Date(engine.clock.now().getTime() - 3_600_000));
  await second.once();

  expect(engine.phone(bob)).toEqual(["Und noch etwas"]);
});
