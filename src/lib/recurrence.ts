/**
 * RFC 5545 recurrence on wall clocks (see `zone.ts`): a rule and a start in, the walls that follow from them out, in
 * order. The start itself comes only where the rule gives it. Pure; knows no time zones and no text form.
 */
import { daysOf } from "./recurrence-days.ts";
import { stepsWithinDays } from "./recurrence-steps.ts";
import { dayMs } from "./zone.ts";

export type Frequency =
  | "yearly"
  | "monthly"
  | "weekly"
  | "daily"
  | "hourly"
  | "minutely"
  | "secondly";

/** Monday is 0, Sunday 6. `nth` is the 2 of "2nd Tuesday", -1 for the last; null for every one. */
export type RuleWeekday = { readonly weekday: number; readonly nth: number | null };

/** An empty list means that the rule does not say. */
export type RecurrenceRule = {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** The last wall that may be. */
  readonly until: number | null;
  readonly byMonth: readonly number[];
  readonly byWeekNumber: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byWeekday: readonly RuleWeekday[];
  readonly byHour: readonly number[];
  readonly byMinute: readonly number[];
  readonly bySecond: readonly number[];
  readonly bySetPosition: readonly number[];
  /** The weekday that weeks begin with. */
  readonly weekStart: number;
};

/** Every so often from the start, without end: what a rule says beyond that is added by its author. */
export function every(frequency: Frequency, more: Partial<RecurrenceRule> = {}): RecurrenceRule {
  const unsaid: readonly number[] = [];
  return {
    ...{ frequency, interval: 1, count: null, until: null, weekStart: 0 },
    ...{ byMonth: unsaid, byWeekNumber: unsaid, byYearDay: unsaid, byMonthDay: unsaid },
    ...{ byWeekday: [], byHour: unsaid, byMinute: unsaid, bySecond: unsaid, bySetPosition: unsaid },
    ...more,
  };
}

/** What may still be spent on a source; a rule every second with a filter that never fits must not take hours. */
export type Effort = { left: number };

/**
 * The walls of a rule from `start`, those before `from` left out where that is cheaper, none after `to`. Ends early
 * when the effort is used up.
 */
export function* recurrences(
  rule: RecurrenceRule,
  start: number,
  window: { readonly from: number; readonly to: number },
  effort: Effort,
): Generator<number> {
  const last = Math.min(window.to, rule.until ?? Infinity);
  // Those that are counted must be counted from the beginning.
  const from = rule.count === null ? Math.max(start, window.from) : start;
  let remaining = rule.count ?? Infinity;
  for (const set of periods(rule, start, from, last, effort))
    for (const wall of positioned(set, rule.bySetPosition)) {
      if (wall < start) continue;
      if (wall > last) return;
      yield wall;
      remaining -= 1;
      if (remaining === 0) return;
    }
}

/** The walls of one period after the other, before set positions are chosen. */
function* periods(
  rule: RecurrenceRule,
  start: number,
  from: number,
  last: number,
  effort: Effort,
): Generator<readonly number[]> {
  if (["hourly", "minutely", "secondly"].includes(rule.frequency)) {
    yield* stepsWithinDays(rule, start, from, last, effort);
    return;
  }
  const startDay = Math.floor(start / dayMs);
  const times = timesOf(rule, start - startDay * dayMs);
  for (const days of daysOf(rule, startDay, Math.floor(from / dayMs))) {
    if (days.begins * dayMs > last || (effort.left -= 1) < 0) return;
    yield days.days.flatMap((day) => times.map((time) => day * dayMs + time));
  }
}

/** The times of a day, in milliseconds since its midnight. */
function timesOf(rule: RecurrenceRule, startTime: number): readonly number[] {
  const seconds = Math.floor(startTime / 1000);
  const or = (said: readonly number[], own: number) => (said.length > 0 ? said : [own]);
  const hours = or(rule.byHour, Math.floor(seconds / 3600));
  const minutes = or(rule.byMinute, Math.floor(seconds / 60) % 60);
  return hours
    .flatMap((hour) => minutes.map((minute) => hour * 60 + minute))
    .flatMap((minute) => or(rule.bySecond, seconds % 60).map((second) => minute * 60 + second))
    .map((second) => second * 1000)
    .toSorted((a, b) => a - b);
}

function positioned(set: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return set;
  return set.filter(
    (_, index) => positions.includes(index + 1) || positions.includes(index - set.length),
  );
}
