import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { rememberLarge, transact, type Db } from "./db.ts";

/** A table of numbers that a test fills, and its count. */
async function openNumbers() {
  const database = await testDatabase();
  await sql`create table numbers (number integer)`.execute(database.db);
  return {
    ...database,
    counted: rememberLarge(count, (found) => found),
    async add(many: number) {
      await sql`insert into numbers select generate_series(1, ${many})`.execute(database.db);
    },
  };
}

async function count(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from numbers`.execute(db);
  return rows[0]?.count ?? 0;
}

test("what is small is counted anew each time", async () => {
  await using numbers = await openNumbers();
  await numbers.add(10);
  const before = await numbers.counted(numbers.db);
  await numbers.add(1);

  expect([before, await numbers.counted(numbers.db)]).toEqual([10, 11]);
});

test("what is large is shown as it was, and a moment later as it is", async () => {
  await using numbers = await openNumbers();
  await numbers.add(60_000);
  await numbers.counted(numbers.db);
  await numbers.add(1);

  expect(await numbers.counted(numbers.db)).toBe(60_000);
  await expect.poll(() => numbers.counted(numbers.db), { timeout: 20_000 }).toBe(60_001);
});

test("inside a transaction it is counted as the transaction sees it", async () => {
  await using numbers = await openNumbers();
  await numbers.add(60_000);
  await numbers.counted(numbers.db);
  await numbers.add(1);

  expect(await transact(numbers.db, (tx) => numbers.counted(tx))).toBe(60_001);
});
