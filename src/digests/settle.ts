/** A run whose time has come: it becomes a broadcast of the lane of tips, or it is skipped on purpose. Once. */
import { sql } from "kysely";
import { putOut } from "../broadcasts/broadcasts.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { noteSent } from "../sources/sources.ts";
import { announceTips } from "./announce.ts";
import { endOfDay } from "./due.ts";
import { listDigests, type Digest } from "./digest.ts";
import { lastTold, toldBefore } from "./pick.ts";
import { tipsContent } from "./render.ts";
import { lockRun, type Run, type SkipReason, type Tip } from "./run.ts";

export type Settled = { readonly runId: number; readonly broadcastId: string | null };

/** Settles what is due, one transaction each: what two processes find at once, one of them does. */
export async function settleRuns(
  db: Db,
  publicUrl: string,
  now: Date,
  zone: string,
): Promise<Settled[]> {
  const { rows } = await sql<{ id: number }>`
    select id
    from digest_runs
    where state = 'proposed'
      and sends_at <= ${now}
    order by sends_at, id`.execute(db);
  const settled: Settled[] = [];
  for (const { id } of rows) {
    const done = await transact(db, (tx) => settle(tx, id, publicUrl, now, zone));
    if (done !== null) settled.push(done);
  }
  return settled;
}

async function settle(
  tx: Tx,
  id: number,
  publicUrl: string,
  now: Date,
  zone: string,
): Promise<Settled | null> {
  const run = await lockRun(tx, id, { skipLocked: true });
  if (run === null || run.state !== "proposed" || run.sendsAt > now) return null;
  const digest = (await listDigests(tx)).find(({ topicId }) => topicId === run.topicId);
  // Switched off is not skipped: who switches it on again finds the list, or that it is too late.
  if (digest === undefined || digest.switchedOff) return null;
  const told = await toldBefore(
    tx,
    run.tips.map(({ occurrence }) => occurrence),
  );
  const tips = run.tips.filter(({ occurrence }) => lastTold(occurrence, told) === null);
  const reason = reasonToSkip(digest, run, tips, now, zone);
  if (reason !== null) return await skip(tx, run, reason, now);

  const out = await putOut(
    tx,
    {
      ...tipsContent(run.day, tips),
      topicIds: [run.topicId],
      lane: "digest",
      expiresAt: endOfDay(run.day, zone),
    },
    {
      author: run.editedBy === null ? { kind: "system" } : { kind: "staff", id: run.editedBy },
      writers: run.editors,
      approval: approvalOf(run),
      publicUrl,
      now,
    },
  );
  if (out.kind === "refused") return await noteHindrance(tx, run, out.reason);
  await markSent(tx, run, tips, out.id, now);
  return { runId: id, broadcastId: out.id };
}

/** The rule approves what it proposed itself; what staff changed is theirs. Pure. */
function approvalOf({ confirmedBy, editedAt }: Run) {
  if (confirmedBy !== null) return { kind: "staff", id: confirmedBy } as const;
  return editedAt === null ? "rule" : "none";
}

/** Pure. */
function reasonToSkip(
  { ifUntouched, cutOffMinutes }: Pick<Digest, "ifUntouched" | "cutOffMinutes">,
  run: Pick<Run, "sendsAt" | "day" | "confirmedAt" | "editedAt">,
  tips: readonly Tip[],
  now: Date,
  zone: string,
): SkipReason | null {
  const latest = run.sendsAt.getTime() + cutOffMinutes * 60_000;
  if (now.getTime() > latest || now >= endOfDay(run.day, zone)) return "too-late";
  if (run.confirmedAt === null && ifUntouched === "hold") return "untouched";
  return tips.length === 0 ? "no-events" : null;
}

async function skip(tx: Tx, { id }: Run, reason: SkipReason, now: Date): Promise<Settled> {
  await sql`
    update digest_runs
    set state = 'skipped', skipped_because = ${reason}, settled_at = ${now}
    where id = ${id}`.execute(tx);
  await announceTips(tx);
  return { runId: id, broadcastId: null };
}

/** It is tried again at every turn until it is too late. */
async function noteHindrance(tx: Tx, { id, hindrance }: Run, reason: string): Promise<null> {
  if (hindrance === reason) return null;
  await sql`
    update digest_runs
    set hindrance = ${reason}
    where id = ${id}`.execute(tx);
  await announceTips(tx);
  return null;
}

/** What was said is frozen with it: for the calendar files, and for "Änderung melden?". */
async function markSent(
  tx: Tx,
  { id }: Run,
  tips: readonly Tip[],
  broadcastId: string,
  now: Date,
): Promise<void> {
  await sql`
    update digest_runs
    set state = 'sent', hindrance = null, settled_at = ${now}, broadcast_id = ${broadcastId}
    where id = ${id}`.execute(tx);
  for (const [index, { occurrence }] of tips.entries())
    await sql`
      update digest_tips
      set position = ${index + 1},
        sent = ${JSON.stringify({ ...occurrence.said, url: occurrence.details.url })}::jsonb
      where run_id = ${id}
        and occurrence_id = ${occurrence.id}`.execute(tx);
  const occurrences = tips.map(({ occurrence }) => occurrence);
  await noteSent(tx, { batchId: broadcastId, occurrences, sentAt: now });
  await announceTips(tx);
}
