/** When a source is asked again. Pure. */
import type { Trouble } from "./fetch-source.ts";

const minuteMs = 60_000;
const longestMinutes = 6 * 60;
/** An address that is gone for good is looked at once a day, in case it was a mistake. */
const goneMinutes = 24 * 60;

export type Outcome =
  | { readonly kind: "good" }
  | {
      readonly kind: "failed";
      readonly trouble: Trouble;
      readonly retryAfterSeconds: number | null;
      /** In a row, this one included. */
      readonly failures: number;
    };

/**
 * The chosen interval, longer after each failure, and never before a source asks us to come again. Up to a tenth later by
 * chance, so that 200 sources that were added in one morning are not all due in the same minute.
 */
export function nextPoll(
  everyMinutes: number,
  outcome: Outcome,
  now: Date,
  chance: number = Math.random(),
): Date {
  const minutes = outcome.kind === "good" ? everyMinutes : waitMinutes(everyMinutes, outcome);
  return new Date(now.getTime() + minutes * minuteMs * (1 + chance / 10));
}

function waitMinutes(
  everyMinutes: number,
  { trouble, retryAfterSeconds, failures }: Extract<Outcome, { kind: "failed" }>,
): number {
  if (trouble === "gone") return goneMinutes;
  const asked = Math.min((retryAfterSeconds ?? 0) / 60, goneMinutes);
  // The first failure is often a hiccup: it costs no more than the usual interval.
  const backedOff = Math.min(longestMinutes, everyMinutes * 2 ** Math.min(failures - 1, 10));
  return Math.max(asked, backedOff);
}
