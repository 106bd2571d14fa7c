/** Conversations as other programs get them (`/api/v1/conversations`): no names, no numbers, no files. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { ConversationState } from "./list.ts";
import { plainText } from "./plain-text.ts";

export type PlainConversation = {
  readonly id: number;
  readonly state: ConversationState;
  /** ISO time, or null where nobody waits. */
  readonly waitingSince: string | null;
  /** In the order they were said; the newest 100. */
  readonly messages: readonly {
    readonly id: number;
    readonly direction: "in" | "out";
    readonly text: string;
    readonly at: string;
    readonly automatic: boolean;
  }[];
};

const longestThread = 100;

export type PlainQuery = {
  readonly state?: ConversationState | undefined;
  /** The page begins after this conversation's id. */
  readonly after?: number | undefined;
  /** At most 100. */
  readonly limit?: number | undefined;
};

/** Conversations by id, a page at a time; the last id is the next page's `after`. */
export async function plainConversations(db: Db, query: PlainQuery): Promise<PlainConversation[]> {
  const { rows } = await sql<{ id: number }>`
    select id
    from conversations
    where id > ${query.after ?? 0}
      and ${query.state === undefined ? sql`true` : sql`state = ${query.state}`}
    order by id
    limit ${Math.min(query.limit ?? 50, 100)}`.execute(db);
  return await readAll(
    db,
    rows.map(({ id }) => id),
  );
}

/** Null where it does not exist. */
export async function plainConversation(db: Db, id: number): Promise<PlainConversation | null> {
  return (await readAll(db, [id]))[0] ?? null;
}

async function readAll(db: Db, ids: readonly number[]): Promise<PlainConversation[]> {
  const { rows } = await sql<Row>`
    select conversation.id, conversation.state, conversation.waiting_since,
      message.id as message_id, message.direction, message.kind, message.text, message.at, message.automatic,
      message.deleted_at
    from conversations conversation
    left join lateral (
      select *
      from messages
      where conversation_id = conversation.id
      order by id desc
      limit ${longestThread}
    ) message on true
    where conversation.id = any(${ids}::bigint[])
    order by conversation.id, message.id`.execute(db);
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [toConversation(first, [first, ...others])],
  );
}

type Row = {
  id: number;
  state: ConversationState;
  waiting_since: Date | null;
  message_id: number | null;
  direction: "in" | "out";
  kind: string;
  text: string;
  at: Date;
  automatic: boolean;
  deleted_at: Date | null;
};

function toConversation(head: Row, rows: readonly Row[]): PlainConversation {
  return {
    id: head.id,
    state: head.state,
    waitingSince: head.waiting_since?.toISOString() ?? null,
    messages: rows.flatMap((row) =>
      row.message_id === null
        ? []
        : [
            {
              id: row.message_id,
              direction: row.direction,
              text: plainText({ ...row, deleted: row.deleted_at !== null }, "de"),
              at: row.at.toISOString(),
              automatic: row.automatic,
            },
          ],
    ),
  };
}
