import { sql } from "kysely";
import type { CallResult, Channel, ChannelAccount } from "../channels/channels.ts";
import { announce, transact, type Db } from "../db/db.ts";
import { storeTemplate } from "./stored.ts";

/** Takes over what WhatsApp has: all of it, and what it no longer has is forgotten. Returns how many there are. */
export async function syncTemplates(
  db: Db,
  channel: Channel,
  account: ChannelAccount,
  now: Date,
): Promise<CallResult<number>> {
  const listed = await channel.listTemplates(account);
  if (listed.kind !== "done") return listed;
  await transact(db, async (tx) => {
    // One at a time for an account: an older list must not overtake a newer one.
    await sql`select id from channel_accounts where id = ${account.id} for update`.execute(tx);
    for (const template of listed.value) await storeTemplate(tx, account.id, template, now);
    await sql`
      delete from templates
      where account_id = ${account.id}
        and synced_at < ${now}`.execute(tx);
    await announce(tx, "live", "overview");
  });
  return { kind: "done", value: listed.value.length };
}
