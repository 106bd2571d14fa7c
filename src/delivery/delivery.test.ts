import { sql } from "kysely";
import { expect, test } from "vitest";
import { deliveryStates } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";

test("an answer leaves as free text, and reports make it delivered", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");

  await engine.answer(ann, "Guten Tag");
  await engine.sends();
  await engine.hears();

  expect(engine.phone(ann)).toEqual(["Guten Tag"]);
  expect(await engine.states()).toEqual(["delivered"]);
});

test("Free text is never sent outside the service window (invariant 9)", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  engine.clock.advance("25h");

  await engine.answer(ann, "Zu spät");
  await engine.sends();

  expect(engine.phone(ann)).toEqual([]);
  expect(await engine.states()).toEqual(["failed"]);
});

test("One delivery per batch and address: a unique index, not care (invariant 3)", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const batch = await engine.opensBatch("Neuigkeiten");

  await batch.add([ann]);
  await batch.add([ann, ann]);
  await engine.sends();

  expect(engine.phone(ann)).toEqual(["Neuigkeiten"]);
});

test("a withdrawn delivery is not sent, and a paused batch waits", async () => {
  await using engine = await openEngine();
  const [ann, bob] = [await engine.meets("Ann"), await engine.meets("Bob")];
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann, bob]);

  await batch.pause();
  await engine.sends();
  await engine.stops(ann);
  const before = [...engine.phone(ann), ...engine.phone(bob)];
  await batch.resume();
  await engine.sends();

  expect(before).toEqual([]);
  expect(engine.phone(ann)).toEqual([]);
  expect(engine.phone(bob)).toEqual(["Neuigkeiten"]);
});

test("a send without an answer is uncertain and not sent again; the report with our id settles it", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  engine.emulator.faults.add({ kind: "lostAnswer", count: 1 });

  await engine.answer(ann, "Kommt das an?");
  await engine.sends();
  const uncertain = await engine.states();
  await engine.sends();
  await engine.hears();

  expect(uncertain).toEqual(["uncertain"]);
  expect(await engine.states()).toEqual(["delivered"]);
  expect(engine.phone(ann)).toEqual(["Kommt das an?"]);
});

test("every state of the ledger is one that the database allows", async () => {
  await using engine = await openEngine();
  const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(oid) as definition
    from pg_constraint
    where conname = 'deliveries_state_check'`.execute(engine.db);

  for (const state of deliveryStates) expect(rows[0]?.definition).toContain(`'${state}'`);
});
