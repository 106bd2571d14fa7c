/** A queue: who came first goes first. Takes and gives in constant time, and holds nothing that was taken for long. */
export type Fifo<T> = {
  push(one: T): void;
  /** Undefined where nothing waits. */
  take(): T | undefined;
};

/**
 * Two arrays, because `shift` moves all that stand behind. What was taken goes with the array it stood in: with one array, emptied
 * when the last had been taken, a queue that was never empty kept everything (a million messages: 270 MB).
 */
export function openFifo<T>(): Fifo<T> {
  let going: T[] = [];
  let coming: T[] = [];
  let taken = 0;
  return {
    push(one) {
      coming.push(one);
    },
    take() {
      if (taken === going.length) {
        going = coming;
        coming = [];
        taken = 0;
      }
      const one = going[taken];
      if (one !== undefined) taken += 1;
      return one;
    },
  };
}
