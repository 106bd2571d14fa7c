import { sql } from "kysely";
import type { ChannelEvent } from "../channels/channels.ts";
import { announce, type Tx } from "../db/db.ts";

/** Takes over what WhatsApp reports of a template. One that we do not know yet comes with the next sync. */
export async function applyTemplateEvent(
  tx: Tx,
  event: Extract<ChannelEvent, { kind: "template" }>,
  now: Date,
): Promise<void> {
  await sql`
    update templates
    set status = coalesce(${event.status ?? null}::text, status),
      category = coalesce(${event.category ?? null}::text, category),
      rejected_reason = coalesce(${event.reason ?? null}::text, rejected_reason),
      synced_at = ${now}
    from channel_accounts account
    where account.id = templates.account_id
      and account.business_account_id = ${event.businessAccountId}
      and templates.name = ${event.name}
      and templates.language = ${event.language}`.execute(tx);
  await announce(tx, "live", "overview");
}
