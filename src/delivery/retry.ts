/** Whether and when a refused message goes again. Pure. */
import type { Failure } from "../channels/channels.ts";

const mostTries = 5;
const shortestMs = 2_000;
const longestMs = 5 * 60_000;
const pairRateCode = 131056;

/** Temporary trouble is tried again up to five times; what only has to wait its turn does not count. */
export function mayTryAgain(failure: Pick<Failure, "class">, attempt: number): boolean {
  if (failure.class === "wait") return true;
  return failure.class === "retry" && attempt < mostTries;
}

/**
 * Milliseconds until the next try, after `attempt` tries. Doubles from 2 s to 5 min, with `chance` (0 to 1) of jitter so
 * that a crowd does not come back at once; for the pair rate 4^n seconds, as Meta asks (reference 4 and 5).
 */
export function pauseBeforeTry(
  failure: Pick<Failure, "class" | "code">,
  attempt: number,
  chance: number,
): number {
  if (failure.code === pairRateCode) return 1000 * 4 ** Math.min(attempt, 6);
  const pause = Math.min(longestMs, shortestMs * 2 ** (attempt - 1));
  return Math.round(pause * (0.75 + chance / 2));
}
