/** What follows from the channel's answer to one send. Pure. */
import type { Failure, SendResult } from "../channels/channels.ts";
import { mayTryAgain, pauseBeforeTry } from "./retry.ts";

export type Outcome = {
  readonly id: number;
  readonly claimId: number;
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

export type Sent = Pick<Outcome, "id" | "claimId" | "batchId" | "addressId" | "form"> & {
  readonly attempt: number;
};

type Circumstances = {
  readonly now: Date;
  /** The channel is out of order for everybody: no message is to blame. */
  readonly troubled: boolean;
  /** 0 to 1, for the jitter. */
  readonly chance: number;
};

/**
 * accepted -> wait for reports; temporary or too fast -> later; no answer -> uncertain, never a blind second try
 * (invariant 7). Trouble of the number (`halt`) or of the batch (`fix`, `template`) puts the message back, too: it goes when
 * staff have mended it. What is refused as faulty (`fix`) a second time is faulty for this person alone and ends.
 */
export function outcomeOf(
  sent: Sent,
  result: SendResult,
  { now, troubled, chance }: Circumstances,
): Outcome {
  const { attempt } = sent;
  const base = blank(sent);
  if (result.kind === "accepted")
    return {
      ...base,
      state: result.held ? "held" : "accepted",
      providerMessageId: result.providerMessageId,
    };
  if (result.kind === "unanswered") return { ...base, state: "uncertain" };

  const { failure } = result;
  const uncounted = failure.class === "wait" || (failure.class === "retry" && troubled);
  if (uncounted || mayTryAgain(failure, attempt)) {
    const notBefore = new Date(now.getTime() + pauseBeforeTry(failure, attempt, chance));
    return { ...base, state: "queued", notBefore, uncounted };
  }
  if (failure.class === "halt" || (failure.class === "template" && sent.batchId !== null))
    return { ...base, state: "queued", failure, notBefore: now, uncounted: true };
  if (failure.class === "fix" && sent.batchId !== null && attempt < 2)
    return { ...base, state: "queued", failure, notBefore: now };
  return { ...base, state: "failed", failure };
}

/** It was claimed and never sent: back into the queue as if nothing had been. */
export function givenBack(sent: Sent, notBefore: Date): Outcome {
  return { ...blank(sent), state: "queued", notBefore, uncounted: true };
}

function blank({ id, claimId, batchId, addressId, form }: Sent): Outcome {
  return {
    id,
    claimId,
    batchId,
    addressId,
    form,
    state: "queued",
    providerMessageId: null,
    failure: null,
    notBefore: null,
    uncounted: false,
  };
}
