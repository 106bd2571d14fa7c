/** Marking a draft as urgent, and what an urgent one must not say. */
import { sql } from "kysely";
import { announce, type Tx } from "../../db/db.ts";
import { audit, type Actor } from "../../staff/staff.ts";
import type { FieldErrors } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { addWriter, supersede } from "../approval/approval.ts";
import type { Broadcast } from "../read.ts";
import { isEditable } from "../states.ts";
import { variantProblems } from "../wording/variants.ts";
import { urgentWords } from "./urgent-words.ts";
import { warningClaim } from "./warning-claims.ts";

/**
 * The caller has locked it. An approval was for a usual one, or for an urgent one, so a change takes it back as a change
 * of the text does. False where it cannot be changed any more.
 */
export async function markUrgent(
  tx: Tx,
  { id, state, lane }: Broadcast,
  urgent: boolean,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  if (!isEditable(state) || lane === "digest") return false;
  if ((lane === "urgent") === urgent) return true;
  await sql`
    update broadcasts
    set lane = ${urgent ? "urgent" : "broadcast"}, state = 'draft', approved_by = null, approved_at = null,
      hindrance = null, edited_by = ${actor.kind === "staff" ? actor.id : null},
      version = version + 1, updated_at = ${now}
    where id = ${id}`.execute(tx);
  await supersede(tx, id, now);
  if (actor.kind === "staff") await addWriter(tx, id, actor.id);
  await audit(tx, {
    at: now,
    actor,
    action: urgent ? "broadcast made urgent" : "broadcast made usual",
    subject: `broadcast:${id}`,
  });
  await announce(tx, "live", `broadcast:${id}`);
  return true;
}

/** A sentence at title and teaser, in each language, where an urgent one claims to be an official warning. Pure. */
export function urgentProblems(
  { lane, title, teaser, variants }: Pick<Broadcast, "lane" | "title" | "teaser" | "variants">,
  language: Language,
): FieldErrors {
  if (lane !== "urgent") return {};
  return {
    ...variantProblems(variants, (variant) => claimsIn(variant, language), language),
    ...claimsIn({ title, teaser }, language),
  };
}

function claimsIn(
  { title, teaser }: { readonly title: string; readonly teaser: string },
  language: Language,
): Record<string, string> {
  const fields = Object.entries({ title, teaser }).flatMap(([field, text]) => {
    const claim = warningClaim(text);
    return claim === null ? [] : [[field, urgentWords(language).claims(claim)] as const];
  });
  return Object.fromEntries(fields);
}
