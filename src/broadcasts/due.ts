/** When a planned broadcast starts, and when it is too late to start it without asking. Pure. */

/** A server that was off for longer than this asks first: what was news at 8 may be wrong at 11. */
const latestStartMinutes = 120;

type Planned = {
  readonly state: string;
  readonly sendAt: Date | null;
  readonly quietUntil: Date | null;
};

/** The last time at which it still starts by itself. */
export function latestPlan(now: Date): Date {
  return new Date(now.getTime() - latestStartMinutes * 60_000);
}

/** Its time has passed by so much that staff decide. */
export function isMissed({ state, sendAt, quietUntil }: Planned, now: Date): boolean {
  if (state !== "scheduled" || sendAt === null) return false;
  const starts = quietUntil !== null && quietUntil > sendAt ? quietUntil : sendAt;
  return starts < latestPlan(now);
}
