/** When the next message of a number may leave. Pure: time comes in as milliseconds of any monotonic clock. */

export type Pace = {
  /** What the number may do at most. */
  readonly perSecond: number;
  /** 1 = full pace; halved when the channel says "too fast", grown back bit by bit. */
  readonly share: number;
  /** The first moment at which the next message may leave. */
  readonly nextAt: number;
};

const smallestShare = 1 / 64;
const growth = 1.1;

export function newPace(perSecond: number): Pace {
  return { perSecond, share: 1, nextAt: 0 };
}

/** Milliseconds between two messages. */
export function spacing({ perSecond, share }: Pace): number {
  return 1000 / (perSecond * share);
}

/**
 * Takes the next slot. An idle number does not save up: after a pause the first leaves at once and the rest keep their
 * distance, so no second ever holds more than `perSecond`.
 */
export function takeSlot(pace: Pace, now: number): { readonly at: number; readonly pace: Pace } {
  const at = Math.max(now, pace.nextAt);
  return { at, pace: { ...pace, nextAt: at + spacing(pace) } };
}

/** The channel said "too fast" (429, 130429). */
export function slowDown(pace: Pace, now: number): Pace {
  const share = Math.max(smallestShare, pace.share / 2);
  return { ...pace, share, nextAt: Math.max(pace.nextAt, now + 1000) };
}

/** A group went through: a tenth faster, up to the full pace. */
export function speedUp(pace: Pace): Pace {
  return pace.share === 1 ? pace : { ...pace, share: Math.min(1, pace.share * growth) };
}

/** How many to claim at once: a quarter of a second, so that a crash leaves little uncertain and a pause works soon. */
export function groupSize({ perSecond, share }: Pace, most: number): number {
  return Math.max(1, Math.min(most, Math.ceil((perSecond * share) / 4)));
}
