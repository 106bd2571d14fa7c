/** "Änderung melden": a draft to exactly those who were told otherwise, and what it says of the date once it has left. */
import { sql } from "kysely";
import { createCorrection } from "../broadcasts/broadcasts.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { withConfirmation } from "../web/forms.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import type { Question } from "./answer-question.ts";
import { correctionOfDate } from "./event-correction-words.ts";
import { contentHash, type Said } from "./facts.ts";
import { noteSent } from "./mentions.ts";

/** Where the draft lies; the form of a new one where nobody was told after all. */
export async function draftEventCorrection(
  tx: Tx,
  question: Question,
  staffId: number,
  now: Date,
): Promise<{ readonly href: string }> {
  const { timeZone } = await readOrganisation(tx);
  const { said, stands, changes, occurrence, batchIds } = question;
  const words = correctionOfDate({ said, stands, changes, url: occurrence.details.url }, timeZone);
  const author = { kind: "staff", id: staffId } as const;
  const drafts = await createCorrection(tx, batchIds, words, author, now);
  for (const { id } of drafts) await rememberSaid(tx, id, occurrence.id, stands ?? gone(said));
  const [draft, ...more] = drafts;
  if (draft === undefined) return { href: paths.newBroadcast };
  return {
    href:
      more.length > 0 ? paths.broadcasts : withConfirmation(paths.broadcast(draft.id), "korrektur"),
  };
}

/** Whoever was told that it is not announced any more was told that it is off. */
function gone(said: Said): Said {
  return { ...said, status: "cancelled" };
}

async function rememberSaid(
  tx: Tx,
  broadcastId: string,
  occurrenceId: number,
  said: Said,
): Promise<void> {
  await sql`
    insert into event_corrections (broadcast_id, occurrence_id, content_hash, said)
    values (${broadcastId}, ${occurrenceId}, ${contentHash(said)}, ${JSON.stringify(said)}::jsonb)
    on conflict do nothing`.execute(tx);
}

/** Corrections that have left since: what they told is what was said last, and a further change asks again. */
export async function noteCorrections(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct broadcast_id as id
    from event_corrections
    join broadcasts on broadcasts.id = broadcast_id
    where noted_at is null
      and started_at is not null`.execute(db);
  for (const { id } of rows) await transact(db, (tx) => note(tx, id));
}

type Left = {
  readonly id: number;
  readonly said: Said;
  readonly contentHash: string;
  readonly startedAt: Date;
};

async function note(tx: Tx, batchId: string): Promise<void> {
  const { rows } = await sql<Left>`
    with left_now as (
      update event_corrections
      set noted_at = started_at
      from broadcasts
      where broadcasts.id = broadcast_id
        and broadcast_id = ${batchId}
        and noted_at is null
      returning occurrence_id, said, content_hash, started_at
    )
    select occurrence_id as id, said, content_hash as "contentHash", started_at as "startedAt"
    from left_now`.execute(tx);
  const [first] = rows;
  // Another process was first.
  if (first === undefined) return;
  await noteSent(tx, { batchId, occurrences: rows, sentAt: first.startedAt });
}
