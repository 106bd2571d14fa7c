/** What may follow what: states only go forward (invariant 4). Pure. */
import type { ReportedState } from "../channels/channels.ts";
import type { DeliveryState } from "./states.ts";

/**
 * A report moves a delivery up, never down. `failed` stands between sent and delivered: it takes all that is below, and
 * gives way to the proof that the message arrived. What we had given up (`withdrawn`, `expired`, `uncertain`) yields to
 * any report: the channel knows better than we what is on a phone.
 */
const ranks: Readonly<Record<DeliveryState, number>> = {
  withdrawn: 0,
  expired: 0,
  queued: 0,
  sending: 1,
  uncertain: 1,
  accepted: 2,
  held: 3,
  sent: 4,
  failed: 4.5,
  delivered: 5,
  read: 6,
};

/** Where a delivery stands after a report, whatever the order in which reports come. */
export function afterReport(state: DeliveryState, reported: ReportedState): DeliveryState {
  return ranks[reported] > ranks[state] ? reported : state;
}
