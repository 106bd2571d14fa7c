/** Who was erased, as keyed hashes: an old list must not bring them back, and nobody can read a number from it. */
import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

/** Those of these phones (digits) and user ids that belonged to somebody who was erased. */
export async function erasedAmong(
  db: Db | Tx,
  secret: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const byHash = new Map(ids.map((id) => [addressHash(secret, id), id]));
  const { rows } = await sql<{ hash: string }>`
    select address_hash as hash
    from erased_addresses
    where address_hash = any(${[...byHash.keys()]}::text[])`.execute(db);
  return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []));
}

/** Remembers that these were erased. */
export async function rememberErased(
  tx: Tx,
  secret: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    insert into erased_addresses (address_hash, erased_at)
    select hash, ${now}
    from unnest(${ids.map((id) => addressHash(secret, id))}::text[]) as hash
    on conflict (address_hash) do update
    set erased_at = excluded.erased_at`.execute(tx);
}

function addressHash(secret: string, id: string): string {
  return createHmac("sha256", secret).update(`erased-address:${id}`).digest("hex");
}
