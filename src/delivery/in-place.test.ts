/** The ledger is rewritten in place: PostgreSQL does so only where no index, nor its condition, knows a column that changes. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";

test("no index of the ledger knows what sending or a good report changes", async () => {
  await using database = await testDatabase();

  const { rows } = await sql<{ column: string }>`
    select distinct attname as column
    from pg_index
    join pg_depend on classid = 'pg_class'::regclass and objid = indexrelid and refobjid = indrelid
    join pg_attribute on attrelid = indrelid and attnum = refobjsubid
    where indrelid = 'deliveries'::regclass
    order by attname`.execute(database.db);

  // The last three stay as they are while all goes well.
  const columns = rows.map(({ column }) => column);
  expect(columns.toSorted()).toEqual(
    [
      "account_id",
      "id",
      "batch_id",
      "address_id",
      "subscriber_id",
      "uncertain_since",
      "failed_at",
      "failure_code",
    ].toSorted(),
  );
});
