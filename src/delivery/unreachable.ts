import { sql } from "kysely";
import type { Failure } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";

/** "Recipient cannot be reached": no WhatsApp on this number, an outdated app, or we are blocked (reference 4). */
const undeliverable = 131026;

/** Keeps a person out of later batches where the channel said so, and counts what did not reach them. */
export async function noteUnreachable(
  tx: Tx,
  addressId: number,
  failure: Failure,
  now: Date,
): Promise<void> {
  if (failure.class === "suppress")
    await sql`
      update addresses
      set marketing_stopped_at = coalesce(marketing_stopped_at, ${now})
      where id = ${addressId}`.execute(tx);
  else if (failure.code === undeliverable)
    await sql`
      update addresses
      set undeliverable_count = undeliverable_count + 1
      where id = ${addressId}`.execute(tx);
}
