/** Whether a day fits what a rule says of days. RFC 5545 3.3.10: each BY part narrows what the others leave. */
import type { RecurrenceRule } from "./recurrence.ts";
import { dayMs } from "./zone.ts";

/** Monday is 0. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

export function fitsDay(rule: RecurrenceRule, day: number): boolean {
  if (!fitsWeekday(rule, day)) return false;
  if (rule.byMonth.length + rule.byMonthDay.length > 0 && !fitsMonth(rule, day)) return false;
  return (
    holds(rule.byYearDay, day, yearOf(day)) &&
    (rule.byWeekNumber.length === 0 || fitsWeekNumber(rule, day))
  );
}

function fitsMonth(rule: RecurrenceRule, day: number): boolean {
  const month = new Date(day * dayMs).getUTCMonth() + 1;
  return (
    (rule.byMonth.length === 0 || rule.byMonth.includes(month)) &&
    holds(rule.byMonthDay, day, monthOf(day))
  );
}

function fitsWeekday(rule: RecurrenceRule, day: number): boolean {
  if (rule.byWeekday.length === 0) return true;
  return rule.byWeekday.some(({ weekday, nth }) => {
    if (weekday !== weekdayOf(day)) return false;
    return nth === null || !countsWeekdays(rule) || nthFits(nth, day, frameOf(rule, day));
  });
}

/** Only months and years have a second Tuesday; with week numbers or in weeks the number says nothing. */
function countsWeekdays(rule: RecurrenceRule): boolean {
  return rule.frequency !== "weekly" && rule.byWeekNumber.length === 0;
}

type Frame = { readonly first: number; readonly next: number };

function frameOf(rule: RecurrenceRule, day: number): Frame {
  const inYear = rule.frequency === "yearly" && rule.byMonth.length === 0;
  return inYear ? yearOf(day) : monthOf(day);
}

function nthFits(nth: number, day: number, frame: Frame): boolean {
  const fromStart = Math.floor((day - frame.first) / 7) + 1;
  const fromEnd = -Math.floor((frame.next - 1 - day) / 7) - 1;
  return nth === fromStart || nth === fromEnd;
}

/** Whether the day is one of these days of the frame, counted from 1 or, below zero, from its end. */
function holds(numbers: readonly number[], day: number, frame: Frame): boolean {
  if (numbers.length === 0) return true;
  return numbers.includes(day - frame.first + 1) || numbers.includes(day - frame.next);
}

/** Week 1 is the first with at least four days in the year. */
function fitsWeekNumber(rule: RecurrenceRule, day: number): boolean {
  const weekBegins = day - ((weekdayOf(day) - rule.weekStart + 7) % 7);
  // The year that the week belongs to is the one that its fourth day lies in.
  const year = yearOf(weekBegins + 3);
  const weeks = Math.floor((weekBegins + 3 - year.first) / 7) + 1;
  const all = Math.floor((lastWeekBegins(year, rule.weekStart) + 3 - year.first) / 7) + 1;
  return rule.byWeekNumber.includes(weeks) || rule.byWeekNumber.includes(weeks - all - 1);
}

/** The week of the year's last day, or the one before where most of that lies in the next year. */
function lastWeekBegins(year: Frame, weekStart: number): number {
  const last = year.next - 1;
  const begins = last - ((weekdayOf(last) - weekStart + 7) % 7);
  return begins + 3 < year.next ? begins : begins - 7;
}

function monthOf(day: number): Frame {
  const date = new Date(day * dayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { first: Date.UTC(year, month, 1) / dayMs, next: Date.UTC(year, month + 1, 1) / dayMs };
}

function yearOf(day: number): Frame {
  const year = new Date(day * dayMs).getUTCFullYear();
  return { first: Date.UTC(year, 0, 1) / dayMs, next: Date.UTC(year + 1, 0, 1) / dayMs };
}
