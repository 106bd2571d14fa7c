import { sql } from "kysely";
import type { z } from "zod";
import type { Db, Tx } from "./open.ts";

/** A saved setting as it was written, or null. The caller vouches for `T`: only where the same file writes it. */
export async function readSetting<T>(db: Db, key: string): Promise<T | null>;
/** A saved setting through its schema. Nothing saved, or no longer fitting the schema: the fallback. */
export async function readSetting<T>(
  db: Db,
  key: string,
  schema: z.ZodType<T>,
  fallback: T,
): Promise<T>;
export async function readSetting<T>(
  db: Db,
  key: string,
  schema?: z.ZodType<T>,
  fallback: T | null = null,
): Promise<T | null> {
  const { rows } = await sql<{ value: T }>`
    select value
    from settings
    where key = ${key}`.execute(db);
  const value = rows[0]?.value;
  if (value === undefined) return fallback;
  if (schema === undefined) return value;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : fallback;
}

/** Saves anything that JSON can hold, over what was there. */
export async function writeSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  await sql`
    insert into settings (key, value)
    values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update
    set value = excluded.value, updated_at = now()`.execute(tx);
}
