/** Writes down what we said to a citizen, so that the thread tells the whole talk. */
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { announceChange, findOrBegin, touch, type Whom } from "./conversation-row.ts";
import { contentOfOutgoing, storableJson } from "./stored-content.ts";

type Outgoing = Whom & {
  readonly deliveryId: number;
  readonly message: Message;
  /** Who wrote it; null for automatic answers and programs. */
  readonly staffId: number | null;
  readonly automatic: boolean;
  readonly now: Date;
};

/** Adds a queued delivery to the thread. An answer that is not automatic ends the waiting. */
export async function recordOutgoing(
  tx: Tx,
  outgoing: Outgoing,
): Promise<{ conversationId: number; messageId: number }> {
  const conversationId = await findOrBegin(tx, outgoing, outgoing.now);
  const content = contentOfOutgoing(outgoing.message);
  const replyTo = "replyTo" in outgoing.message ? (outgoing.message.replyTo ?? null) : null;
  const { rows } = await sql<{ id: number }>`
    insert into messages (conversation_id, account_id, direction, kind, text, details, media_id, reply_to, delivery_id,
      staff_id, automatic, at)
    values (${conversationId}, ${outgoing.accountId}, 'out', ${content.kind}, ${content.text},
      ${storableJson(content.details)}::jsonb, ${content.mediaId}, ${replyTo}, ${outgoing.deliveryId},
      ${outgoing.staffId}, ${outgoing.automatic}, ${outgoing.now})
    returning id`.execute(tx);
  const stored = rows[0];
  if (stored === undefined) throw new Error(`Delivery ${outgoing.deliveryId} was not recorded`);
  await touch(tx, conversationId, outgoing.now);
  if (!outgoing.automatic) await setAnswered(tx, conversationId, outgoing.staffId);
  await announceChange(tx, conversationId, !outgoing.automatic);
  return { conversationId, messageId: stored.id };
}

/** Whoever answers first takes the conversation over. */
async function setAnswered(tx: Tx, id: number, staffId: number | null): Promise<void> {
  await sql`
    update conversations
    set state = 'open',
        waiting_since = null,
        assignee_id = coalesce(assignee_id, ${staffId})
    where id = ${id}`.execute(tx);
}
