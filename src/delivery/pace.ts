/** When the next message of a number may leave. Pure: time comes in as milliseconds of any monotonic clock. */

export type Pace = {
  /** What the number may do at most. */
  readonly perSecond: number;
  /** 1 = full pace; halved when the channel says "too fast", grown back bit by bit. */
  readonly share: number;
  /** The first moment at which the next message may leave. */
  readonly nextAt: number;
  /** The same for one of many: they leave room. */
  readonly nextOfManyAt: number;
  /** How many calls in a row found the channel out of order. */
  readonly troubles: number;
  /** When the share last changed. */
  readonly changedAt: number;
  /** Of when the report of "too fast" was that was heeded last, in milliseconds of the clock on the wall. */
  readonly heededReportOf: number | null;
};

/** What an answer says about the way to the channel, whatever it says about the message. */
export type Signal = "through" | "too-fast" | "trouble" | "none";

/** What many get may take of the pace; the rest is kept for answers, and for what people write: Meta counts that, too. */
const shareOfMany = 0.8;
const smallestShare = 1 / 64;
const growth = 1.1;
const settlingMs = 1_000;
/** A single lost call is chance; three in a row are an outage. */
const patience = 3;
const longestPauseMs = 30_000;
/** So much of a wait for the database is made up for, so that a group that came late does not lower the pace. */
const catchUpMs = 50;

export function newPace(perSecond: number): Pace {
  return {
    perSecond,
    share: 1,
    nextAt: 0,
    nextOfManyAt: 0,
    troubles: 0,
    changedAt: 0,
    heededReportOf: null,
  };
}

/**
 * Takes the next slot, for an answer or notice, or for one `ofMany`. An idle number does not save up: after a pause the
 * first leaves at once and the rest keep their distance.
 */
export function takeSlot(
  pace: Pace,
  now: number,
  ofMany: boolean,
): { readonly at: number; readonly pace: Pace } {
  const distance = 1000 / (pace.perSecond * pace.share);
  if (!ofMany) {
    const at = Math.max(now, pace.nextAt);
    return { at, pace: { ...pace, nextAt: at + distance } };
  }
  const due = Math.max(now - catchUpMs, pace.nextOfManyAt);
  const at = Math.max(now, pace.nextAt, due);
  return {
    at,
    pace: { ...pace, nextAt: at + distance, nextOfManyAt: due + distance / shareOfMany },
  };
}

/** Half the pace when it was too fast, a tenth more a second while all goes well; a pause that doubles while nothing answers. */
export function heed(pace: Pace, signal: Signal, now: number): Pace {
  switch (signal) {
    case "through":
      return grown(pace.troubles === 0 ? pace : { ...pace, troubles: 0 }, now);
    case "too-fast":
      return slowed(pace, now);
    case "trouble": {
      const troubles = pace.troubles + 1;
      if (troubles < patience) return { ...pace, troubles };
      const pauseMs = Math.min(longestPauseMs, 250 * 2 ** (troubles - patience));
      return { ...pace, troubles, nextAt: Math.max(pace.nextAt, now + pauseMs) };
    }
    case "none":
      return pace;
  }
}

/** The channel reported later that it was too fast: the same report is read again every second and heeded once. */
export function heedReport(pace: Pace, reportedAt: Date, now: number): Pace {
  // Not only a newer one: the clock may have been set back.
  if (reportedAt.getTime() === pace.heededReportOf) return pace;
  return slowed({ ...pace, heededReportOf: reportedAt.getTime() }, now);
}

/** The channel did not answer in order several times running: no message is to blame. */
export function isTroubled({ troubles }: Pace): boolean {
  return troubles >= patience;
}

/** How many to claim at once: a quarter of a second, so that a crash leaves little uncertain and a stop works soon. */
export function groupSize(pace: Pace, most: number): number {
  if (isTroubled(pace)) return 1;
  return Math.max(1, Math.min(most, Math.ceil((pace.perSecond * pace.share) / 4)));
}

/** Once a second at most: a whole group may be told the same. */
function slowed(pace: Pace, now: number): Pace {
  const nextAt = Math.max(pace.nextAt, now + settlingMs);
  if (pace.share < 1 && now - pace.changedAt < settlingMs) return { ...pace, nextAt };
  return { ...pace, share: Math.max(smallestShare, pace.share / 2), nextAt, changedAt: now };
}

function grown(pace: Pace, now: number): Pace {
  if (pace.share === 1 || now - pace.changedAt < settlingMs) return pace;
  return { ...pace, share: Math.min(1, pace.share * growth), changedAt: now };
}
