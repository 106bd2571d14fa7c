/** The record of who changed what. Written in the transaction of the change, read by administrators only. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { AuditAction } from "./audit-words.ts";

export type Actor =
  | { readonly kind: "staff"; readonly id: number }
  | { readonly kind: "api"; readonly tokenId: number }
  | { readonly kind: "system" }
  | { readonly kind: "subscriber"; readonly id: number };

export type AuditEntry = {
  readonly at: Date;
  readonly actor: Actor;
  /** Verb in the past with its noun, in English: "broadcast approved", "staff added". */
  readonly action: AuditAction;
  /** What it was done to, as kind:id ("broadcast:<uuid>"); never a name or a number. */
  readonly subject?: string | undefined;
  /** Ids and values that explain the change; never secrets or what people wrote. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
};

/** Adds one line to the audit log. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor } = entry;
  const details = {
    ...entry.details,
    ...(actor.kind === "api"
      ? { tokenId: actor.tokenId }
      : actor.kind === "subscriber"
        ? { subscriberId: actor.id }
        : {}),
  };
  await sql`
    insert into audit_log (at, staff_id, actor, action, subject, details)
    values (${entry.at}, ${actor.kind === "staff" ? actor.id : null}, ${actor.kind}, ${entry.action}, ${entry.subject ?? null}, ${JSON.stringify(details)}::jsonb)
  `.execute(tx);
}
