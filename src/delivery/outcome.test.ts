import { expect, test } from "vitest";
import type { Failure, FailureClass, SendResult } from "../channels/channels.ts";
import { outcomeOf } from "./outcome.ts";
import { pauseBeforeTry } from "./retry.ts";
import { signalOf } from "./signal.ts";

const now = new Date("2026-11-24T09:00:00Z");
const circumstances = { now, troubled: false, chance: 0.5 };
const own = { id: 1, claimId: 1, batchId: null, addressId: 7, form: "free", attempt: 1 } as const;
const ofBatch = { ...own, batchId: "b" } as const;

function refusal(action: FailureClass, code = 1): SendResult {
  return { kind: "refused", failure: { code, class: action, reason: "Darum." } };
}

test.each([
  ["retry", own, 1, "queued"],
  ["retry", own, 4, "queued"],
  ["retry", own, 5, "failed"],
  ["wait", own, 99, "queued"],
  ["permanent", own, 1, "failed"],
  ["suppress", ofBatch, 1, "failed"],
  ["halt", own, 1, "queued"],
  ["halt", ofBatch, 1, "queued"],
  ["template", ofBatch, 1, "queued"],
  ["template", own, 1, "failed"],
  ["fix", ofBatch, 1, "queued"],
  ["fix", ofBatch, 2, "failed"],
  ["fix", own, 1, "failed"],
] as const)("a refusal of class %s (%j, try %i) leaves it %s", (action, sent, attempt, state) => {
  expect(outcomeOf({ ...sent, attempt }, refusal(action), circumstances).state).toBe(state);
});

test("no answer is uncertain, never a reason for a second try", () => {
  const outcome = outcomeOf(own, { kind: "unanswered", cause: "timeout" }, circumstances);

  expect([outcome.state, outcome.notBefore]).toEqual(["uncertain", null]);
});

test("held by the channel is a state of its own", () => {
  const answer = { kind: "accepted", providerMessageId: "wamid.1", recipient: {} } as const;

  expect(outcomeOf(own, { ...answer, held: true }, circumstances).state).toBe("held");
  expect(outcomeOf(own, { ...answer, held: false }, circumstances).state).toBe("accepted");
});

test("while the channel is out of order for everybody, no message loses a try", () => {
  const outcome = outcomeOf({ ...own, attempt: 5 }, refusal("retry"), {
    ...circumstances,
    troubled: true,
  });

  expect([outcome.state, outcome.uncounted]).toEqual(["queued", true]);
});

test.each<[Pick<Failure, "class" | "code">, readonly number[]]>([
  [{ class: "retry", code: 131000 }, [2_000, 10_000, 50_000, 250_000]],
  [{ class: "retry", code: 131056 }, [4_000, 16_000, 64_000, 256_000]],
  [{ class: "wait", code: 131057 }, [60_000, 60_000, 60_000, 60_000]],
])("%j waits longer each time", (failure, pauses) => {
  expect([1, 2, 3, 4].map((attempt) => pauseBeforeTry(failure, attempt, 0.5))).toEqual(pauses);
});

test.each<[SendResult, string]>([
  [refusal("wait", 130429), "too-fast"],
  [refusal("wait", -2), "trouble"],
  [refusal("wait", 134101), "none"],
  [refusal("retry", 131000), "trouble"],
  [refusal("retry", 131056), "none"],
  [refusal("permanent", 131026), "through"],
  [{ kind: "unanswered", cause: "timeout" }, "trouble"],
])("%j tells of the number: %s", (result, signal) => {
  expect(signalOf(result)).toBe(signal);
});
