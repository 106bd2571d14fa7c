/** What staff do with a conversation beside answering: finish it, open it again, take it over. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { announceChange } from "./conversation-row.ts";

export type Finishing =
  | { readonly kind: "done" }
  /** The citizen wrote something that was not on the page yet; nothing was changed. */
  | { readonly kind: "overtaken" };

/** Sets a conversation done, unless a citizen's message newer than `seenMessageId` would vanish from sight with it. */
export async function finish(tx: Tx, id: number, seenMessageId: number): Promise<Finishing> {
  const { rows } = await sql`
    update conversations
    set state = 'done', waiting_since = null
    where id = ${id}
      and not exists (
        select 1
        from messages
        where conversation_id = ${id}
          and direction = 'in'
          and not automatic
          and id > ${seenMessageId}
      )
    returning id`.execute(tx);
  if (rows.length === 0) return { kind: "overtaken" };
  await announceChange(tx, id, true);
  return { kind: "done" };
}

export async function reopen(tx: Tx, id: number): Promise<void> {
  await sql`update conversations set state = 'open' where id = ${id} and state = 'done'`.execute(
    tx,
  );
  await announceChange(tx, id, true);
}

/** `staffId` null gives the conversation back to everybody. */
export async function assign(tx: Tx, id: number, staffId: number | null): Promise<void> {
  await sql`update conversations set assignee_id = ${staffId} where id = ${id}`.execute(tx);
  await announceChange(tx, id, true);
}

/** Open pages show how far answers came: to be called when the states of deliveries changed. */
export async function announceDeliveries(
  tx: Tx,
  accountId: number,
  deliveryIds: readonly number[],
): Promise<void> {
  if (deliveryIds.length === 0) return;
  const { rows } = await sql<{ conversation_id: number }>`
    select distinct conversation_id
    from messages
    where account_id = ${accountId}
      and delivery_id = any(${deliveryIds}::bigint[])`.execute(tx);
  for (const { conversation_id: id } of rows) await announceChange(tx, id, true);
}

/** Whether a conversation exists (it goes with the person). */
export async function conversationExists(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql`select 1 from conversations where id = ${id}`.execute(db);
  return rows.length > 0;
}
