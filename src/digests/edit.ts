/** What staff do to a day's list before it goes. Each step is one short transaction; a list that is out stays as it is. */
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../db/db.ts";
import { audit, type AuditEntry } from "../staff/staff.ts";
import { takingPlace } from "../sources/sources.ts";
import { announceTips } from "./announce.ts";
import { mostTips } from "./digest.ts";
import { lastTold, toldBefore } from "./pick.ts";
import { longestWords } from "./render.ts";
import { lockRun, type Run } from "./run.ts";

export type Step =
  | { readonly kind: "up" | "down" | "drop" | "add"; readonly occurrenceId: number }
  | { readonly kind: "word"; readonly occurrenceId: number; readonly words: string }
  | { readonly kind: "confirm" | "skip" | "take-up" };

export type Stepped =
  | { readonly kind: "done"; readonly run: Run }
  /** "over": it is out, or skipped. */
  | { readonly kind: "refused"; readonly because: "over" | "full" | "told"; readonly run: Run }
  | { readonly kind: "not-found" };

export async function stepRun(
  db: Db,
  id: number,
  step: Step,
  staffId: number,
  now: Date,
): Promise<Stepped> {
  return await transact(db, async (tx) => {
    const run = await lockRun(tx, id);
    if (run === null) return { kind: "not-found" };
    const because = await refusal(tx, run, step, now);
    if (because !== null) return { kind: "refused", because, run };
    await apply(tx, run, step, staffId, now);
    await audit(tx, {
      at: now,
      actor: { kind: "staff", id: staffId },
      action: actions[step.kind],
      subject: `tips:${id}`,
      details: "occurrenceId" in step ? { step: step.kind, occurrenceId: step.occurrenceId } : {},
    });
    await announceTips(tx);
    const changed = await lockRun(tx, id);
    return changed === null ? { kind: "not-found" } : { kind: "done", run: changed };
  });
}

const actions = {
  up: "tips changed",
  down: "tips changed",
  drop: "tips changed",
  add: "tips changed",
  word: "tips changed",
  confirm: "tips confirmed",
  skip: "tips skipped",
  "take-up": "tips taken up again",
} as const satisfies Readonly<Record<Step["kind"], AuditEntry["action"]>>;

async function refusal(
  tx: Tx,
  run: Run,
  step: Step,
  now: Date,
): Promise<"over" | "full" | "told" | null> {
  const maySkipBack = run.skippedBecause === "staff" && run.sendsAt > now;
  if (step.kind === "take-up") return maySkipBack ? null : "over";
  if (run.state !== "proposed") return "over";
  if (step.kind !== "add") return null;
  if (run.tips.length >= mostTips) return "full";
  const found = await takingPlace(tx, [step.occurrenceId]);
  const told = await toldBefore(tx, found);
  return found.every((one) => lastTold(one, told) === null) ? null : "told";
}

async function apply(tx: Tx, run: Run, step: Step, staffId: number, now: Date): Promise<void> {
  switch (step.kind) {
    case "confirm":
      await sql`
        update digest_runs
        set confirmed_by = ${staffId}, confirmed_at = ${now}
        where id = ${run.id}`.execute(tx);
      return;
    case "skip":
      await sql`
        update digest_runs
        set state = 'skipped', skipped_because = 'staff', settled_at = ${now}
        where id = ${run.id}`.execute(tx);
      return;
    case "take-up":
      await sql`
        update digest_runs
        set state = 'proposed', skipped_because = null, settled_at = null
        where id = ${run.id}`.execute(tx);
      return;
    case "word":
      await sql`
        update digest_tips
        set words = ${step.words.slice(0, longestWords)}
        where run_id = ${run.id}
          and occurrence_id = ${step.occurrenceId}`.execute(tx);
      break;
    default:
      await saveOrder(
        tx,
        run.id,
        reordered(
          run.tips.map((tip) => tip.occurrence.id),
          step,
        ),
      );
  }
  // A change asks for a new confirmation.
  await sql`
    update digest_runs
    set edited_by = ${staffId}, edited_at = ${now}, confirmed_by = null, confirmed_at = null,
      editors = array(select distinct unnest(editors || ${staffId}::bigint))
    where id = ${run.id}`.execute(tx);
}

/** Pure. */
export function reordered(
  ids: readonly number[],
  step: { readonly kind: "up" | "down" | "drop" | "add"; readonly occurrenceId: number },
): number[] {
  const { kind, occurrenceId } = step;
  const place = ids.indexOf(occurrenceId);
  const others = ids.filter((id) => id !== occurrenceId);
  if (kind === "add") return place === -1 ? [...ids, occurrenceId] : [...ids];
  if (kind === "drop" || place === -1) return others;
  return others.toSpliced(Math.max(0, kind === "up" ? place - 1 : place + 1), 0, occurrenceId);
}

async function saveOrder(tx: Tx, runId: number, ids: readonly number[]): Promise<void> {
  await sql`
    delete from digest_tips
    where run_id = ${runId}
      and occurrence_id <> all(${[...ids]}::bigint[])`.execute(tx);
  await sql`
    insert into digest_tips (run_id, occurrence_id, position)
    select ${runId}, occurrence_id, position
    from unnest(${[...ids]}::bigint[]) with ordinality as listed (occurrence_id, position)
    join occurrences on occurrences.id = occurrence_id
    on conflict (run_id, occurrence_id) do update
    set position = excluded.position`.execute(tx);
}
