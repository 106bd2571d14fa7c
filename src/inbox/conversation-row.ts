/** The row of a conversation: found, begun, moved along with an address, set waiting or answered. */
import { sql } from "kysely";
import { announce, type Tx } from "../db/db.ts";

export type Whom = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
};

/**
 * Finds the conversation with an address and locks it, or begins one. A person who changed the number keeps the thread.
 * One that begins with commands only is "done": it is nobody's task.
 */
export async function findOrBegin(tx: Tx, whom: Whom, at: Date): Promise<number> {
  const { rows: moved } = await sql<{ id: number }>`
    select conversation.id
    from conversations conversation
    join addresses address on address.id = conversation.address_id
    where conversation.account_id = ${whom.accountId}
      and (conversation.address_id = ${whom.addressId} or address.replaced_by = ${whom.addressId})
    order by (conversation.address_id = ${whom.addressId}) desc, conversation.id desc
    limit 1
    for update of conversation`.execute(tx);
  const found = moved[0];
  if (found !== undefined) {
    await sql`
      update conversations
      set address_id = ${whom.addressId}, subscriber_id = ${whom.subscriberId}
      where id = ${found.id}
        and (address_id <> ${whom.addressId} or subscriber_id <> ${whom.subscriberId})`.execute(tx);
    return found.id;
  }
  const { rows } = await sql<{ id: number }>`
    insert into conversations (account_id, address_id, subscriber_id, state, last_message_at)
    values (${whom.accountId}, ${whom.addressId}, ${whom.subscriberId}, 'done', ${at})
    on conflict (account_id, address_id) do update set subscriber_id = excluded.subscriber_id
    returning id`.execute(tx);
  const begun = rows[0];
  if (begun === undefined) throw new Error(`No conversation for address ${whom.addressId}`);
  return begun.id;
}

/** A citizen waits for an answer since `at`, or longer. */
export async function setWaiting(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`
    update conversations
    set state = 'waiting',
        waiting_since = case when state = 'waiting' then least(waiting_since, ${at}::timestamptz) else ${at}::timestamptz end
    where id = ${id}`.execute(tx);
}

export async function touch(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`
    update conversations
    set last_message_at = greatest(last_message_at, ${at}::timestamptz)
    where id = ${id}`.execute(tx);
}

/**
 * Open pages that show this conversation look again; with `inList`, open lists too. A rush of sign-ups or thumbs changes
 * nothing in the list and must not make everybody's browser load it again and again.
 */
export async function announceChange(tx: Tx, id: number, inList: boolean): Promise<void> {
  if (inList) await announce(tx, "live", "inbox");
  await announce(tx, "live", `conversation:${id}`);
}
