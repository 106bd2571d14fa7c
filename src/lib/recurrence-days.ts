/** The days of a rule's years, months, weeks or days: RFC 5545, 3.3.10. A day is a number, counted from 1970-01-01. */
import { fitsDay, weekdayOf } from "./recurrence-filter.ts";
import type { RecurrenceRule } from "./recurrence.ts";
import { dayMs } from "./zone.ts";

type Period = { readonly begins: number; readonly days: readonly number[] };

/** Period after period, without end, from the last one that begins before `from`. */
export function* daysOf(rule: RecurrenceRule, start: number, from: number): Generator<Period> {
  const filled = withStart(rule, start);
  const { begins } = periodFinder(filled, start);
  for (let index = firstIndex(begins, from); ; index += 1) {
    const first = begins(index);
    const next = nextBegin(filled, first);
    const days: number[] = [];
    for (let day = first; day < next; day += 1) if (fitsDay(filled, day)) days.push(day);
    yield { begins: first, days };
  }
}

/** What the rule leaves open, the start decides: "yearly" means the day and the month of the start. */
function withStart(rule: RecurrenceRule, start: number): RecurrenceRule {
  const { frequency, byMonth, byWeekNumber, byYearDay, byMonthDay, byWeekday } = rule;
  if (byYearDay.length + byMonthDay.length + byWeekday.length > 0) return rule;
  const weekday = [{ weekday: weekdayOf(start), nth: null }];
  if (byWeekNumber.length > 0 || frequency === "weekly") return { ...rule, byWeekday: weekday };
  if (frequency === "daily") return rule;
  const { month, day } = civil(start);
  const months = frequency === "yearly" && byMonth.length === 0 ? [month] : byMonth;
  return { ...rule, byMonth: months, byMonthDay: [day] };
}

/** Which day the period of an index begins with. */
function periodFinder(rule: RecurrenceRule, start: number) {
  const { year, month } = civil(start);
  const weekBegins = start - ((weekdayOf(start) - rule.weekStart + 7) % 7);
  const begins = (index: number): number => {
    const step = index * rule.interval;
    if (rule.frequency === "yearly") return dayNumber(year + step, 1);
    if (rule.frequency === "monthly") return dayNumber(year, month + step);
    if (rule.frequency === "weekly") return weekBegins + 7 * step;
    return start + step;
  };
  return { begins };
}

function nextBegin(rule: RecurrenceRule, first: number): number {
  if (rule.frequency === "daily") return first + 1;
  if (rule.frequency === "weekly") return first + 7;
  const { year, month } = civil(first);
  return rule.frequency === "monthly" ? dayNumber(year, month + 1) : dayNumber(year + 1, 1);
}

/** The last period that begins at or before the day, found by halving: a series may be decades old. */
function firstIndex(begins: (index: number) => number, from: number): number {
  let low = 0;
  let high = 1;
  while (begins(high) <= from) high *= 2;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (begins(middle) <= from) low = middle;
    else high = middle;
  }
  return low;
}

function civil(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The first day of a month; month 13 is the next January. */
function dayNumber(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / dayMs;
}
