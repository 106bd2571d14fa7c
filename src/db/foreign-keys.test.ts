import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";

/** Tables with few rows, however many people there are. */
const small = ["staff", "privacy_requests"];

test("whoever is erased is found by an index wherever they are named, also among millions", async () => {
  await using database = await testDatabase();

  const { rows } = await sql<{ missing: string }>`
    select reference.conrelid::regclass || '.' || attname as missing
    from pg_constraint reference
    join pg_attribute on attrelid = reference.conrelid and attnum = reference.conkey[1]
    where contype = 'f'
      and confrelid in ('subscribers'::regclass, 'addresses'::regclass)
      and reference.conrelid::regclass::text <> all(${small})
      and not exists (
        select 1
        from pg_index
        where indrelid = reference.conrelid
          and indkey[0] = attnum
          and (indpred is null or pg_get_expr(indpred, indrelid) = '(' || attname || ' IS NOT NULL)')
      )
    order by 1`.execute(database.db);

  expect(rows.map(({ missing }) => missing)).toEqual([]);
});
