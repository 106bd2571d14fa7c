/** What is under way for one number: calls that are not answered, and deliveries that were claimed and are not recorded. */

import { openFifo } from "../lib/fifo.ts";

export type Wire = {
  /** Claimed and not recorded. */
  readonly open: () => number;
  claimed(count: number): void;
  recorded(count: number): void;
  /** Begins a call, at once or as soon as one of those before it is answered; it never throws. */
  add(call: () => Promise<void>): void;
  /** Resolves when at most so many are open, or after `milliseconds`. One caller at a time. */
  thinsTo(count: number, milliseconds: number): Promise<void>;
  /** Resolves when every call was answered. */
  answered(): Promise<void>;
};

/** As many as a channel keeps connections. */
const mostAtOnce = 256;
/** Each connection more than are needed costs: with 128 instead of 32 to an other side that answers at once a tenth more. */
const fewestAtOnce = 32;
/** Half as much again as WhatsApp takes of the quickest number. */
const perMillisecond = 1.5;

/**
 * Counts instead of racing promises: `Promise.race` over a thousand calls costs more than sending them. No more calls run than
 * the time that answers take asks for: what waits in here is a row of the claim, what waits for a connection is a request with
 * its body, listener and timer.
 */
export function openWire(): Wire {
  let open = 0;
  let running = 0;
  let answerMs = 0;
  const waiting = openFifo<() => Promise<void>>();
  let thin: { readonly count: number; readonly go: () => void } | null = null;
  let silent: (() => void) | null = null;

  const mayBegin = (): boolean =>
    running < Math.min(mostAtOnce, Math.max(fewestAtOnce, answerMs * perMillisecond));
  const begin = (call: () => Promise<void>): void => {
    running += 1;
    const begunAt = performance.now();
    void call().then(() => ended(begunAt));
  };
  const ended = (begunAt: number): void => {
    answerMs += (performance.now() - begunAt - answerMs) / 16;
    running -= 1;
    beginNext();
    if (running === 0) silent?.();
  };
  const beginNext = (): void => {
    while (mayBegin()) {
      const next = waiting.take();
      if (next === undefined) return;
      begin(next);
    }
  };

  return {
    open: () => open,
    claimed(count) {
      open += count;
    },
    recorded(count) {
      open -= count;
      if (thin !== null && open <= thin.count) thin.go();
    },
    add(call) {
      if (mayBegin()) begin(call);
      else waiting.push(call);
    },
    async thinsTo(count, milliseconds) {
      if (open <= count) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, milliseconds);
      thin = { count, go: resolve };
      await promise;
      thin = null;
      clearTimeout(timer);
    },
    async answered() {
      if (running === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      silent = resolve;
      await promise;
      silent = null;
    },
  };
}
