import { expect, test } from "vitest";
import { isEditable, states, step, verbs } from "./states.ts";

const every = states.flatMap((state) => verbs.map((verb) => [state, verb] as const));

test.each(every)("a second click is no mistake: %s, %s", (state, verb) => {
  const first = step(state, verb);

  if (first.kind === "next") expect(step(first.state, verb).kind).not.toBe("not-allowed");
});

test.each(["sent", "cancelled"] as const)("nothing leads out of %s", (state) => {
  expect(verbs.map((verb) => step(state, verb).kind)).not.toContain("next");
});

test("only what is under way can be paused, and only what is paused goes on", () => {
  const from = (wanted: "pause" | "resume") =>
    every.filter(([state, verb]) => verb === wanted && step(state, verb).kind === "next");

  expect(from("pause")).toEqual([["sending", "pause"]]);
  expect(from("resume")).toEqual([["paused", "resume"]]);
});

test("what may still be changed can be thrown away, and nothing that has begun", () => {
  for (const state of states) {
    if (isEditable(state))
      expect(step(state, "discard")).toEqual({ kind: "next", state: "cancelled" });
    if (state === "sending" || state === "paused")
      expect(step(state, "discard").kind).toBe("not-allowed");
  }
});
