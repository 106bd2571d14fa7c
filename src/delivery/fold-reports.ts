/** Several reports of the same deliveries, folded into what to write. Pure. */
import type { Failure, Pricing, Recipient, StatusEvent } from "../channels/channels.ts";
import { afterReport } from "./ranks.ts";
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
  /** We knew the channel's id before. */
  readonly wasIdentified: boolean;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly readAt: Date | null;
  readonly failedAt: Date | null;
  readonly failure: Failure | null;
  readonly pricing: Price | null;
};

type Matched = { readonly known: Known; readonly event: StatusEvent };

/** One line per delivery, whatever the order and number of its reports; sorted by id. */
export function fold(matched: readonly Matched[]): Settled[] {
  const settled = new Map<number, Settled>();
  for (const { known, event } of matched) {
    const before = settled.get(known.id) ?? untouched(known);
    settled.set(known.id, takeIn(before, event));
  }
  return [...settled.values()].toSorted((a, b) => a.id - b.id);
}

function untouched(known: Known): Settled {
  const { id, batchId, addressId, state, providerMessageId, pricing } = known;
  return {
    id,
    batchId,
    addressId,
    state,
    providerMessageId: null,
    wasIdentified: providerMessageId !== null,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    failedAt: null,
    failure: null,
    pricing,
  };
}

function takeIn(before: Settled, event: StatusEvent): Settled {
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
    providerMessageId: before.providerMessageId ?? event.providerMessageId,
  };
  if (state !== "failed" || before.state === "failed") return { ...identified, state };
  return { ...identified, state, failure: event.failure ?? null, failedAt: event.at };
}
