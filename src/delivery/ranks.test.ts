import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReportedState } from "../channels/channels.ts";
import { afterReport } from "./ranks.ts";
import { deliveryStates, type DeliveryState } from "./states.ts";

const states = fc.constantFrom(...deliveryStates);
const reports = fc.array(fc.constantFrom<ReportedState>("sent", "delivered", "read", "failed"));

function all(state: DeliveryState, reported: readonly ReportedState[]): DeliveryState {
  return reported.reduce(afterReport, state);
}

test("reports end in the same state in whatever order they come, and however often", () => {
  fc.assert(
    fc.property(states, reports, fc.infiniteStream(fc.nat()), (state, reported, order) => {
      const keyed = [...reported, ...reported].map(
        (report) => [order.next().value, report] as const,
      );
      const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, report]) => report);

      expect(all(state, shuffled)).toBe(all(state, reported));
    }),
  );
});

test.each<[DeliveryState, ReportedState, DeliveryState]>([
  ["accepted", "sent", "sent"],
  ["read", "delivered", "read"],
  ["delivered", "sent", "delivered"],
  ["sent", "failed", "failed"],
  ["held", "failed", "failed"],
  ["delivered", "failed", "delivered"],
  ["failed", "sent", "failed"],
  ["failed", "delivered", "delivered"],
  ["uncertain", "sent", "sent"],
  ["queued", "sent", "sent"],
])("%s, then a report of %s, is %s", (state, reported, after) => {
  expect(afterReport(state, reported)).toBe(after);
});
