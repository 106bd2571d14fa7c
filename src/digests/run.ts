/** A day's list as it stands: its tips, whether it goes, what became of it. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { takingPlace, type ShownOccurrence } from "../sources/sources.ts";

export type SkipReason = "no-events" | "untouched" | "too-late" | "staff";

export type Tip = { readonly occurrence: ShownOccurrence; readonly words: string };

export type Run = {
  readonly id: number;
  readonly topicId: number;
  readonly day: string;
  readonly sendsAt: Date;
  readonly state: "proposed" | "sent" | "skipped";
  readonly skippedBecause: SkipReason | null;
  readonly hindrance: string | null;
  readonly editedBy: number | null;
  /** Everyone who changed it. */
  readonly editors: readonly number[];
  readonly editedAt: Date | null;
  readonly confirmedBy: number | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  readonly broadcastId: string | null;
  /** Without those that do not take place any more. */
  readonly tips: readonly Tip[];
  /** How many were on the list and do not take place any more. */
  readonly gone: number;
};

export async function findRun(db: Db, topicId: number, day: string): Promise<Run | null> {
  return await readWhere(db, sql`run.topic_id = ${topicId} and run.day = ${day}::date`);
}

/** Nobody else changes it until this transaction is over. Null: no such run, or another process has it. */
export async function lockRun(
  tx: Tx,
  id: number,
  { skipLocked = false }: { readonly skipLocked?: boolean } = {},
): Promise<Run | null> {
  const { rows } = await sql`
    select 1
    from digest_runs
    where id = ${id}
    for update ${skipLocked ? sql`skip locked` : sql``}`.execute(tx);
  return rows.length === 0 ? null : await readWhere(tx, sql`run.id = ${id}`);
}

type Row = Omit<Run, "tips" | "gone"> & {
  readonly listed: readonly { readonly id: number; readonly words: string }[];
};

async function readWhere(db: Db, where: ReturnType<typeof sql>): Promise<Run | null> {
  const { rows } = await sql<Row>`
    select run.id, run.topic_id as "topicId", run.day, run.sends_at as "sendsAt", run.state,
      run.skipped_because as "skippedBecause", run.hindrance, run.edited_by as "editedBy", run.editors,
      run.edited_at as "editedAt", run.confirmed_by as "confirmedBy",
      confirmer.name as "confirmedByName", run.confirmed_at as "confirmedAt",
      run.broadcast_id as "broadcastId",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', occurrence_id, 'words', words) order by position, occurrence_id)
        from digest_tips
        where run_id = run.id
      ), '[]') as listed
    from digest_runs run
    left join staff confirmer on confirmer.id = run.confirmed_by
    where ${where}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { listed, ...run } = row;
  const standing = new Map(
    (
      await takingPlace(
        db,
        listed.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const tips = listed.flatMap(({ id, words }) => {
    const occurrence = standing.get(id);
    return occurrence === undefined ? [] : [{ occurrence, words }];
  });
  return { ...run, tips, gone: listed.length - tips.length };
}
