/** What is under way for one number: calls that are not answered, and deliveries that were claimed and are not recorded. */

export type Wire = {
  /** Claimed and not recorded. */
  readonly open: () => number;
  claimed(count: number): void;
  recorded(count: number): void;
  add(call: Promise<void>): void;
  /** Resolves when at most so many are open, or after `milliseconds`. One caller at a time. */
  thinsTo(count: number, milliseconds: number): Promise<void>;
  /** Resolves when every call was answered. */
  answered(): Promise<void>;
};

/** Counts instead of racing promises: `Promise.race` over a thousand calls costs more than sending them. */
export function openWire(): Wire {
  let open = 0;
  let calls = 0;
  let thin: { readonly count: number; readonly go: () => void } | null = null;
  let silent: (() => void) | null = null;
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
      calls += 1;
      void call.finally(() => {
        calls -= 1;
        if (calls === 0) silent?.();
      });
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
      if (calls === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      silent = resolve;
      await promise;
      silent = null;
    },
  };
}
