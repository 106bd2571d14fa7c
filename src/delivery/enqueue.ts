/** One message to one address: an answer of staff or an automatic one. */
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { laneRanks } from "./lanes.ts";
import { intoQueue } from "./queue.ts";

export type NewDelivery = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
  readonly lane: "reply" | "notice";
  readonly message: Message;
  readonly now: Date;
  /** Not sent any more from here on; without it there is no end. */
  readonly expiresAt?: Date | undefined;
};

/** Writes the delivery in the caller's transaction and returns its id. Wake the sender loop after the commit. */
export async function enqueue(tx: Tx, what: NewDelivery): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with added as (
      insert into deliveries
        (account_id, lane, lane_rank, address_id, subscriber_id, message, not_before, expires_at, created_at)
      values (${what.accountId}, ${what.lane}, ${laneRanks[what.lane]}, ${what.addressId}, ${what.subscriberId},
        ${JSON.stringify(what.message)}, ${what.now}, ${what.expiresAt ?? null}, ${what.now})
      returning *
    ), waiting as (${intoQueue(sql`added`)})
    select id
    from added`.execute(tx);
  const [added] = rows;
  if (added === undefined) throw new Error("An insert returned no row.");
  return added.id;
}
