/** Writes a verdict down, in the transaction of the step that gives it. */
import type { Tx } from "../../db/db.ts";
import type { Actor } from "../../staff/staff.ts";
import type { Broadcast } from "../read.ts";
import type { State, Verb } from "../states.ts";
import { approverOf, givenBy, isComplete, seatFor, type Approval } from "./decide.ts";
import { saidOf } from "./fingerprint.ts";
import { addReview, supersede, withdrawReview } from "./reviews.ts";
import { addWriter, coverWriters, uncoverWriters } from "./writers.ts";

export type Verdict = {
  readonly verb: Verb;
  /** Where the step leads. */
  readonly next: State;
  readonly actor: Actor;
  readonly now: Date;
  readonly byRule?: boolean | undefined;
  readonly reason?: string | undefined;
};

export type Judged = {
  readonly state: State;
  /** For the audit log: how many there are, whose place was taken. */
  readonly details: Readonly<Record<string, unknown>>;
};

/**
 * The last approval that was missing makes it approved; before, it goes on waiting. Steps that are no verdict only pass.
 * Whoever calls it has asked `personalRefusal` and holds the broadcast.
 */
export async function judge(
  tx: Tx,
  broadcast: Broadcast,
  approval: Approval,
  verdict: Verdict,
): Promise<Judged> {
  const { verb, next, byRule = false } = verdict;
  if (verb === "submit") await answerFor(tx, broadcast, approval, verdict);
  if (verb === "reject") await reject(tx, broadcast, approval, verdict);
  if (verb === "withdraw") await withdraw(tx, broadcast, approval, verdict);
  if (verb !== "approve" && !byRule) return { state: next, details: {} };
  const { complete, details } = await approve(tx, broadcast, approval, verdict);
  return { state: complete || broadcast.state === "scheduled" ? next : "in-review", details };
}

/** What a source or a program wrote has no writer among staff: whoever hands it on answers for it, and is not the second. */
async function answerFor(
  tx: Tx,
  { id }: Broadcast,
  { writers }: Approval,
  { actor }: Verdict,
): Promise<void> {
  if (writers.length === 0 && actor.kind === "staff") await addWriter(tx, id, actor.id);
}

async function approve(
  tx: Tx,
  broadcast: Broadcast,
  approval: Approval,
  { actor, now, byRule = false }: Verdict,
): Promise<{ complete: boolean; details: Judged["details"] }> {
  // A program approves only where nobody has to: that is a step, and no second person's word.
  if (!byRule && actor.kind !== "staff") return { complete: true, details: {} };
  if (!byRule && givenBy(actor, approval) !== null)
    return { complete: isComplete(approval), details: {} };
  const staffId = !byRule && actor.kind === "staff" ? actor.id : null;
  const inPlaceOf = placeOf(staffId, approval);
  const review = await addReview(tx, {
    broadcastId: broadcast.id,
    verdict: "approved",
    staffId,
    inPlaceOf,
    byRule,
    said: saidOf(broadcast),
    reason: "",
    at: now,
  });
  const given = approval.given.length + 1;
  const complete = byRule || given >= approval.required;
  if (complete) await coverWriters(tx, broadcast.id, review);
  const place = inPlaceOf === null ? {} : { inPlaceOf };
  return { complete, details: { given, required: approval.required, ...place } };
}

/** Where no approval is asked for, nobody needs a place. */
function placeOf(staffId: number | null, approval: Approval): number | null {
  if (staffId === null || approval.required === 0) return null;
  const seat = seatFor(approval, approverOf(staffId, approval));
  return seat.kind === "seat" ? (seat.inPlaceOf?.id ?? null) : null;
}

/** What others had approved is asked again too: they have not seen what was found wrong. */
async function reject(
  tx: Tx,
  broadcast: Broadcast,
  approval: Approval,
  { actor, reason = "", now }: Verdict,
): Promise<void> {
  await supersede(tx, broadcast.id, now);
  await uncoverWriters(tx, broadcast.id, approval.fingerprint);
  await addReview(tx, {
    broadcastId: broadcast.id,
    verdict: "rejected",
    staffId: actor.kind === "staff" ? actor.id : null,
    inPlaceOf: null,
    byRule: false,
    said: saidOf(broadcast),
    reason: reason.trim(),
    at: now,
  });
}

async function withdraw(
  tx: Tx,
  broadcast: Broadcast,
  approval: Approval,
  { actor, now }: Verdict,
): Promise<void> {
  const given = givenBy(actor, approval);
  if (given === null) return;
  await withdrawReview(tx, given, now);
  await uncoverWriters(tx, broadcast.id, approval.fingerprint);
}
