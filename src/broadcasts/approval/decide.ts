/** Who may approve what, asked by the pages for their buttons and by the server for its answer. Pure. */
import type { Actor } from "../../staff/staff.ts";
import type { ReasonKey, State, Verb } from "../states.ts";
import type { Approver, Person } from "./approvers.ts";
import type { Review } from "./reviews.ts";

const longestReason = 2_000;

export type Approval = {
  /** How many approvals its topics ask for. */
  readonly required: number;
  /** Of the words as they stand. */
  readonly fingerprint: string;
  /** Approvals of exactly these words that nobody took back. */
  readonly given: readonly Review[];
  /** Everyone who wrote or changed it since it was last fully approved. */
  readonly writers: readonly Person[];
  /** Everyone who writes broadcasts, with the right to approve, or in somebody's place. */
  readonly approvers: readonly Approver[];
  /** The last refusal, while nothing was approved since. */
  readonly rejection: Review | null;
  /** The last verdict on other words: what the present ones are held beside. */
  readonly before: Review | null;
};

/** All approvals are there; or none is asked for. */
export function isComplete({ required, given }: Pick<Approval, "required" | "given">): boolean {
  return given.length >= required || given.some(({ byRule }) => byRule);
}

export type Seat =
  | { readonly kind: "seat"; readonly inPlaceOf: Person | null }
  /** This person has approved these words. */
  | { readonly kind: "already" }
  | { readonly kind: "refused"; readonly reason: ReasonKey };

/** In whose place somebody would approve: the own, or that of who is away. One approval a person and one a place. */
export function seatFor(
  { given, writers }: Pick<Approval, "given" | "writers">,
  approver: Approver,
): Seat {
  if (given.some(({ by }) => by?.id === approver.id)) return { kind: "already" };
  const wrote = (id: number) => writers.some((writer) => writer.id === id);
  const isTaken = (id: number) => given.some((one) => (one.inPlaceOf ?? one.by)?.id === id);
  if (wrote(approver.id)) return { kind: "refused", reason: "ownApproval" };
  if (approver.approves)
    return isTaken(approver.id)
      ? { kind: "refused", reason: "placeTaken" }
      : { kind: "seat", inPlaceOf: null };
  if (approver.standsInFor.length === 0) return { kind: "refused", reason: "notApprover" };
  const absent = approver.standsInFor.filter(({ id }) => !wrote(id));
  const free = absent.find(({ id }) => !isTaken(id));
  if (free !== undefined) return { kind: "seat", inPlaceOf: free };
  return { kind: "refused", reason: absent.length === 0 ? "deputyOfWriter" : "placeTaken" };
}

/** Who could approve now, each in which place. */
export function eligible(approval: Approval): { approver: Approver; inPlaceOf: Person | null }[] {
  return approval.approvers.flatMap((approver) => {
    const seat = seatFor(approval, approver);
    return seat.kind === "seat" ? [{ approver, inPlaceOf: seat.inPlaceOf }] : [];
  });
}

export type Asked = {
  /** False for a token that may only make drafts. */
  readonly mayApprove: boolean;
  /** A rule that an administrator set sends it: that was its approval. */
  readonly byRule: boolean;
};

/** Why this one person or program may not, though the state would allow it. */
export function personalRefusal(
  verb: Verb,
  actor: Actor,
  approval: Approval,
  { mayApprove, byRule }: Asked,
): ReasonKey | null {
  const approves = verb === "approve" || verb === "schedule" || verb === "send";
  if (!mayApprove && (approves || verb === "resume")) return "tokenMayNotApprove";
  if (verb === "reject") return rejectRefusal(actor, approval);
  if (verb === "withdraw") return givenBy(actor, approval) === null ? "nothingToWithdraw" : null;
  if (!approves || approval.required === 0) return null;
  if (verb !== "approve") return byRule || isComplete(approval) ? null : "needsApproval";
  if (actor.kind !== "staff") return "programIsNoPerson";
  const seat = seatFor(approval, approverOf(actor.id, approval));
  return seat.kind === "refused" ? seat.reason : null;
}

/** A second click: this person has approved these words, and others are still to do so. */
export function isGivenAlready(state: State, actor: Actor, approval: Approval): boolean {
  return state !== "draft" && givenBy(actor, approval) !== null && !isComplete(approval);
}

/** What is wrong with the verdict itself, whoever gives it. */
export function verdictRefusal(
  state: State,
  verb: Verb,
  { required, fingerprint, writers, given }: Approval,
  {
    seen,
    reason = "",
  }: { readonly seen?: string | undefined; readonly reason?: string | undefined },
): ReasonKey | null {
  // Nobody's words that nobody handed on: one person alone would take them up and let them go.
  const isNobodys = state === "draft" && writers.length === 0 && given.length === 0;
  if (verb === "approve" && required > 0 && isNobodys) return "notSubmitted";
  if (verb === "approve" && required > 0 && seen !== fingerprint) return "changedMeanwhile";
  if (verb !== "reject") return null;
  if (reason.trim() === "") return "reasonMissing";
  return reason.length > longestReason ? "reasonTooLong" : null;
}

/** The standing approval that this actor gave; null where there is none. */
export function givenBy(actor: Actor, { given }: Pick<Approval, "given">): Review | null {
  return actor.kind === "staff" ? (given.find(({ by }) => by?.id === actor.id) ?? null) : null;
}

/** Who is not in the list may not write broadcasts any more, so neither approve. */
export function approverOf(staffId: number, { approvers }: Pick<Approval, "approvers">): Approver {
  return (
    approvers.find(({ id }) => id === staffId) ?? {
      id: staffId,
      name: "",
      approves: false,
      standsInFor: [],
    }
  );
}

function rejectRefusal(actor: Actor, { writers }: Approval): ReasonKey | null {
  if (actor.kind !== "staff") return "programIsNoPerson";
  return writers.some(({ id }) => id === actor.id) ? "ownRejection" : null;
}
