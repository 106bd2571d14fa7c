/** Notes on a conversation: by staff for staff, never sent, part of what the person may ask to see. */
import { sql } from "kysely";
import type { Db, Tx } from "../../db/db.ts";
import { audit, type StaffMember } from "../../staff/staff.ts";
import { announceChange } from "../conversation-row.ts";

export const longestNote = 2000;

export type Note = {
  readonly id: number;
  readonly text: string;
  /** Null once the account is gone. */
  readonly author: { readonly id: number; readonly name: string } | null;
  readonly at: Date;
  readonly editedAt: Date | null;
};

/** Why a text is no note; null where it is one. */
export function noteProblem(text: string): "empty" | "too-long" | null {
  if (text === "") return "empty";
  return text.length > longestNote ? "too-long" : null;
}

/** Whose note it is may change it; administrators too, for what must not stay when its author is gone. */
export function mayChange(staff: Pick<StaffMember, "id" | "role">, note: Note): boolean {
  return note.author?.id === staff.id || staff.role === "administrator";
}

/** The newest last, as in the thread. */
export async function listNotes(db: Db | Tx, conversationId: number): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select note.id, note.text, note.at, note.edited_at as "editedAt",
      case when staff.id is not null
        then jsonb_build_object('id', staff.id, 'name', staff.name)
      end as author
    from notes note
    left join staff on staff.id = note.staff_id
    where note.conversation_id = ${conversationId}
    order by note.id`.execute(db);
  return rows;
}

/** Open pages of colleagues show it at once. Who waits and what is unread stays as it is: nobody was answered. */
export async function addNote(
  tx: Tx,
  conversationId: number,
  { text, staffId, now }: { text: string; staffId: number; now: Date },
): Promise<void> {
  await sql`
    insert into notes (conversation_id, staff_id, text, at)
    values (${conversationId}, ${staffId}, ${text}, ${now})`.execute(tx);
  await announceChange(tx, conversationId, false);
}

export type NoteChange = "changed" | "not-yours" | "unknown";

/**
 * Changes a note, or removes it where `text` is null. That it happened is in the log of the person, which is part of
 * what they may ask to see.
 */
export async function changeNote(
  tx: Tx,
  conversationId: number,
  noteId: number,
  { text, staff, now }: { text: string | null; staff: StaffMember; now: Date },
): Promise<NoteChange> {
  const subscriberId = await lockNote(tx, conversationId, noteId);
  const note = (await listNotes(tx, conversationId)).find(({ id }) => id === noteId);
  if (subscriberId === null || note === undefined) return "unknown";
  if (!mayChange(staff, note)) return "not-yours";
  if (note.text === text) return "changed";
  if (text === null) await sql`delete from notes where id = ${noteId}`.execute(tx);
  else
    await sql`
      update notes
      set text = ${text}, edited_at = ${now}
      where id = ${noteId}`.execute(tx);
  await audit(tx, {
    at: now,
    actor: { kind: "staff", id: staff.id },
    action: text === null ? "note deleted" : "note changed",
    subject: `subscriber:${subscriberId}`,
    details: { noteId },
  });
  await announceChange(tx, conversationId, false);
  return "changed";
}

async function lockNote(tx: Tx, conversationId: number, noteId: number): Promise<number | null> {
  const { rows } = await sql<{ subscriber_id: number }>`
    select conversation.subscriber_id
    from notes note
    join conversations conversation on conversation.id = note.conversation_id
    where note.id = ${noteId}
      and note.conversation_id = ${conversationId}
    for update of note`.execute(tx);
  return rows[0]?.subscriber_id ?? null;
}
