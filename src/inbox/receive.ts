/** Takes in what a citizen sent. */
import { sql } from "kysely";
import type { Message, MessageEvent } from "../channels/channels.ts";
import type { Db, Tx } from "../db/db.ts";
import { amend } from "./amend.ts";
import { answeredBroadcast } from "./answered-broadcast.ts";
import { announceChange, findOrBegin, setWaiting, touch, type Whom } from "./conversation-row.ts";
import { noticeClosure } from "./closure-notice.ts";
import { contentOf, storableJson } from "./stored-content.ts";

export type Received = {
  readonly conversationId: number;
  /** The stored message; null where nothing new was stored. */
  readonly messageId: number | null;
  /** Automatic answers that were queued (out of hours), already recorded in the thread. */
  readonly notices: readonly { readonly deliveryId: number; readonly message: Message }[];
};

type Incoming = Whom & {
  readonly event: MessageEvent;
  /** A command that was understood (STOPP, a choice of topics): part of the talk, nobody's task. */
  readonly automatic: boolean;
  readonly now: Date;
};

/** Whether a message with this id of the channel is stored already; ids are unique per account. */
export async function knowsMessage(
  db: Db | Tx,
  accountId: number,
  providerMessageId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from messages
    where account_id = ${accountId}
      and provider_message_id = ${providerMessageId}`.execute(db);
  return rows.length > 0;
}

/**
 * Stores a citizen's message in their conversation and sets it waiting unless `automatic`. A repeated webhook changes
 * nothing. Reactions, edits and deletions change the message they speak of. Outside office hours the one honest notice
 * is queued in the same transaction.
 */
export async function receive(tx: Tx, incoming: Incoming): Promise<Received> {
  const { event, now } = incoming;
  const { body } = event;
  const conversationId = await findOrBegin(tx, incoming, event.at);
  if (body.kind === "reaction" || body.kind === "edit" || body.kind === "deletion") {
    const messageId = await amend(tx, conversationId, incoming, event, body);
    await announceChange(tx, conversationId, body.kind !== "reaction");
    return { conversationId, messageId, notices: [] };
  }

  const content = contentOf(body);
  const { rows } = await sql<{ id: number }>`
    insert into messages (conversation_id, account_id, direction, kind, text, details, provider_media_id, media_state,
      provider_message_id, reply_to, broadcast_id, automatic, at)
    values (${conversationId}, ${incoming.accountId}, 'in', ${content.kind}, ${content.text},
      ${storableJson(content.details)}::jsonb, ${content.providerMediaId}, ${content.mediaState},
      ${event.providerMessageId}, ${event.replyTo ?? null},
      ${await answeredBroadcast(tx, incoming, event.replyTo)}, ${incoming.automatic}, ${event.at})
    on conflict (account_id, provider_message_id) where provider_message_id is not null do nothing
    returning id`.execute(tx);
  const stored = rows[0];
  if (stored === undefined) return { conversationId, messageId: null, notices: [] };

  await touch(tx, conversationId, event.at);
  if (!incoming.automatic) await setWaiting(tx, conversationId, event.at);
  await announceChange(tx, conversationId, !incoming.automatic);
  const notices = incoming.automatic
    ? []
    : await noticeClosure(tx, { ...incoming, conversationId, at: event.at, now });
  return { conversationId, messageId: stored.id, notices };
}
