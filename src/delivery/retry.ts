/** Whether and when a refused message goes again. Pure. */
import type { Failure } from "../channels/channels.ts";

export const mostTries = 5;
const shortestMs = 2_000;
const longestMs = 5 * 60_000;
export const pairRateCode = 131056;
export const templateSettingUpCode = 134101;

/** Where the vendor says how long it takes: maintenance a minute, a new template ten (reference 4). */
const knownPausesMs: ReadonlyMap<number, number> = new Map([
  [131057, 60_000],
  [2494100, 60_000],
  [4, 60_000],
  [80007, 60_000],
  [templateSettingUpCode, 10 * 60_000],
]);

/** Temporary trouble is tried again up to five times; what only has to wait its turn does not count. */
export function mayTryAgain(failure: Pick<Failure, "class">, attempt: number): boolean {
  if (failure.class === "wait") return true;
  return failure.class === "retry" && attempt < mostTries;
}

/**
 * Milliseconds until the next try, after `attempt` tries: 2 s, 10 s, 50 s, 4 min, with `chance` (0 to 1) of jitter so that a
 * crowd does not come back at once; for the pair rate 4^n seconds, as Meta asks (reference 4).
 */
export function pauseBeforeTry(
  failure: Pick<Failure, "class" | "code">,
  attempt: number,
  chance: number,
): number {
  if (failure.code === pairRateCode) return 1000 * 4 ** Math.min(attempt, 5);
  const pause =
    knownPausesMs.get(failure.code) ??
    Math.min(longestMs, shortestMs * 5 ** (Math.max(1, attempt) - 1));
  return Math.round(pause * (0.75 + chance / 2));
}
