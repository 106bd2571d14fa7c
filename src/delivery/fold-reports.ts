/** Several reports of the same deliveries, folded into what to write. Pure. */
import type { Failure, Pricing, Recipient, StatusEvent } from "../channels/channels.ts";
import { afterReport } from "./ranks.ts";
import { mayTryAgain, mostTries, pauseBeforeTry } from "./retry.ts";
import { signalOf } from "./signal.ts";
import type { DeliveryState } from "./states.ts";

/** A delivery as it was found. */
export type Known = {
  readonly id: number;
  readonly batchId: string | null;
  readonly addressId: number | null;
  readonly state: DeliveryState;
  readonly providerMessageId: string | null;
  readonly sendingAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly readAt: Date | null;
  readonly pricing: Price | null;
  /** Under which it was added up; null where it was not yet. */
  readonly market: string | null;
  readonly recipient: Recipient;
  /** How many tries there were. */
  readonly attempt: number;
};

/** What the channel says that a message counts as. */
type Price = Pick<Pricing, "category" | "type">;

/** What to write to it; null leaves a column as it is. */
export type Settled = {
  readonly id: number;
  readonly batchId: string | null;
  readonly addressId: number | null;
  readonly state: DeliveryState;
  readonly providerMessageId: string | null;
  /** When it goes again; null where it does not. */
  readonly notBefore: Date | null;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly readAt: Date | null;
  readonly failedAt: Date | null;
  readonly failure: Failure | null;
  /** When the channel reported that it came too fast, whether it goes again or not. */
  readonly tooFastAt: Date | null;
  readonly pricing: Price | null;
};

export type Matched = { readonly known: Known; readonly event: StatusEvent };

type Circumstances = {
  readonly now: Date;
  /** 0 to 1, for the jitter of the next try. */
  readonly chance: () => number;
};

/** One line per delivery, whatever the order and number of its reports; sorted by id. */
export function fold(matched: readonly Matched[], circumstances: Circumstances): Settled[] {
  const settled = new Map<number, Settled>();
  for (const { known, event } of matched) {
    const before = settled.get(known.id) ?? untouched(known);
    // Put back a moment ago: whatever else is bad news is of the same try.
    if (before.notBefore !== null && isBadNews(event)) continue;
    settled.set(known.id, takeIn(before, known, event, circumstances));
  }
  return [...settled.values()].toSorted((a, b) => a.id - b.id);
}

function untouched(known: Known): Settled {
  const { id, batchId, addressId, state, pricing } = known;
  return {
    id,
    batchId,
    addressId,
    state,
    providerMessageId: null,
    notBefore: null,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    failedAt: null,
    failure: null,
    tooFastAt: null,
    pricing,
  };
}

/** All but the proof that the message arrived: only that still counts once its try is over. */
export function isBadNews({ state }: StatusEvent): boolean {
  return state === "failed" || state === "sent";
}

function takeIn(
  before: Settled,
  known: Known,
  event: StatusEvent,
  circumstances: Circumstances,
): Settled {
  // What counts is what it was when it arrived: "sent" only says what it would be then, and may come last.
  const pricing =
    event.state === "sent"
      ? (before.pricing ?? event.pricing ?? null)
      : (event.pricing ?? before.pricing);
  const state = afterReport(before.state, event.state);
  const times = {
    sentAt: event.state === "sent" ? (before.sentAt ?? event.at) : before.sentAt,
    deliveredAt:
      event.state === "delivered" ? (before.deliveredAt ?? event.at) : before.deliveredAt,
    readAt: event.state === "read" ? (before.readAt ?? event.at) : before.readAt,
  };
  const identified = {
    ...before,
    ...times,
    pricing,
    providerMessageId: event.providerMessageId,
    notBefore: null,
  };
  if (state !== "failed" || before.state === "failed") return { ...identified, state };
  const { failure } = event;
  if (failure === undefined) return { ...identified, state, failure: null, failedAt: event.at };
  const cameTooFast = signalOf({ kind: "refused", failure }) === "too-fast";
  const judged = { ...identified, tooFastAt: cameTooFast ? event.at : before.tooFastAt };
  const notBefore = nextTry(before.state, failure, known, circumstances);
  if (notBefore !== null) return { ...judged, state: "queued", notBefore };
  return { ...judged, state, failure, failedAt: event.at };
}

/** Temporary trouble that WhatsApp finds only after it accepted the message; never once it was on its way (reference 4). */
function nextTry(
  state: DeliveryState,
  failure: Failure,
  { attempt }: Known,
  { now, chance }: Circumstances,
): Date | null {
  if (state === "sent" || attempt >= mostTries || !mayTryAgain(failure, attempt)) return null;
  return new Date(now.getTime() + pauseBeforeTry(failure, attempt, chance()));
}
