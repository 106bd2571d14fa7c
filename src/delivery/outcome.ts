/** What follows from the channel's answer to one send. Pure. */
import type { Failure, SendResult } from "../channels/channels.ts";
import { mayTryAgain, pauseBeforeTry } from "./retry.ts";

export type Outcome = {
  readonly id: number;
  readonly batchId: string | null;
  readonly addressId: number | null;
  readonly form: "free" | "template" | null;
  readonly state: "accepted" | "held" | "queued" | "failed" | "uncertain";
  readonly providerMessageId: string | null;
  readonly failure: Failure | null;
  /** Where it goes back into the queue. */
  readonly notBefore: Date | null;
  /** It was not the message's fault and does not count as a try. */
  readonly uncounted: boolean;
};

export type Sent = Pick<Outcome, "id" | "batchId" | "addressId" | "form"> & {
  readonly attempt: number;
};

/**
 * accepted -> wait for reports; temporary or too fast -> later; no answer -> uncertain, never a blind second try
 * (invariant 7). Trouble of the number (`halt`) or of the batch (`fix`, `template`) puts the message back, too: it is not
 * this person's fault, and goes when staff have mended it.
 */
export function outcomeOf(sent: Sent, result: SendResult, now: Date, chance: number): Outcome {
  const { attempt, ...which } = sent;
  const base = {
    ...which,
    providerMessageId: null,
    failure: null,
    notBefore: null,
    uncounted: false,
  };
  if (result.kind === "accepted")
    return {
      ...base,
      state: result.held ? "held" : "accepted",
      providerMessageId: result.providerMessageId,
    };
  if (result.kind === "unanswered") return { ...base, state: "uncertain" };
  const { failure } = result;
  const later = new Date(now.getTime() + pauseBeforeTry(failure, attempt, chance));
  if (mayTryAgain(failure, attempt))
    return {
      ...base,
      state: "queued",
      notBefore: later,
      uncounted: failure.class === "wait",
    };
  const stopsAll =
    failure.class === "halt" ||
    (which.batchId !== null && (failure.class === "fix" || failure.class === "template"));
  if (stopsAll) return { ...base, state: "queued", failure, notBefore: now, uncounted: true };
  return { ...base, state: "failed", failure };
}
