/**
 * One message to a person every six seconds, up to 45 of them borrowed in advance (reference 5.1); a person too many costs
 * a refusal (131056). Kept in memory by whoever holds the number's lease: after a change of hands Meta's own refusal helps out.
 */
const distanceMs = 6_000;
const burst = 45;
const smallest = 5_000;

export type PairLimit = {
  /** Milliseconds until this address may get one more; 0 takes the place. `now` is of a monotonic clock. */
  take(addressId: number, now: number): number;
};

export function openPairLimit(): PairLimit {
  // When the person would have had all of it at one every six seconds; who is not in here had nothing lately.
  const paidOffAt = new Map<number, number>();
  let tidyAt = smallest;
  return {
    take(addressId, now) {
      const begin = Math.max(now, paidOffAt.get(addressId) ?? 0);
      const waitMs = begin - now - (burst - 1) * distanceMs;
      if (waitMs > 0) return waitMs;
      // A whole number: of a fraction the map keeps an object, and 150,000 people get something within six seconds.
      paidOffAt.set(addressId, Math.ceil(begin) + distanceMs);
      if (paidOffAt.size >= tidyAt) {
        forget(paidOffAt, now);
        tidyAt = Math.max(smallest, 1.25 * paidOffAt.size);
      }
      return 0;
    },
  };
}

/** All at once, each time there are a quarter more: a look at each message would pass all that was deleted before. */
function forget(paidOffAt: Map<number, number>, now: number): void {
  for (const [addressId, at] of paidOffAt) if (at <= now) paidOffAt.delete(addressId);
}
