/** Canned answers as they are kept. */
import { sql } from "kysely";
import type { Db, Tx } from "../../db/db.ts";
import { audit } from "../../staff/staff.ts";

export type TypedAnswer = {
  readonly title: string;
  readonly text: string;
  /** Empty where there is none. */
  readonly textEn: string;
};

export type CannedAnswer = TypedAnswer & {
  readonly id: number;
  readonly uses: number;
  readonly version: number;
  readonly editorName: string | null;
};

/** What is used most comes first. */
export async function listCannedAnswers(db: Db | Tx): Promise<CannedAnswer[]> {
  const { rows } = await sql<CannedAnswer>`
    select answer.id, title, text, text_en as "textEn", uses, version, staff.name as "editorName"
    from canned_answers answer
    left join staff on staff.id = edited_by
    order by uses desc, lower(title)`.execute(db);
  return rows;
}

/** Those in whose title or text every word is found. */
export function findAnswers<A extends TypedAnswer>(answers: readonly A[], search: string): A[] {
  const words = search.toLowerCase().split(/\s+/);
  return answers.filter(({ title, text, textEn }) => {
    const all = [title, text, textEn].join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

export type AnswerSaved =
  | { readonly kind: "saved" }
  | { readonly kind: "title-taken" }
  /** Somebody else changed it since. */
  | { readonly kind: "overtaken"; readonly present: CannedAnswer }
  | { readonly kind: "not-found" };

/** A new one without `present`; else the change of the version that the editor saw. `staffId` null: the program. */
export async function saveCannedAnswer(
  tx: Tx,
  present: { readonly id: number; readonly version: number } | null,
  { title, text, textEn }: TypedAnswer,
  staffId: number | null,
  now: Date,
): Promise<AnswerSaved> {
  // One at a time, so that two of the same title are told and not thrown.
  await sql`select pg_advisory_xact_lock(hashtext('canned answers'))`.execute(tx);
  const all = await listCannedAnswers(tx);
  const same = (one: CannedAnswer) => one.title.toLowerCase() === title.toLowerCase();
  if (all.some((one) => same(one) && one.id !== present?.id)) return { kind: "title-taken" };
  if (present === null) {
    const { rows } = await sql<{ id: number }>`
      insert into canned_answers (title, text, text_en, edited_by, updated_at)
      values (${title}, ${text}, ${textEn}, ${staffId}, ${now})
      returning id`.execute(tx);
    for (const { id } of rows) await note(tx, "canned answer saved", id, staffId, now);
    return { kind: "saved" };
  }
  const saved = all.find(({ id }) => id === present.id);
  if (saved === undefined) return { kind: "not-found" };
  if (saved.version !== present.version) return { kind: "overtaken", present: saved };
  await sql`
    update canned_answers
    set title = ${title}, text = ${text}, text_en = ${textEn}, edited_by = ${staffId},
      version = version + 1, updated_at = ${now}
    where id = ${present.id}`.execute(tx);
  await note(tx, "canned answer saved", present.id, staffId, now);
  return { kind: "saved" };
}

export async function deleteCannedAnswer(
  tx: Tx,
  id: number,
  staffId: number,
  now: Date,
): Promise<void> {
  await sql`delete from canned_answers where id = ${id}`.execute(tx);
  await note(tx, "canned answer deleted", id, staffId, now);
}

/** Counts the ones that an answer was written with, once it is on its way. */
export async function countUses(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    update canned_answers
    set uses = uses + 1
    where id = any(${[...ids]}::integer[])`.execute(tx);
}

async function note(
  tx: Tx,
  action: "canned answer saved" | "canned answer deleted",
  id: number,
  staffId: number | null,
  at: Date,
): Promise<void> {
  const actor =
    staffId === null ? ({ kind: "system" } as const) : ({ kind: "staff", id: staffId } as const);
  await audit(tx, { at, actor, action, subject: `canned-answer:${id}` });
}
