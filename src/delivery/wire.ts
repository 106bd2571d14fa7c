/** The calls that are under way for one number. */

export type Wire = {
  readonly size: () => number;
  add(call: Promise<void>): void;
  /** Resolves when at most `calls` are under way, or after `milliseconds`. One caller at a time. */
  thinsTo(calls: number, milliseconds: number): Promise<void>;
  /** Resolves when none is under way. */
  empty(): Promise<void>;
};

/** Counts instead of racing promises: `Promise.race` over a thousand calls costs more than sending them. */
export function openWire(): Wire {
  let size = 0;
  let waiting: { readonly calls: number; readonly go: () => void } | null = null;
  const onceThin = async (calls: number, milliseconds: number | null): Promise<void> => {
    if (size <= calls) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = milliseconds === null ? null : setTimeout(resolve, milliseconds);
    waiting = { calls, go: resolve };
    await promise;
    waiting = null;
    if (timer !== null) clearTimeout(timer);
  };
  return {
    size: () => size,
    add(call) {
      size += 1;
      void call.finally(() => {
        size -= 1;
        if (waiting !== null && size <= waiting.calls) waiting.go();
      });
    },
    thinsTo: async (calls, milliseconds) => await onceThin(calls, milliseconds),
    empty: async () => await onceThin(0, null),
  };
}
