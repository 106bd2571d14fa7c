/** One conversation with its messages, as the pages and the API show it. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { ConversationState } from "./list.ts";

export type Conversation = {
  readonly id: number;
  readonly state: ConversationState;
  readonly accountId: number;
  readonly subscriberId: number;
  readonly name: string | null;
  readonly waitingSince: Date | null;
  readonly lastInboundAt: Date | null;
  /** What the person is subscribed to, as staff name it. */
  readonly topics: readonly string[];
  readonly assignee: { readonly id: number; readonly name: string } | null;
  /** The broadcast that was answered last. */
  readonly broadcast: {
    readonly id: string;
    readonly title: string;
    readonly teaser: string;
    readonly slug: string;
  } | null;
  /** In the order they were said; the newest `messageLimit` of them. */
  readonly messages: readonly ThreadMessage[];
  /** There are older messages than the ones shown. */
  readonly hasOlder: boolean;
};

export type ThreadMessage = {
  readonly id: number;
  readonly direction: "in" | "out";
  readonly kind: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly media: {
    readonly state: MediaState;
    readonly mimeType: string | null;
    readonly fileName: string | null;
  } | null;
  readonly quotes: {
    readonly direction: "in" | "out";
    readonly text: string;
    readonly kind: string;
  } | null;
  readonly broadcastTitle: string | null;
  /** How far our message came; null for messages of citizens. */
  readonly deliveryState: DeliveryState | null;
  readonly staffName: string | null;
  readonly automatic: boolean;
  readonly reactions: readonly { readonly emoji: string }[];
  readonly at: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
};

/** `removed`: it was stored, and its time is over. */
type MediaState = "wanted" | "stored" | "lost" | "removed";

export type DeliveryState =
  | "queued"
  | "sending"
  | "accepted"
  | "held"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "withdrawn"
  | "expired"
  | "uncertain";

const messageLimit = 100;

/** The conversation with its newest messages, or with those before `beforeMessageId`; null where it does not exist. */
export async function readConversation(
  db: Db,
  id: number,
  beforeMessageId?: number,
): Promise<Conversation | null> {
  const { rows } = await sql<Head>`
    select conversation.id, conversation.state, conversation.account_id, conversation.subscriber_id,
      conversation.waiting_since, conversation.assignee_id, subscriber.display_name,
      staff.name as assignee_name,
      greatest(address.last_inbound_at, present.last_inbound_at) as last_inbound_at
    from conversations conversation
    join subscribers subscriber on subscriber.id = conversation.subscriber_id
    join addresses address on address.id = conversation.address_id
    left join addresses present on present.id = address.replaced_by
    left join staff on staff.id = conversation.assignee_id
    where conversation.id = ${id}`.execute(db);
  const head = rows[0];
  if (head === undefined) return null;
  const newest = await readMessages(db, id, beforeMessageId);
  return {
    id: head.id,
    state: head.state,
    accountId: head.account_id,
    subscriberId: head.subscriber_id,
    name: head.display_name,
    waitingSince: head.waiting_since,
    lastInboundAt: head.last_inbound_at,
    topics: await activeTopics(db, head.subscriber_id),
    assignee:
      head.assignee_id === null || head.assignee_name === null
        ? null
        : { id: head.assignee_id, name: head.assignee_name },
    broadcast: await lastAnswered(db, id),
    messages: newest.slice(0, messageLimit).reverse(),
    hasOlder: newest.length > messageLimit,
  };
}

async function lastAnswered(db: Db, id: number): Promise<Conversation["broadcast"]> {
  const { rows } = await sql<NonNullable<Conversation["broadcast"]>>`
    select broadcast.id, broadcast.title, broadcast.teaser, broadcast.slug
    from messages message
    join broadcasts broadcast on broadcast.id = message.broadcast_id
    where message.conversation_id = ${id}
      and not message.automatic
    order by message.id desc
    limit 1`.execute(db);
  return rows[0] ?? null;
}

async function activeTopics(db: Db, subscriberId: number): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select topic.title
    from subscriptions subscription
    join topics topic on topic.id = subscription.topic_id
    where subscription.subscriber_id = ${subscriberId}
      and subscription.state = 'active'
    order by topic.position, topic.id`.execute(db);
  return rows.map(({ title }) => title);
}

async function readMessages(
  db: Db,
  conversationId: number,
  before: number | undefined,
): Promise<ThreadMessage[]> {
  const { rows } = await sql<Row>`
    with sent as materialized (
      select ours.id, delivery.provider_message_id
      from messages ours
      join deliveries delivery on delivery.account_id = ours.account_id and delivery.id = ours.delivery_id
      where ours.conversation_id = ${conversationId}
    )
    select message.id, message.direction, message.kind, message.text, message.details, message.media_state,
      own.state as delivery_state, message.automatic, message.reactions, message.at, message.edited_at, message.deleted_at,
      message.reply_to, message.media_id, media.mime_type, media.file_name, staff.name as staff_name,
      broadcast.title as broadcast_title,
      quoted.direction as quoted_direction, quoted.text as quoted_text, quoted.kind as quoted_kind
    from messages message
    left join deliveries own on own.account_id = message.account_id and own.id = message.delivery_id
    left join media on media.id = message.media_id
    left join staff on staff.id = message.staff_id
    left join broadcasts broadcast on broadcast.id = message.broadcast_id
    left join lateral (
      select other.direction, left(other.text, 120) as text, other.kind
      from messages other
      where message.reply_to is not null
        and message.kind <> 'reaction'
        and other.conversation_id = message.conversation_id
        and other.deleted_at is null
        and other.id in (
          select theirs.id
          from messages theirs
          where theirs.account_id = message.account_id
            and theirs.provider_message_id = message.reply_to
          union all
          select sent.id
          from sent
          where sent.provider_message_id = message.reply_to
        )
      limit 1
    ) quoted on true
    where message.conversation_id = ${conversationId}
      and ${before === undefined ? sql`true` : sql`message.id < ${before}`}
    order by message.id desc
    limit ${messageLimit + 1}`.execute(db);
  return rows.map(toMessage);
}

type Head = {
  id: number;
  state: ConversationState;
  account_id: number;
  subscriber_id: number;
  waiting_since: Date | null;
  assignee_id: number | null;
  assignee_name: string | null;
  display_name: string | null;
  last_inbound_at: Date | null;
};

type Row = {
  id: number;
  direction: "in" | "out";
  kind: string;
  text: string;
  details: Record<string, unknown>;
  media_state: "wanted" | "stored" | "lost" | null;
  media_id: number | null;
  mime_type: string | null;
  file_name: string | null;
  delivery_state: DeliveryState | null;
  staff_name: string | null;
  automatic: boolean;
  reactions: { emoji: string }[];
  at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  broadcast_title: string | null;
  quoted_direction: "in" | "out" | null;
  quoted_text: string | null;
  quoted_kind: string | null;
};

function mediaState({ media_state: state, media_id: id, kind }: Row): MediaState | null {
  if (state === "stored" && id === null) return "removed";
  if (state !== null) return state;
  // Ours are there from the beginning.
  if (id !== null) return "stored";
  return kind === "image" || kind === "document" ? "removed" : null;
}

function toMessage(row: Row): ThreadMessage {
  const state = mediaState(row);
  return {
    id: row.id,
    direction: row.direction,
    kind: row.kind,
    text: row.text,
    details: row.details,
    media:
      state === null || row.deleted_at !== null
        ? null
        : { state, mimeType: row.mime_type, fileName: row.file_name },
    quotes:
      row.quoted_direction === null
        ? null
        : {
            direction: row.quoted_direction,
            text: row.quoted_text ?? "",
            kind: row.quoted_kind ?? "text",
          },
    broadcastTitle: row.broadcast_title,
    deliveryState: row.delivery_state,
    staffName: row.staff_name,
    automatic: row.automatic,
    reactions: row.reactions,
    at: row.at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
  };
}
