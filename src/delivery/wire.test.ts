/** How many calls run at once, without a clock: an answer comes when the test gives it. */
import { expect, test } from "vitest";
import { openWire } from "./wire.ts";

test("no more calls run than quick answers need, and each of the others begins when one is answered", async () => {
  const wire = openWire();
  const answers: (() => void)[] = [];
  const call = async (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    answers.push(resolve);
    await promise;
  };

  for (let count = 0; count < 100; count += 1) wire.add(call);
  const atFirst = answers.length;
  let answered = 0;
  for (; answered < answers.length; answered += 1) {
    answers[answered]?.();
    await Promise.resolve();
    await Promise.resolve();
  }
  await wire.answered();

  expect(atFirst).toBe(32);
  expect(answered).toBe(100);
});
