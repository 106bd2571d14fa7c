/** Broadcasts as other programs make and read them (`/api/v1/broadcasts`): no names, no numbers. */
import { sql } from "kysely";
import { actual } from "../costs/costs.ts";
import { transact, type Db } from "../db/db.ts";
import { listDeliveries, progress } from "../delivery/delivery.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import type { FieldErrors } from "../web/forms.tsx";
import { readApproval, requiredApprovals } from "./approval/approval.ts";
import { checkWords } from "./check-words.ts";
import type { Picture } from "./content.ts";
import { readBroadcast, type Broadcast } from "./read.ts";
import type { State, Verb } from "./states.ts";
import { move, transition, type Transition } from "./transition.ts";
import { createBroadcast } from "./write.ts";

export type ProgramInput = {
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  /** Keys. */
  readonly topics: readonly string[];
  readonly link?: string | undefined;
  readonly picture: Picture | null;
  readonly sendAt?: "now" | Date | undefined;
  readonly urgent?: boolean | undefined;
  readonly repeatUncertain?: boolean | undefined;
};

export type Program = {
  readonly tokenId: number;
  readonly mayApprove: boolean;
  readonly publicUrl: string;
};

export type ProgramCreation =
  | { readonly kind: "created"; readonly id: string; readonly state: State }
  | { readonly kind: "refused"; readonly reason: string; readonly errors: FieldErrors };

/**
 * Keeps a draft; with `sendAt` and a token that may approve it is scheduled at once, or handed to staff where its topics
 * ask for an approval, or nothing is kept.
 */
export async function createForProgram(
  db: Db,
  input: ProgramInput,
  program: Program,
  now: Date,
): Promise<ProgramCreation> {
  const topics = await listTopics(db, { hidden: true });
  const chosen = input.topics.map((key) => topics.find((topic) => topic.key === key)?.id);
  const topicIds = chosen.filter((id) => id !== undefined);
  if (topicIds.length < chosen.length) return refused({ topics: checkWords("de").topicUnknown });
  const actor = { kind: "api", tokenId: program.tokenId } as const;
  const { title, teaser, text, link = null, picture, repeatUncertain } = input;
  const lane = input.urgent === true ? "urgent" : "broadcast";
  const sendAt = input.sendAt instanceof Date ? input.sendAt : null;
  return await transact(db, async (tx) => {
    const written = await createBroadcast(
      tx,
      { title, teaser, text, link, picture, topicIds, sendAt, lane, repeatUncertain },
      actor,
      now,
    );
    if (written.kind === "refused") return refused(written.errors);
    const { id, state } = written.broadcast;
    if (input.sendAt === undefined || !program.mayApprove) return { kind: "created", id, state };
    // No token is a second person: where one is asked for, it waits for a person, with the time that was wished for.
    const waits = (await requiredApprovals(tx, topicIds)) > 0;
    const step = waits ? "submit" : input.sendAt === "now" ? "send" : "schedule";
    const { publicUrl } = program;
    const moved = await move(tx, id, step, actor, now, { publicUrl, sendAt });
    if (moved.kind === "done") return { kind: "created", id, state: moved.broadcast.state };
    // All or nothing: a program that asked for sending does not look for a draft.
    await sql`delete from broadcasts where id = ${id}`.execute(tx);
    return moved.kind === "not-allowed"
      ? { kind: "refused", reason: moved.reason, errors: moved.errors }
      : refused({});
  });
}

function refused(errors: FieldErrors): Extract<ProgramCreation, { kind: "refused" }> {
  return { kind: "refused", reason: Object.values(errors)[0] ?? "", errors };
}

export type ProgramStep = "approval" | "schedule" | "pause" | "resumption" | "cancellation";

const verbs: Readonly<Record<ProgramStep, Verb>> = {
  approval: "approve",
  schedule: "schedule",
  pause: "pause",
  resumption: "resume",
  cancellation: "cancel",
};

/** One step; `schedule` without a time sends as soon as possible where the draft has none either. */
export async function stepForProgram(
  db: Db,
  id: string,
  step: ProgramStep,
  sendAt: "now" | Date | undefined,
  program: Program,
  now: Date,
): Promise<Transition> {
  const broadcast = await readBroadcast(db, id);
  if (broadcast === null) return { kind: "not-found" };
  const at = sendAt ?? broadcast.sendAt ?? "now";
  const verb = step === "schedule" && at === "now" ? "send" : verbs[step];
  return await transition(db, id, verb, { kind: "api", tokenId: program.tokenId }, now, {
    publicUrl: program.publicUrl,
    mayApprove: program.mayApprove,
    ...(at instanceof Date ? { sendAt: at } : {}),
  });
}

export type ProgramBroadcast = {
  readonly id: string;
  readonly state: State;
  /** How many people have to approve it, and how many did so as it stands. */
  readonly approvals: { readonly required: number; readonly given: number };
  /** How many people when it started; null before. */
  readonly audience: number | null;
  /** Quiet hours keep it until then, as an ISO time. */
  readonly quietUntil: string | null;
  readonly deliveries: Readonly<
    Record<
      | "queued"
      | "sending"
      | "accepted"
      | "held"
      | "sent"
      | "delivered"
      | "failed"
      | "uncertain"
      | "withdrawn"
      | "expired",
      number
    >
  >;
  /** In the currency's units, such as euros; null where nothing is known yet. */
  readonly cost: {
    readonly estimate: number | null;
    readonly actual: number;
    readonly currency: string;
  };
};

/** One broadcast with its progress; who has read counts as delivered. Null where it does not exist. */
export async function readForProgram(
  db: Db,
  id: string,
  now: Date,
): Promise<ProgramBroadcast | null> {
  const broadcast = await readBroadcast(db, id);
  if (broadcast === null) return null;
  const [{ counts }, spent, { required, given }] = await Promise.all([
    progress(db, broadcast.accountId, id, now),
    actual(db, broadcast.accountId, id),
    readApproval(db, broadcast, now),
  ]);
  const { read, delivered, ...others } = counts;
  return {
    id: broadcast.id,
    state: broadcast.state,
    approvals: { required, given: given.length },
    audience: broadcast.audience,
    quietUntil: broadcast.quietUntil?.toISOString() ?? null,
    deliveries: { ...others, delivered: delivered + read },
    cost: costOf(broadcast, spent),
  };
}

function costOf(
  { estimate }: Broadcast,
  spent: { readonly micros: number; readonly currency: string },
): ProgramBroadcast["cost"] {
  return {
    estimate: estimate === null ? null : estimate.micros / 1_000_000,
    actual: spent.micros / 1_000_000,
    currency: spent.currency,
  };
}

/** A page of deliveries after the id `after`; null where the broadcast does not exist. */
export async function deliveriesForProgram(db: Db, id: string, after: number, limit: number) {
  const broadcast = await readBroadcast(db, id);
  if (broadcast === null) return null;
  const deliveries = await listDeliveries(db, broadcast.accountId, id, after, limit);
  return deliveries.map((delivery) => ({
    id: delivery.id,
    subscriberId: delivery.subscriberId,
    state: delivery.state,
    ...(delivery.failureCode === null
      ? {}
      : { failure: { code: delivery.failureCode, reason: delivery.failureReason ?? "" } }),
  }));
}
