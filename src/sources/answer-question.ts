/** The open questions "Änderung melden?", and the answer of staff. */
import { sql } from "kysely";
import { announce, type Db, type Tx } from "../db/db.ts";
import { changesOf, type Change, type Said } from "./facts.ts";
import { hashOf } from "./questions.ts";
import { selectShown, type ShownOccurrence } from "./shown.ts";

export type Question = {
  readonly id: number;
  readonly raisedAt: Date;
  readonly occurrence: ShownOccurrence;
  readonly said: Said;
  /** As it stands now; null: it is gone from its source. */
  readonly stands: Said | null;
  readonly changes: readonly Change[];
  /** Everyone who got one of these batches was told what is no longer so. */
  readonly batchIds: readonly string[];
};

/** Makes a draft for exactly those who were told otherwise, and says where it lies. */
export type DraftCorrection = (
  tx: Tx,
  question: Question,
  staffId: number,
) => Promise<{ readonly href: string }>;

export async function openQuestions(
  db: Db,
  { eventId }: { readonly eventId?: number } = {},
): Promise<Question[]> {
  const { rows } = await sql<{
    id: number;
    occurrenceId: number;
    said: Said;
    raisedAt: Date;
    batchIds: string[];
  }>`
    select question.id, question.occurrence_id as "occurrenceId", question.said,
      question.raised_at as "raisedAt",
      array(
        select batch_id::text
        from event_mentions
        where occurrence_id = question.occurrence_id
          and said = question.said
        order by sent_at
      ) as "batchIds"
    from event_questions question
    where question.answered_at is null
    order by question.id
    limit 200`.execute(db);
  const shown = await selectShown(db, {
    where: sql`occurrence.id = any(${rows.map((row) => row.occurrenceId)}::bigint[])
      and ${eventId === undefined ? sql`true` : sql`lead.id = ${eventId}`}`,
    order: sql`occurrence.id`,
    limit: null,
  });
  const byId = new Map(shown.map((one) => [one.id, one]));
  return rows.flatMap(({ occurrenceId, ...row }) => {
    const occurrence = byId.get(occurrenceId);
    if (occurrence === undefined) return [];
    const stands = occurrence.hasVanished ? null : occurrence.said;
    return [{ ...row, occurrence, stands, changes: changesOf(row.said, stands) }];
  });
}

/** Answers once. The question as it was answered; null where somebody else was first. */
export async function answerQuestion(
  tx: Tx,
  id: number,
  answer: "report" | "leave",
  staffId: number,
  now: Date,
): Promise<Question | null> {
  const question = (await openQuestions(tx)).find((one) => one.id === id);
  if (question === undefined) return null;
  const { numAffectedRows } = await sql`
    update event_questions
    set answer = ${answer}, answered_hash = ${hashOf(question.stands)}, answered_at = ${now},
      answered_by = ${staffId}
    where id = ${id}
      and answered_at is null`.execute(tx);
  await announce(tx, "live", "overview");
  return numAffectedRows === 1n ? question : null;
}
