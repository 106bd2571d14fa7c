/** Which broadcast a citizen answers: the one whose delivery is quoted. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { batchOfMessage } from "../delivery/delivery.ts";
import type { Whom } from "./conversation-row.ts";

/** The broadcast whose delivery to this person is quoted. Batches of other kinds (digests) are no broadcasts and give null. */
export async function answeredBroadcast(
  tx: Tx,
  whom: Whom,
  replyTo: string | undefined,
): Promise<string | null> {
  if (replyTo === undefined) return null;
  const batchId = await batchOfMessage(tx, whom, replyTo);
  if (batchId === null) return null;
  const { rows } = await sql<{
    id: string;
  }>`select id from broadcasts where id = ${batchId}`.execute(tx);
  return rows[0]?.id ?? null;
}
