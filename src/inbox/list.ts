/** The list of conversations: what waits first, the newest on top. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

export type ConversationState = "waiting" | "open" | "done";

const pageSize = 50;

export type ConversationLine = {
  readonly id: number;
  readonly state: ConversationState;
  readonly name: string | null;
  readonly waitingSince: Date | null;
  readonly lastMessageAt: Date;
  readonly lastInboundAt: Date | null;
  readonly assignee: string | null;
  /** The latest message that is somebody's task; null where only commands were written. */
  readonly latest: {
    readonly kind: string;
    readonly text: string;
    readonly direction: "in" | "out";
    readonly deleted: boolean;
  } | null;
  readonly broadcast: { readonly id: string; readonly title: string } | null;
};

export type ListQuery = {
  readonly state?: ConversationState | undefined;
  /** Part of a name or of a message. */
  readonly search?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
};

export type ConversationList = {
  readonly conversations: readonly ConversationLine[];
  /** The page shown; the first where the one asked for does not exist. */
  readonly page: number;
  readonly total: number;
  readonly pages: number;
};

/** One page of conversations: waiting ones first, the newest on top. */
export async function listConversations(db: Db, query: ListQuery): Promise<ConversationList> {
  const page = Math.max(1, query.page ?? 1);
  const matches = sql`
    from conversations conversation
    join subscribers subscriber on subscriber.id = conversation.subscriber_id
    where ${query.state === undefined ? sql`true` : sql`conversation.state = ${query.state}`}
      and ${searched(query.search ?? "")}`;
  const { rows } = await sql<Line>`
    select chosen.total, chosen.id, chosen.state, chosen.display_name, chosen.waiting_since, chosen.last_message_at,
      address.last_inbound_at, staff.name as assignee,
      latest.kind, latest.text, latest.direction, latest.deleted_at is not null as deleted,
      broadcast.id as broadcast_id, broadcast.title as broadcast_title
    from (
      -- Counted in the same pass: searching 200,000 messages twice took 155 ms, once 100 ms.
      select conversation.*, subscriber.display_name, (count(*) over ())::integer as total
      ${matches}
      order by (conversation.state = 'waiting') desc,
        coalesce(conversation.waiting_since, conversation.last_message_at) desc,
        conversation.id desc
      limit ${pageSize}
      offset ${(page - 1) * pageSize}
    ) chosen
    join addresses address on address.id = chosen.address_id
    left join staff on staff.id = chosen.assignee_id
    left join lateral (
      select kind, left(text, 200) as text, direction, deleted_at, broadcast_id
      from messages
      where conversation_id = chosen.id
        and not automatic
      order by id desc
      limit 1
    ) latest on true
    left join lateral (
      select message.broadcast_id
      from messages message
      where message.conversation_id = chosen.id
        and message.broadcast_id is not null
        and not message.automatic
      order by message.id desc
      limit 1
    ) answered on true
    left join broadcasts broadcast on broadcast.id = answered.broadcast_id
    order by (chosen.state = 'waiting') desc,
      coalesce(chosen.waiting_since, chosen.last_message_at) desc,
      chosen.id desc`.execute(db);
  const total = rows[0]?.total ?? 0;
  // A page behind the last one (conversations were finished meanwhile) shows the first.
  if (total === 0 && page > 1) return await listConversations(db, { ...query, page: 1 });
  return {
    conversations: rows.map(toLine),
    page,
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

/** How many conversations are in each state. */
export async function countConversations(
  db: Db,
): Promise<Readonly<Record<ConversationState, number>>> {
  const { rows } = await sql<{ state: ConversationState; count: number }>`
    select state, count(*)::integer as count
    from conversations
    group by state`.execute(db);
  const count = (state: ConversationState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: count("waiting"), open: count("open"), done: count("done") };
}

/** How many conversations wait for an answer; the number beside "Posteingang". */
export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from conversations
    where state = 'waiting'`.execute(db);
  return rows[0]?.count ?? 0;
}

function searched(search: string) {
  if (search === "") return sql`true`;
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(
    subscriber.display_name ilike ${pattern}
    or exists (
      select 1
      from messages
      where conversation_id = conversation.id
        and text ilike ${pattern}
    )
  )`;
}

type Line = {
  total: number;
  id: number;
  state: ConversationState;
  display_name: string | null;
  waiting_since: Date | null;
  last_message_at: Date;
  last_inbound_at: Date | null;
  assignee: string | null;
  kind: string | null;
  text: string | null;
  direction: "in" | "out" | null;
  deleted: boolean;
  broadcast_id: string | null;
  broadcast_title: string | null;
};

function toLine(row: Line): ConversationLine {
  return {
    id: row.id,
    state: row.state,
    name: row.display_name,
    waitingSince: row.waiting_since,
    lastMessageAt: row.last_message_at,
    lastInboundAt: row.last_inbound_at,
    assignee: row.assignee,
    latest:
      row.kind === null || row.direction === null
        ? null
        : { kind: row.kind, text: row.text ?? "", direction: row.direction, deleted: row.deleted },
    broadcast:
      row.broadcast_id === null || row.broadcast_title === null
        ? null
        : { id: row.broadcast_id, title: row.broadcast_title },
  };
}
