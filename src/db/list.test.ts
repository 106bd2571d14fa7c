import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { list } from "./db.ts";

test("whatever a list of texts holds comes back from the database as it was", async () => {
  await using database = await testDatabase();
  const nasty = ["", "null", "NULL", "{}", 'a"b\\c', "a,b", " ", "ä\n😀", "wamid.HBg=="];
  // PostgreSQL stores neither NUL nor halves of pairs; whoever takes texts in from outside removes them.
  const text = fc.string({ unit: "grapheme" }).filter((some) => !some.includes("\0"));

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.oneof(text, fc.constantFrom(...nasty)))),
      async (texts) => {
        const { rows } = await sql<{ back: (string | null)[] }>`
        select ${list(texts)}::text[] as back`.execute(database.db);

        expect(rows).toEqual([{ back: texts }]);
      },
    ),
    { numRuns: 50 },
  );
});

test("numbers, truths and times come back too", async () => {
  await using database = await testDatabase();
  const at = new Date("2026-11-24T09:00:00.123Z");

  const { rows } = await sql`
    select ${list([1, 9_007_199_254_740_991])}::bigint[] as numbers,
      ${list([true, false])}::boolean[] as truths, ${list([at, null])}::timestamptz[] as times`.execute(
    database.db,
  );

  expect(rows).toEqual([
    { numbers: [1, 9_007_199_254_740_991], truths: [true, false], times: [at, null] },
  ]);
});
