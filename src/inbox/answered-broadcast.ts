/** Which broadcast a citizen answers: the one whose delivery is quoted. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { findByProviderId } from "../delivery/delivery.ts";

/** The broadcast whose delivery is quoted. Batches of other kinds (digests) are no broadcasts and give null. */
export async function answeredBroadcast(
  tx: Tx,
  accountId: number,
  replyTo: string | undefined,
): Promise<string | null> {
  if (replyTo === undefined) return null;
  const delivery = await findByProviderId(tx, accountId, replyTo);
  if (delivery === null || delivery.batchId === null) return null;
  const { rows } = await sql<{
    id: string;
  }>`select id from broadcasts where id = ${delivery.batchId}`.execute(tx);
  return rows[0]?.id ?? null;
}
