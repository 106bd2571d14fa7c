/** One message to one address: an answer of staff or an automatic one. */
import type { Message } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { laneRanks } from "./lanes.ts";

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
  const { id } = await tx
    .insertInto("deliveries")
    .values({
      account_id: what.accountId,
      lane: what.lane,
      lane_rank: laneRanks[what.lane],
      address_id: what.addressId,
      subscriber_id: what.subscriberId,
      message: JSON.stringify(what.message),
      not_before: what.now,
      expires_at: what.expiresAt ?? null,
      created_at: what.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
