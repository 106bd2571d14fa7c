/** Who was erased, as keyed hashes: an old list must not bring them back, and nobody can read a number from it. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { addressHash } from "./erasure.ts";

/** Those of these phones (digits) and user ids that belonged to somebody who was erased. */
export async function erasedAmong(
  tx: Tx,
  secret: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const byHash = new Map(ids.map((id) => [addressHash(secret, id), id]));
  const { rows } = await sql<{ hash: string }>`
    select address_hash as hash
    from erased_addresses
    where address_hash = any(${[...byHash.keys()]}::text[])`.execute(tx);
  return new Set(rows.map(({ hash }) => byHash.get(hash) ?? ""));
}
