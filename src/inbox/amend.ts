/** Reactions, edits and deletions: events that change a message which is there already, or is still to come. */
import { sql } from "kysely";
import type { InboundBody, MessageEvent } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { answeredBroadcast } from "./answered-broadcast.ts";
import { setWaiting, touch, type Whom } from "./conversation-row.ts";
import { storableJson, storableText } from "./stored-content.ts";

type Amendment = Extract<InboundBody, { kind: "reaction" | "edit" | "deletion" }>;

/** Applies one; returns the id of the message that it changed or made, null where nothing was to be done. */
export async function amend(
  tx: Tx,
  conversationId: number,
  whom: Whom,
  event: MessageEvent,
  body: Amendment,
): Promise<number | null> {
  switch (body.kind) {
    case "reaction":
      return await react(tx, conversationId, whom, event, body);
    case "edit":
      return await edit(tx, conversationId, whom.accountId, event, body);
    case "deletion":
      return await remove(tx, conversationId, whom.accountId, event, body);
  }
}

async function react(
  tx: Tx,
  conversationId: number,
  whom: Whom,
  event: MessageEvent,
  body: Extract<Amendment, { kind: "reaction" }>,
): Promise<number | null> {
  // One reaction a person and message; the newer replaces the older, none takes it back.
  const reactions =
    body.emoji === null ? [] : [{ emoji: storableText(body.emoji), at: event.at.toISOString() }];
  const { rows } = await sql<{ id: number }>`
    update messages message
    set reactions = ${storableJson(reactions)}::jsonb
    where message.conversation_id = ${conversationId}
      and message.kind <> 'reaction'
      and (
        (message.account_id = ${whom.accountId} and message.provider_message_id = ${body.target})
        or message.delivery_id in (
          select id
          from deliveries
          where account_id = ${whom.accountId}
            and id = any(array(select delivery_id from messages where conversation_id = ${conversationId}))
            and provider_message_id = ${body.target}
        )
      )
      and coalesce((message.reactions -> 0 ->> 'at')::timestamptz <= ${event.at}, true)
    returning message.id`.execute(tx);
  const changed = rows[0];
  if (changed !== undefined) return changed.id;
  return await reactToUnlisted(tx, conversationId, whom, event, body);
}

/** A reaction to what is not in the thread, usually a broadcast: a line of its own, nobody's task. */
async function reactToUnlisted(
  tx: Tx,
  conversationId: number,
  whom: Whom,
  event: MessageEvent,
  body: Extract<Amendment, { kind: "reaction" }>,
): Promise<number | null> {
  await sql`
    delete from messages
    where conversation_id = ${conversationId}
      and kind = 'reaction'
      and reply_to = ${body.target}
      and at <= ${event.at}`.execute(tx);
  if (body.emoji === null) return null;
  const { rows } = await sql<{ id: number }>`
    insert into messages (conversation_id, account_id, direction, kind, text, provider_message_id, reply_to,
      broadcast_id, automatic, at)
    select ${conversationId}, ${whom.accountId}, 'in', 'reaction', ${storableText(body.emoji)}, ${event.providerMessageId},
      ${body.target}, ${await answeredBroadcast(tx, whom, body.target)}, true, ${event.at}
    where not exists (
      select 1
      from messages
      where conversation_id = ${conversationId}
        and reply_to = ${body.target}
        and kind = 'reaction'
    )
    on conflict (account_id, provider_message_id) where provider_message_id is not null do nothing
    returning id`.execute(tx);
  await touch(tx, conversationId, event.at);
  return rows[0]?.id ?? null;
}

async function edit(
  tx: Tx,
  conversationId: number,
  accountId: number,
  event: MessageEvent,
  body: Extract<Amendment, { kind: "edit" }>,
): Promise<number | null> {
  const { rows: targets } = await sql<EditTarget>`
    select id, text, automatic, edited_at, deleted_at
    from messages
    where conversation_id = ${conversationId}
      and account_id = ${accountId}
      and provider_message_id = ${body.target}
    for update`.execute(tx);
  const target = targets[0];
  const text = storableText(body.text);
  if (target === undefined) {
    // The edit overtook its message: the message, when it comes, is known already and does not undo the edit.
    const { rows } = await sql<{ id: number }>`
      insert into messages (conversation_id, account_id, direction, kind, text, provider_message_id, at, edited_at)
      values (${conversationId}, ${accountId}, 'in', 'text', ${text}, ${body.target}, ${event.at}, ${event.at})
      on conflict (account_id, provider_message_id) where provider_message_id is not null do nothing
      returning id`.execute(tx);
    if (rows[0] !== undefined) await setWaiting(tx, conversationId, event.at);
    await touch(tx, conversationId, event.at);
    return rows[0]?.id ?? null;
  }
  const overtaken = target.edited_at !== null && target.edited_at > event.at;
  if (target.deleted_at !== null || overtaken || target.text === text) return null;
  await sql`update messages set text = ${text}, edited_at = ${event.at} where id = ${target.id}`.execute(
    tx,
  );
  // A question that now reads differently is to be looked at again, even if it was answered.
  if (!target.automatic) await setWaiting(tx, conversationId, event.at);
  return target.id;
}

type EditTarget = {
  id: number;
  text: string;
  automatic: boolean;
  edited_at: Date | null;
  deleted_at: Date | null;
};

/** Takes the content away. A file still in `media_id` is removed by the media loop: no file work in a transaction. */
async function remove(
  tx: Tx,
  conversationId: number,
  accountId: number,
  event: MessageEvent,
  body: Extract<Amendment, { kind: "deletion" }>,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into messages (conversation_id, account_id, direction, kind, provider_message_id, automatic, at, deleted_at)
    values (${conversationId}, ${accountId}, 'in', 'text', ${body.target}, true, ${event.at}, ${event.at})
    on conflict (account_id, provider_message_id) where provider_message_id is not null do update
    set text = '',
        details = '{}',
        reactions = '[]',
        provider_media_id = null,
        media_state = null,
        deleted_at = coalesce(messages.deleted_at, excluded.deleted_at)
    where messages.conversation_id = ${conversationId}
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}
