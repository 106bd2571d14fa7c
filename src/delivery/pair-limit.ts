/**
 * One message to a person every six seconds, up to 45 of them borrowed in advance (reference 5.1); a person too many costs
 * a refusal (131056). Kept in memory by whoever holds the number's lease: after a change of hands Meta's own refusal helps out.
 */
const distanceMs = 6_000;
const burst = 45;
const tidyAt = 5_000;

export type PairLimit = {
  /** Milliseconds until this address may get one more; 0 takes the place. `now` is of a monotonic clock. */
  take(addressId: number, now: number): number;
};

export function openPairLimit(): PairLimit {
  // When the person would have had all of it at one every six seconds; who is not in here had nothing lately.
  const paidOffAt = new Map<number, number>();
  return {
    take(addressId, now) {
      const begin = Math.max(now, paidOffAt.get(addressId) ?? 0);
      const waitMs = begin - now - (burst - 1) * distanceMs;
      if (waitMs > 0) return waitMs;
      if (paidOffAt.size >= tidyAt) forget(paidOffAt, now);
      // Last again, so that the oldest stand first.
      paidOffAt.delete(addressId);
      paidOffAt.set(addressId, begin + distanceMs);
      return 0;
    },
  };
}

/** Most got one message and have paid it off after six seconds: they stand near the front. */
function forget(paidOffAt: Map<number, number>, now: number): void {
  let looked = 0;
  for (const [addressId, at] of paidOffAt) {
    if (at <= now) paidOffAt.delete(addressId);
    looked += 1;
    if (looked === 8) return;
  }
}
