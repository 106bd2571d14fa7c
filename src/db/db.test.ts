import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { z } from "zod";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import {
  announce,
  assertOutsideTransaction,
  listen,
  migrate,
  openDatabase,
  pendingMigrations,
  readSetting,
  transact,
  writeSetting,
  type Db,
} from "./db.ts";

async function value(db: Db, expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
    db,
  );
  return rows[0]?.value;
}

test.each([
  ["count(*)", 1],
  ["9007199254740991::bigint", 9007199254740991],
  ["sum(x) from (values (1::bigint), (2)) as v(x)", 3],
  ["'2026-03-29'::date", "2026-03-29"],
  ["'2026-03-29T01:30:00Z'::timestamptz", new Date("2026-03-29T01:30:00Z")],
  ["array[1, 2]::bigint[]", [1, 2]],
  ["array['2026-03-29']::date[]", ["2026-03-29"]],
])("%s arrives as what its type means", async (expression, expected) => {
  await using database = await testDatabase();
  const [what = "", from] = expression.split(" from ");

  const { rows } = await sql<{ value: unknown }>`
    select ${sql.raw(what)} as value ${sql.raw(from === undefined ? "" : `from ${from}`)}`.execute(
    database.db,
  );

  expect(rows[0]?.value).toEqual(expected);
});

test("a transaction is written as a whole or not at all", async () => {
  await using database = await testDatabase();

  await transact(database.db, (tx) => writeSetting(tx, "kept", 1));
  const failing = transact(database.db, async (tx) => {
    await writeSetting(tx, "lost", 1);
    throw new Error("half way");
  });

  await expect(failing).rejects.toThrow("half way");
  expect(await readSetting(database.db, "kept")).toBe(1);
  expect(await readSetting(database.db, "lost")).toBeNull();
});

test("invariant 6: neither the outer database nor a network call works inside a transaction", async () => {
  await using database = await testDatabase();

  await expect(transact(database.db, () => readSetting(database.db, "any"))).rejects.toThrow(
    "pass its tx on",
  );
  await expect(
    transact(database.db, () => transact(database.db, (tx) => readSetting(tx, "any"))),
  ).rejects.toThrow("pass its tx on");
  await expect(
    transact(database.db, () => Promise.resolve(assertOutsideTransaction("send"))),
  ).rejects.toThrow("send was called inside a transaction");
  expect(() => assertOutsideTransaction("send")).not.toThrow();
});

test("work that a transaction started and that outlives it is outside", async () => {
  await using database = await testDatabase();
  let later: Promise<unknown> = Promise.resolve();
  const { promise: over, resolve } = Promise.withResolvers<void>();

  await transact(database.db, (tx) => {
    later = over.then(() => readSetting(database.db, "any"));
    return writeSetting(tx, "any", "word");
  });
  resolve();

  expect(await later).toBe("word");
});

test("the victim of a deadlock is tried again", async () => {
  await using database = await testDatabase();
  const { db } = database;
  await transact(db, async (tx) => {
    await writeSetting(tx, "a", 0);
    await writeSetting(tx, "b", 0);
  });
  const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  let tries = 0;

  const change = (mine: 0 | 1, first: string, second: string) =>
    transact(db, async (tx) => {
      tries += 1;
      await sql`set local deadlock_timeout = '10ms'`.execute(tx);
      await writeSetting(tx, first, 1);
      both[mine].resolve();
      await both[mine === 0 ? 1 : 0].promise;
      await writeSetting(tx, second, 1);
    });
  await Promise.all([change(0, "a", "b"), change(1, "b", "a")]);

  expect(tries).toBe(3);
});

test("a connection that breaks between two queries fails its transaction, and the program lives", async () => {
  await using database = await testDatabase();
  const admin = new pg.Client(database.url);
  await admin.connect();

  const broken = transact(database.db, async (tx) => {
    const pid = await value(tx, "pg_backend_pid()");
    await admin.query("select pg_terminate_backend($1)", [pid]);
    for (;;) {
      const { rowCount } = await admin.query("select from pg_stat_activity where pid = $1", [pid]);
      if (rowCount === 0) break;
    }
    await setImmediate();
    await value(tx, "1");
  });

  await expect(broken).rejects.toThrow(/terminat|connection/i);
  expect(await value(database.db, "1")).toBe(1);
  await admin.end();
});

test("an announcement is heard after the commit, and a withdrawn one never", async () => {
  await using database = await testDatabase();
  const heard: string[] = [];
  const { promise: second, resolve } = Promise.withResolvers<void>();
  await using _listening = await listen(database.url, "live", (payload) => {
    heard.push(payload);
    if (payload === "end") resolve();
  });

  await transact(database.db, async (tx) => {
    await announce(tx, "live", "inbox");
    await setImmediate();
    expect(heard).toEqual([]);
  });
  await expect(
    transact(database.db, async (tx) => {
      await announce(tx, "live", "lost");
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await transact(database.db, (tx) => announce(tx, "live", "end"));
  await second;

  expect(heard).toEqual(["inbox", "end"]);
});

test("a listener whose connection broke listens again and says so", async () => {
  await using database = await testDatabase();
  const { promise: heard, resolve: hear } = Promise.withResolvers<string>();
  const { promise: again, resolve: connectAgain } = Promise.withResolvers<void>();
  let connected = 0;
  const onConnect = () => {
    connected += 1;
    if (connected === 2) connectAgain();
  };
  await using _listening = await listen(database.url, "live", hear, { onConnect });

  await sql`
    select pg_terminate_backend(pid)
    from pg_stat_activity
    where datname = current_database() and application_name like '%listens%'`.execute(database.db);
  await again;
  await transact(database.db, (tx) => announce(tx, "live", "after"));

  expect(await heard).toBe("after");
});

test("a setting that no longer fits its schema gives the fallback", async () => {
  await using database = await testDatabase();
  const hours = z.object({ open: z.number() });
  await transact(database.db, (tx) => writeSetting(tx, "old", { open: "eight" }));
  await transact(database.db, (tx) => writeSetting(tx, "new", { open: 8 }));

  expect(await readSetting(database.db, "old", hours, { open: 9 })).toEqual({ open: 9 });
  expect(await readSetting(database.db, "new", hours, { open: 9 })).toEqual({ open: 8 });
  expect(await readSetting(database.db, "none", hours, { open: 9 })).toEqual({ open: 9 });
});

test("lists and words survive as settings", async () => {
  await using database = await testDatabase();
  for (const kept of [["a", "b"], "word", false, null]) {
    await transact(database.db, (tx) => writeSetting(tx, "kept", kept));
    expect(await readSetting(database.db, "kept")).toEqual(kept);
  }
});

/** An empty schema and a folder of migrations to write into. */
async function emptySchema(database: TestDatabase) {
  const folder = await mkdtemp(join(tmpdir(), "rundruf-migrations-"));
  await sql`create schema empty`.execute(database.db);
  const db = openDatabase(`${database.url}?options=-csearch_path%3Dempty`, { poolSize: 3 });
  return {
    db,
    folder,
    write: (name: string, text: string) => writeFile(join(folder, name), text),
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await rm(folder, { recursive: true });
    },
  };
}

test("migrations are applied once, in order, whoever calls and however many at once", async () => {
  await using database = await testDatabase();
  await using empty = await emptySchema(database);
  await empty.write("0002_fill.sql", "insert into t values (1); insert into t values (2);");
  await empty.write("0001_table.sql", "create table t (n integer);");
  expect(await pendingMigrations(empty.db, empty.folder)).toEqual([
    "0001_table.sql",
    "0002_fill.sql",
  ]);

  const done = await Promise.all([1, 2, 3].map(() => migrate(empty.db, empty.folder)));

  expect(done.flat()).toEqual(["0001_table.sql", "0002_fill.sql"]);
  expect(await value(empty.db, "(select count(*) from t)")).toBe(2);
  expect(await pendingMigrations(empty.db, empty.folder)).toEqual([]);
});

test("a migration that fails leaves nothing behind and can be mended", async () => {
  await using database = await testDatabase();
  await using empty = await emptySchema(database);
  await empty.write("0001_table.sql", "create table t (n integer); select 1 / 0;");

  await expect(migrate(empty.db, empty.folder)).rejects.toThrow(
    "Migration 0001_table.sql failed and changed nothing: division by zero",
  );
  await empty.write("0001_table.sql", "create table t (n integer);");

  expect(await migrate(empty.db, empty.folder)).toEqual(["0001_table.sql"]);
});

test("an edited and a lost migration stop the start with one sentence", async () => {
  await using database = await testDatabase();
  await using empty = await emptySchema(database);
  await empty.write("0001_table.sql", "create table t (n integer);");
  await migrate(empty.db, empty.folder);

  await empty.write("0001_table.sql", "create table t (n bigint);");
  await expect(migrate(empty.db, empty.folder)).rejects.toThrow(
    "0001_table.sql was changed after it was applied",
  );
  await rm(join(empty.folder, "0001_table.sql"));
  await expect(migrate(empty.db, empty.folder)).rejects.toThrow("written by a newer version");
});
