/** Outside office hours: one honest notice with the next opening and the emergency numbers, once a closure. */
import type { Message } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import type { Whom } from "./conversation-row.ts";

type Situation = Whom & { readonly conversationId: number; readonly at: Date; readonly now: Date };

/** Queues the notice where it is due; returns what was queued. */
export async function noticeClosure(
  tx: Tx,
  situation: Situation,
): Promise<readonly { deliveryId: number; message: Message }[]> {
  void tx;
  void situation;
  return [];
}
