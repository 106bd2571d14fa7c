import { sql } from "kysely";
import { expect, it } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { repointed } from "./merge.ts";

it("whatever points to a person, an address or a conversation is pointed to the one that stays", async () => {
  await using database = await testDatabase();

  const { rows } = await sql<{ name: string }>`
    select conrelid::regclass::text || '.' || attname as name
    from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f'
      and confrelid in ('subscribers'::regclass, 'addresses'::regclass, 'conversations'::regclass)
    order by name`.execute(database.db);

  expect(rows.map(({ name }) => name).filter((name) => !repointed.includes(name))).toEqual([]);
});
