import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import type { Db } from "./open.ts";

/** Any number that no other program on the same database uses for its own lock. */
const migrationLock = 7_273_811_040;

type Migration = { readonly name: string; readonly text: string; readonly checksum: string };
type Applied = { readonly name: string; readonly checksum: string };

/**
 * Brings the database to the newest migration of `folder` (`NNNN_what.sql`, in the order of their names), each in a
 * transaction of its own. Several processes may call it at once: one works, the others wait. Throws one sentence where a
 * file that was applied has changed since or is gone.
 *
 * @returns the names that were applied now.
 */
export async function migrate(db: Db, folder: string = migrationsFolder()): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`select pg_advisory_lock(${migrationLock})`.execute(connection);
    try {
      return await applyPending(connection, migrations);
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock})`.execute(connection);
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

/** Names of migrations that the database still lacks: not empty means not ready to serve. */
export async function pendingMigrations(
  db: Db,
  folder: string = migrationsFolder(),
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return findPending(migrations, await readApplied(db)).map(({ name }) => name);
}

/** `migrations/` of this package, found from the source as well as from the built file. */
export function migrationsFolder(): string {
  const here = import.meta.url;
  const root = new URL(here.endsWith("/src/db/migrate.ts") ? "../../" : "../", here);
  return fileURLToPath(new URL("migrations/", root));
}

async function applyPending(db: Db, migrations: readonly Migration[]): Promise<string[]> {
  await sql`
    create table if not exists migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`.execute(db);
  const pending = findPending(migrations, await readApplied(db));
  for (const migration of pending) await apply(db, migration);
  return pending.map(({ name }) => name);
}

async function apply(db: Db, { name, text, checksum }: Migration): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      await sql.raw(text).execute(tx);
      await sql`insert into migrations (name, checksum) values (${name}, ${checksum})`.execute(tx);
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration ${name} failed and changed nothing: ${reason}`, { cause });
  }
}

/** A migration may have a lower number than one already applied (two people worked at once): it is applied late. */
function findPending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const migration = known.get(name);
    if (migration === undefined)
      throw new Error(
        `The database has migration ${name}, which this program does not know: it was written by a newer version; start that one.`,
      );
    if (migration.checksum !== checksum)
      throw new Error(
        `Migration ${name} was changed after it was applied: restore the file and write a new migration instead.`,
      );
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function readApplied(db: Db): Promise<Applied[]> {
  const exists = await sql<{
    found: boolean;
  }>`select to_regclass('migrations') is not null as found`.execute(db);
  if (exists.rows[0]?.found !== true) return [];
  const { rows } = await sql<Applied>`select name, checksum from migrations order by name`.execute(
    db,
  );
  return rows;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  const wrong = names.find((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name));
  if (wrong !== undefined)
    throw new Error(`Migration ${wrong} must be named like 0001_what_it_does.sql.`);
  return await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}
