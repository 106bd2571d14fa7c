/** One step of a broadcast: approve, schedule, send, pause, … Each is safe to ask for twice. */
import { sql } from "kysely";
import { announce, transact, type Db, type Tx } from "../db/db.ts";
import { cancelBatch, pauseBatch, resumeBatch } from "../delivery/delivery.ts";
import { audit, type Actor } from "../staff/staff.ts";
import type { FieldErrors } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import {
  isComplete,
  isGivenAlready,
  judge,
  personalRefusal,
  readApproval,
  verdictRefusal,
} from "./approval/approval.ts";
import { sendingProblems } from "./check.ts";
import { correctionProblems } from "./correction/correction-problems.ts";
import { forgetVersions, unfilledProblems } from "./drafts/drafts.ts";
import { isMissed } from "./due.ts";
import { findHindrance } from "./hindrance.ts";
import { quietTimeOf, urgentProblems } from "./plan/plan.ts";
import type { Broadcast } from "./read.ts";
import { reasonWords } from "./state-words.ts";
import { step, type State, type Verb } from "./states.ts";
import { knownTopicIds, lockBroadcast } from "./write.ts";

export type TransitionOptions = {
  readonly publicUrl: string;
  /** When to send, for `schedule`; the draft's own wish where none is given. */
  readonly sendAt?: Date | null | undefined;
  /** Time for "Doch nicht" after `send`; programs have none. */
  readonly countdownSeconds?: number | undefined;
  /** False for a token that may only make drafts. */
  readonly mayApprove?: boolean | undefined;
  /** A rule that an administrator set sends it: that was its approval. */
  readonly byRule?: boolean | undefined;
  /** The fingerprint of the words that whoever approves has seen. */
  readonly seen?: string | undefined;
  /** What should be changed, for `reject`. */
  readonly reason?: string | undefined;
  readonly language?: Language | undefined;
};

export type Transition =
  | { readonly kind: "done"; readonly broadcast: Broadcast }
  | {
      readonly kind: "not-allowed";
      readonly reason: string;
      /** Where the content is at fault: a sentence at each field. */
      readonly errors: FieldErrors;
      readonly broadcast: Broadcast;
    }
  | { readonly kind: "not-found" };

/** Does one step in a transaction of its own; see `move`. */
export async function transition(
  db: Db,
  id: string,
  verb: Verb,
  actor: Actor,
  now: Date,
  options: TransitionOptions,
): Promise<Transition> {
  return await transact(db, (tx) => move(tx, id, verb, actor, now, options));
}

/**
 * Does one step, or says why not. What is so already is "done" again without any effect. Content is checked before
 * others are asked to approve it and before it goes out.
 */
export async function move(
  tx: Tx,
  id: string,
  verb: Verb,
  actor: Actor,
  now: Date,
  options: TransitionOptions,
): Promise<Transition> {
  const broadcast = await lockBroadcast(tx, id);
  if (broadcast === null) return { kind: "not-found" };
  const w = reasonWords(options.language ?? "de");
  const refuse = (reason: string, errors: FieldErrors = {}): Transition => ({
    kind: "not-allowed",
    reason,
    errors,
    broadcast,
  });

  const taken = step(broadcast.state, verb);
  if (taken.kind === "not-allowed") return refuse(w[taken.reason]);
  const approval = await readApproval(tx, broadcast, now);
  // A topic may ask for more than when it was approved.
  const approvesMore = verb === "approve" && broadcast.startedAt === null && !isComplete(approval);
  if (taken.kind === "already" && !approvesMore) return { kind: "done", broadcast };
  if (isPlannedAlready(broadcast, verb, now, options)) return { kind: "done", broadcast };
  const personal = personalRefusal(verb, actor, approval, {
    mayApprove: options.mayApprove ?? true,
    byRule: options.byRule === true,
  });
  if (personal !== null) return refuse(w[personal]);
  if (verb === "approve" && isGivenAlready(broadcast.state, actor, approval))
    return { kind: "done", broadcast };
  const verdict = verdictRefusal(broadcast.state, verb, approval, options);
  if (verdict !== null) return refuse(w[verdict], { reason: w[verdict] });
  const at = startOf(broadcast, verb, now, options);
  if (at.kind === "refused") return refuse(w[at.reason], { sendAt: w[at.reason] });
  if (goesForward(verb)) {
    const problems = await problemsOf(tx, broadcast, options);
    if (Object.keys(problems).length > 0) return refuse(w.incomplete, problems);
    const hindrance =
      verb === "send" || verb === "schedule" ? await findHindrance(tx, broadcast, now) : null;
    if (hindrance !== null) return refuse(hindrance);
  }
  const next = taken.kind === "next" ? taken.state : broadcast.state;
  const verdictGiven = { verb, next, actor, now, byRule: options.byRule, reason: options.reason };
  const { state, details } = await judge(tx, broadcast, approval, verdictGiven);
  await change(tx, broadcast, verb, state, actor, at.sendAt, now, details);
  const moved = await lockBroadcast(tx, id);
  return moved === null ? { kind: "not-found" } : { kind: "done", broadcast: moved };
}

/** What keeps it from going out, as the pages show it and the server decides it. */
export async function problemsOf(
  db: Db,
  broadcast: Broadcast,
  { publicUrl, language = "de" }: Pick<TransitionOptions, "publicUrl" | "language">,
): Promise<FieldErrors> {
  const problems = sendingProblems(
    { ...broadcast, topicIds: broadcast.topics.map((topic) => topic.id) },
    await knownTopicIds(db),
    `${publicUrl}${paths.broadcastPage(broadcast.slug)}`,
    language,
  );
  return {
    ...unfilledProblems(broadcast, language),
    ...urgentProblems(broadcast, language),
    ...(await correctionProblems(db, broadcast, language)),
    ...problems,
  };
}

/** "Send" while its count-down runs, and "schedule" for the time that is planned, are second clicks. */
function isPlannedAlready(
  broadcast: Broadcast,
  verb: Verb,
  now: Date,
  { sendAt }: TransitionOptions,
): boolean {
  if (broadcast.state !== "scheduled" || isMissed(broadcast, now)) return false;
  if (verb === "send") return broadcast.countdown;
  return (
    verb === "schedule" && (sendAt == null || sendAt.getTime() === broadcast.sendAt?.getTime())
  );
}

type Start =
  | { readonly kind: "fits"; readonly sendAt: Date | null }
  | { readonly kind: "refused"; readonly reason: "past" | "noTime" };

function startOf(
  broadcast: Broadcast,
  verb: Verb,
  now: Date,
  { sendAt = broadcast.sendAt, countdownSeconds = 0 }: TransitionOptions,
): Start {
  // The end of a count-down is nobody's plan.
  if (verb === "unschedule" || (broadcast.countdown && goesBack(verb)))
    return { kind: "fits", sendAt: null };
  if (verb === "send")
    return { kind: "fits", sendAt: new Date(now.getTime() + countdownSeconds * 1000) };
  if (verb !== "schedule") return { kind: "fits", sendAt: broadcast.sendAt };
  if (sendAt === null) return { kind: "refused", reason: "noTime" };
  return sendAt < now ? { kind: "refused", reason: "past" } : { kind: "fits", sendAt };
}

function goesBack(verb: Verb): boolean {
  return verb === "reject" || verb === "withdraw";
}

function goesForward(verb: Verb): boolean {
  return verb === "submit" || verb === "approve" || verb === "schedule" || verb === "send";
}

async function change(
  tx: Tx,
  broadcast: Broadcast,
  verb: Verb,
  state: State,
  actor: Actor,
  sendAt: Date | null,
  now: Date,
  about: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { id, accountId } = broadcast;
  const quietUntil = await waitsUntil(tx, broadcast, state, sendAt, now);
  const withdrawn = await changeBatch(tx, broadcast, verb, quietUntil !== null, now);
  const staffId = actor.kind === "staff" ? actor.id : null;
  // A draft has no approval; whoever plans what nobody approved approves it.
  const approval = state === "draft" || state === "in-review" ? "none" : "kept";
  const countsDown = verb === "send" || (verb === "approve" && broadcast.countdown);
  await sql`
    update broadcasts
    set state = ${state}, send_at = ${sendAt}, countdown = ${countsDown}, hindrance = null,
      quiet_until = ${quietUntil},
      approved_by = case
        when ${approval === "none"} then null
        when approved_at is null and ${state !== "cancelled"} then ${staffId}::bigint
        else approved_by
      end,
      approved_at = case
        when ${approval === "none"} then null
        when approved_at is null and ${state !== "cancelled"} then ${now}::timestamptz
        else approved_at
      end,
      finished_at = case when ${state === "cancelled"} then ${now}::timestamptz else finished_at end,
      version = version + 1, updated_at = ${now}
    where id = ${id}
      and account_id = ${accountId}`.execute(tx);
  if (verb === "discard") await forgetVersions(tx, id);
  await audit(tx, {
    at: now,
    actor,
    action: `broadcast ${past[verb]}`,
    subject: `broadcast:${id}`,
    details: withdrawn === null ? about : { ...about, withdrawn },
  });
  await announce(tx, "live", `broadcast:${id}`);
  await announce(tx, "live", "overview");
}

/** The end of the quiet hours that would keep it, planned or under way. */
async function waitsUntil(
  tx: Tx,
  { lane }: Broadcast,
  state: State,
  sendAt: Date | null,
  now: Date,
): Promise<Date | null> {
  if (state === "sending") return await quietTimeOf(tx, lane, now);
  return state === "scheduled" && sendAt !== null ? await quietTimeOf(tx, lane, sendAt) : null;
}

/** The engine follows in the same transaction. Returns how many deliveries were withdrawn; null where none could be. */
async function changeBatch(
  tx: Tx,
  { id, accountId, startedAt }: Broadcast,
  verb: Verb,
  isQuiet: boolean,
  now: Date,
): Promise<number | null> {
  if (startedAt === null) return null;
  if (verb === "resume") await resumeBatch(tx, accountId, id, now);
  if (verb === "pause" || (verb === "resume" && isQuiet)) await pauseBatch(tx, accountId, id, now);
  return verb === "cancel" ? (await cancelBatch(tx, accountId, id, now)).withdrawn : null;
}

const past = {
  submit: "submitted",
  return: "returned",
  approve: "approved",
  reject: "rejected",
  withdraw: "approval withdrawn",
  schedule: "scheduled",
  send: "sent",
  unschedule: "unscheduled",
  pause: "paused",
  resume: "resumed",
  cancel: "cancelled",
  discard: "discarded",
} as const satisfies Readonly<Record<Verb, string>>;
