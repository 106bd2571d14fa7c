/** Templates as we last knew them. */
import { sql } from "kysely";
import type { TemplateRecord } from "../channels/channels.ts";
import type { Db, Tx } from "../db/db.ts";

export type StoredTemplate = {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly rejectedReason: string | null;
  readonly syncedAt: Date;
};

export async function listTemplates(db: Db, accountId: number): Promise<StoredTemplate[]> {
  const { rows } = await sql<StoredTemplate>`
    select name, language, status, category, rejected_reason as "rejectedReason",
      synced_at as "syncedAt"
    from templates
    where account_id = ${accountId}
    order by name, language`.execute(db);
  return rows;
}

/** Writes one as WhatsApp has it now. */
export async function storeTemplate(
  tx: Tx,
  accountId: number,
  template: TemplateRecord,
  now: Date,
): Promise<void> {
  const { name, language, providerId, status, category, components, rejectedReason } = template;
  await sql`
    insert into templates (account_id, name, language, provider_id, status, category, components,
      rejected_reason, synced_at)
    values (${accountId}, ${name}, ${language}, ${providerId}, ${status}, ${category},
      ${JSON.stringify(components)}::jsonb, ${rejectedReason ?? null}, ${now})
    on conflict (account_id, name, language) do update
    set provider_id = excluded.provider_id, status = excluded.status,
      category = excluded.category, components = excluded.components,
      rejected_reason = excluded.rejected_reason, synced_at = excluded.synced_at`.execute(tx);
}
