import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact, type Db } from "../db/db.ts";
import { letOverBudget } from "../delivery/delivery.ts";
import { openEngine, type Person } from "../delivery/testing-delivery.ts";
import { readBudget, saveMonthlyBudget } from "./budget.ts";
import { purse } from "./costs.ts";

/** What an answer costs beyond the thousand free ones. */
const each = 45_600;

/** The month's free service messages are used up; so many more may be paid for. */
async function openPoor(messages: number) {
  const engine = await openEngine({ purse });
  await sql`
    insert into charge_totals (account_id, month, day, category, type, market, count)
    values (${engine.accountId}, '2026-11-01', '2026-11-01', 'service', 'free_customer_service', 'germany', 1000)`.execute(
    engine.db,
  );
  await allow(engine.db, messages);
  return engine;
}

async function allow(db: Db, messages: number): Promise<void> {
  await transact(db, async (tx) => await saveMonthlyBudget(tx, messages * each + 1));
}

test("a batch stops before the first message over the budget, and says why", async () => {
  await using engine = await openPoor(7);
  const people = await engine.crowd(12);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);

  await engine.sends();

  expect(await engine.counts()).toEqual({ accepted: 7, queued: 5 });
  expect(await engine.haltedBecause(batch.id)).toMatch(
    /^Das Budget für November \(0,32\s€\) reicht für die nächste Nachricht nicht mehr\.$/,
  );
  expect(await readBudget(engine.db, engine.clock.now())).toMatchObject({
    spent: 0,
    reserved: 7 * each,
    left: 1,
  });
});

test("with a higher budget it goes on where it stopped, and nobody gets it twice", async () => {
  await using engine = await openPoor(7);
  const people = await engine.crowd(12);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  await engine.sends();

  await allow(engine.db, 12);
  await batch.resume();
  await engine.sends();

  expect(people.map(engine.phone)).toEqual(people.map(() => ["Neuigkeiten"]));
});

test("two broadcasts at once do not pass the budget together", async () => {
  await using engine = await openPoor(7);
  const people = await engine.crowd(12);
  for (const text of ["Eins", "Zwei"]) await (await engine.opensBatch(text)).add(people);

  await engine.sends();

  expect(await engine.counts()).toEqual({ accepted: 7, queued: 17 });
});

test("what failed costs nothing and makes room again", async () => {
  await using engine = await openPoor(2);
  const people = await engine.crowd(4);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  engine.emulator.faults.add({ kind: "error", code: 131026, count: 2 });
  await engine.sends();
  await engine.hears();

  await batch.resume();
  await engine.sends();

  expect(await engine.counts()).toEqual({ accepted: 2, failed: 2 });
});

test("answers are never stopped by the budget, but count", async () => {
  await using engine = await openPoor(1);
  const ann = await engine.meets("Ann");
  const bob = await engine.meets("Bob");
  await engine.answer(ann, "Guten Tag");
  await engine.answer(bob, "Guten Tag");
  await engine.answer(ann, "Gern geschehen");

  await engine.sends();
  engine.clock.advance("1m");
  await engine.sends();

  expect(await readBudget(engine.db, engine.clock.now())).toMatchObject({ left: 0 });
  expect([ann, bob].map(engine.phone).flat()).toHaveLength(3);
});

test("what a second person let through is not stopped", async () => {
  await using engine = await openPoor(2);
  const people: Person[] = await engine.crowd(6);
  const batch = await engine.opensBatch("Warnung", { lane: "urgent" });
  await batch.add(people);
  await engine.sends();

  await transact(engine.db, async (tx) => await letOverBudget(tx, engine.accountId, batch.id));
  await batch.resume();
  await engine.sends();

  expect(await engine.counts()).toEqual({ accepted: 6 });
});

test("without a budget nothing is reserved", async () => {
  await using engine = await openEngine({ purse });
  const people = await engine.crowd(3);
  await (await engine.opensBatch("Neuigkeiten")).add(people);

  await engine.sends();

  expect((await sql`select 1 from reserved_charges`.execute(engine.db)).rows).toEqual([]);
  expect(await readBudget(engine.db, engine.clock.now())).toBeNull();
});

test("two numbers that ask at the same moment do not both spend the rest", async () => {
  await using engine = await openPoor(1);
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");
  const ids = await Promise.all([ann, bob].map((person) => engine.answer(person, "Guten Tag")));
  const now = engine.clock.now();
  const spends = async (id: number) =>
    await transact(engine.db, async (tx) => {
      const money = await purse.open(tx, engine.accountId, [id], now);
      const price = money.take({ form: "free", recipient: {} }, false);
      if (price === null) return false;
      await sql`
        insert into reserved_charges (account_id, delivery_id, micros, takes_free, at)
        values (${engine.accountId}, ${id}, ${price.micros}, ${price.takesFree}, ${now})`.execute(
        tx,
      );
      return true;
    });
  await sql`update deliveries set state = 'sending'`.execute(engine.db);

  const spent = await Promise.all(ids.map(spends));

  expect(spent.filter((one) => one)).toHaveLength(1);
});
