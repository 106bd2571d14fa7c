/** Rules that repeat within days: hourly and oftener. Days, hours and minutes that do not fit are leapt over. */
import { fitsDay } from "./recurrence-filter.ts";
import type { Effort, RecurrenceRule } from "./recurrence.ts";
import { dayMs } from "./zone.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;

const unitMs: Readonly<Record<string, number>> = {
  hourly: hourMs,
  minutely: minuteMs,
  secondly: 1000,
};

export function* stepsWithinDays(
  rule: RecurrenceRule,
  start: number,
  from: number,
  last: number,
  effort: Effort,
): Generator<readonly number[]> {
  const unit = unitMs[rule.frequency] ?? 1000;
  const step = unit * rule.interval;
  const first = Math.floor(start / unit) * unit;
  const offsets = offsetsWithin(rule, start - first, unit);
  let at = first + Math.max(0, Math.floor((from - first) / step)) * step;
  while (at <= last && (effort.left -= 1) >= 0) {
    const leapTo = nextThatMayFit(rule, at, unit);
    if (leapTo > at) at = first + Math.ceil((leapTo - first) / step) * step;
    else {
      yield offsets.map((offset) => at + offset);
      at += step;
    }
  }
}

/** `at` itself where it fits; else the earliest time that could. */
function nextThatMayFit(rule: RecurrenceRule, at: number, unit: number): number {
  const day = Math.floor(at / dayMs);
  if (!fitsDay(rule, day)) return (day + 1) * dayMs;
  const hour = Math.floor(at / hourMs);
  if (!allows(rule.byHour, hour, 24)) return (hour + 1) * hourMs;
  const minute = Math.floor(at / minuteMs);
  if (unit < hourMs && !allows(rule.byMinute, minute, 60)) return (minute + 1) * minuteMs;
  const second = Math.floor(at / 1000);
  return unit < minuteMs && !allows(rule.bySecond, second, 60) ? at + 1000 : at;
}

/** An hourly rule may name minutes, a minutely one seconds: these multiply each step. */
function offsetsWithin(rule: RecurrenceRule, own: number, unit: number): readonly number[] {
  const minutes =
    unit === hourMs && rule.byMinute.length > 0
      ? rule.byMinute
      : [Math.floor((own % hourMs) / minuteMs)];
  const seconds =
    unit >= minuteMs && rule.bySecond.length > 0
      ? rule.bySecond
      : [Math.floor((own % minuteMs) / 1000)];
  return minutes
    .flatMap((minute) => seconds.map((second) => minute * minuteMs + second * 1000))
    .toSorted((a, b) => a - b);
}

function allows(numbers: readonly number[], number: number, modulus: number): boolean {
  // The remainder of what lies before 1970 is negative.
  return numbers.length === 0 || numbers.includes(((number % modulus) + modulus) % modulus);
}
