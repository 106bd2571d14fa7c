/** Writes what stands in the form: a new draft, or the change of one. */
import { sql } from "kysely";
import { transact } from "../../db/db.ts";
import type { StaffMember } from "../../staff/staff.ts";
import type { PageContext } from "../../web/context.ts";
import type { Draft } from "../draft.ts";
import { readBroadcast } from "../read.ts";
import { createBroadcast, editBroadcast, type BroadcastInput, type Edited } from "../write.ts";

export async function keepDraft(
  { db, clock }: Pick<PageContext, "db" | "clock">,
  draft: Pick<Draft, "id" | "version" | "formId">,
  input: BroadcastInput,
  { id, language }: Pick<StaffMember, "id" | "language">,
): Promise<Edited> {
  const actor = { kind: "staff", id } as const;
  const typed = { ...input, formId: draft.formId };
  return await transact(db, async (tx) => {
    // A new draft that saves itself at the moment when the button is pressed is made once.
    await sql`select pg_advisory_xact_lock(hashtext(${draft.id}))`.execute(tx);
    const present = await readBroadcast(tx, draft.id);
    if (present === null)
      return draft.version === 0
        ? await createBroadcast(tx, typed, actor, clock.now(), language)
        : { kind: "not-found" };
    // A second click on a new form has no version yet: what it made is what it changes.
    const version = draft.version === 0 ? present.version : draft.version;
    return await editBroadcast(tx, draft.id, version, typed, actor, clock.now(), language);
  });
}
