/** What was said to whom, so that a change can be told to exactly those. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import { jsonRows } from "./json-rows.ts";
import { raiseQuestions } from "./questions.ts";
import type { ShownOccurrence } from "./shown.ts";

export type Mention = {
  /** The batch of deliveries that said it. */
  readonly batchId: string;
  /** As they stood when the message was written, not as they stand now. */
  readonly occurrences: readonly Pick<ShownOccurrence, "id" | "said" | "contentHash">[];
  readonly sentAt: Date;
};

/** Called with the start of a batch. What changed between writing and sending is asked about at once. */
export async function noteSent(tx: Tx, { batchId, occurrences, sentAt }: Mention): Promise<void> {
  const { rows } = await sql<{ event_id: number }>`
    with given as (
      select *
      from jsonb_to_recordset(${jsonRows(occurrences)}::jsonb)
        as given (id bigint, said jsonb, "contentHash" text)
    ), noted as (
      insert into event_mentions (occurrence_id, batch_id, content_hash, said, sent_at)
      select given.id, ${batchId}, given."contentHash", given.said, ${sentAt}
      from given
      join occurrences on occurrences.id = given.id
      on conflict (occurrence_id, batch_id) do nothing
    )
    select distinct event_id
    from occurrences
    where id in (select id from given)`.execute(tx);
  const { timeZone: zone } = await readOrganisation(tx);
  await raiseQuestions(
    tx,
    rows.map((row) => row.event_id),
    { now: sentAt, zone },
  );
}

/** A batch that reached nobody: then nothing of it was said, and a change of it needs no telling. */
export async function forgetSent(tx: Tx, batchId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    delete from event_mentions
    where batch_id = ${batchId}
    returning occurrence_id as id`.execute(tx);
  await sql`
    update event_questions question
    set answer = 'settled-itself', answered_at = ${now}
    where occurrence_id = any(${rows.map(({ id }) => id)}::bigint[])
      and answered_at is null
      and not exists (
        select 1
        from event_mentions
        where occurrence_id = question.occurrence_id
      )`.execute(tx);
}
