/**
 * Whether citizens see that their message was read (two blue ticks). Off unless staff switch it on: when somebody reads
 * is nobody's business, and a tick without an answer raises false hope. Told with the answer, never on mere opening.
 */
import { sql } from "kysely";
import { readAccount } from "../channels/channels.ts";
import { readSetting, writeSetting, type Db, type Tx } from "../db/db.ts";
import type { InboxContext } from "./context.ts";

const key = "read-receipts";

export async function readReceiptsAreOn(db: Db): Promise<boolean> {
  return (await readSetting<boolean>(db, key)) === true;
}

export async function saveReadReceipts(tx: Tx, on: boolean): Promise<void> {
  await writeSetting(tx, key, on);
}

/** Marks the citizen's newest message as read, where that is switched on. A refusal costs nothing but the ticks. */
export async function tellRead(context: InboxContext, conversationId: number): Promise<void> {
  const { db, log } = context;
  if (!(await readReceiptsAreOn(db))) return;
  const { rows } = await sql<{ id: number; account_id: number; provider_message_id: string }>`
    select id, account_id, provider_message_id
    from messages
    where conversation_id = ${conversationId}
      and direction = 'in'
      and kind <> 'reaction'
      and provider_message_id is not null
    order by id desc
    limit 1`.execute(db);
  const newest = rows[0];
  if (newest === undefined) return;
  const account = await readAccount(db, context.secret, newest.account_id);
  if (account === null) return;
  // Nobody waits for Meta's answer about two ticks; the contract of a channel says that it never rejects.
  void context
    .channelOf(account.channel)
    .markRead(account, newest.provider_message_id)
    .then(({ kind }) => {
      if (kind !== "done") log.info({ messageId: newest.id, outcome: kind }, "not marked read");
    });
}
