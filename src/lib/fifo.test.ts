import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { openFifo } from "./fifo.ts";

test("who came first goes first, also when some come in between", () => {
  const queue = openFifo<number>();
  const taken: (number | undefined)[] = [];
  queue.push(1);
  queue.push(2);
  taken.push(queue.take());
  queue.push(3);
  taken.push(queue.take(), queue.take(), queue.take());
  queue.push(4);

  expect([...taken, queue.take()]).toEqual([1, 2, 3, undefined, 4]);
});

test("a queue that is never empty does not keep what was taken", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const queue = openFifo<object>();
  const seen: WeakRef<object>[] = [];
  const pass = () => {
    queue.push({});
    const one = queue.take();
    if (one !== undefined) seen.push(new WeakRef(one));
  };
  queue.push({});
  queue.push({});
  for (let index = 0; index < 100; index += 1) pass();

  // What a WeakRef was made of lives until the turn ends.
  await turn();
  collect();

  expect(seen.filter((one) => one.deref() !== undefined).length).toBeLessThan(5);
});
