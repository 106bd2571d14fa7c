/** The dates of a series within a window, and which of them an exception means. Pure. */
import { recurrences, type Effort, type RecurrenceRule } from "../../lib/recurrence.ts";
import { dayInSeries, shownDay, wallInSeries, type Stamp } from "./stamp.ts";

/** Of one event; eighteen months of every day but Sunday are more, and the window moves on with every poll. */
export const mostDates = 400;

export type Series = {
  readonly start: Stamp;
  readonly rules: readonly RecurrenceRule[];
  /** Whether the start is a date whatever the rules say, as in iCalendar. */
  readonly startCounts: boolean;
};

/** What reading one source may cost altogether. */
export type Budget = { readonly effort: Effort; readonly dates: { left: number } };

export function newBudget(): Budget {
  return { effort: { left: 5_000_000 }, dates: { left: 250_000 } };
}

export type Dates =
  | { readonly kind: "dates"; readonly walls: readonly number[] }
  | { readonly kind: "absurd"; readonly reason: string };

/** The walls from `from` to `to`, in order; absurd where they are more than an announced event can have. */
export function datesOf(
  { start, rules, startCounts }: Series,
  window: { readonly from: number; readonly to: number },
  budget: Budget,
): Dates {
  const walls = new Set<number>();
  const isWithin = (wall: number) => wall >= window.from && wall <= window.to;
  if ((startCounts || rules.length === 0) && isWithin(start.wall)) walls.add(start.wall);
  for (const rule of rules) {
    const counted = startCounts ? withStartCounted(rule, start.wall) : rule;
    if (counted.count === 0) continue;
    const before = walls.size;
    for (const wall of recurrences(counted, start.wall, window, budget.effort)) {
      if (wall < window.from) continue;
      walls.add(wall);
      // One more than are kept: the window of days begins a day early.
      if (walls.size - before <= mostDates) continue;
      if (repeatsWithinDays(rule))
        return {
          kind: "absurd",
          reason: `Die Serie hat mehr als ${mostDates} Termine an zu wenigen Tagen.`,
        };
      break;
    }
  }
  budget.dates.left -= walls.size;
  if (budget.effort.left < 0 || budget.dates.left < 0)
    return {
      kind: "absurd",
      reason: "Die Quelle hat mehr Termine, als auf einmal gelesen werden können.",
    };
  return { kind: "dates", walls: [...walls].toSorted((a, b) => a - b) };
}

/**
 * The dates that an exception means. One with a time means that time; where there is none, it means the only date of
 * that day: programs write exceptions in another zone or type than the start, or keep them when a series is moved.
 */
export function datesMeantBy(
  said: Stamp,
  start: Stamp,
  walls: readonly number[],
): readonly number[] {
  if (said.kind === "time" && start.kind === "time") {
    const wall = wallInSeries(start, said);
    if (walls.includes(wall)) return [wall];
  }
  const day = dayInSeries(start, said);
  const sameDay = walls.filter((wall) => shownDay(start, wall) === day);
  return said.kind === "day" || sameDay.length === 1 ? sameDay : [];
}

/** RFC 5545, 3.8.5.3: the start is the first of the count, also where the rule does not give it. */
function withStartCounted(rule: RecurrenceRule, start: number): RecurrenceRule {
  if (rule.count === null) return rule;
  const [first] = recurrences(
    { ...rule, count: 1 },
    start,
    { from: start, to: start },
    { left: 2 },
  );
  return first === start ? rule : { ...rule, count: rule.count - 1 };
}

function repeatsWithinDays({ frequency, byHour, byMinute, bySecond }: RecurrenceRule): boolean {
  const timesOfDay = [byHour, byMinute, bySecond].map((said) => Math.max(1, said.length));
  return (
    ["hourly", "minutely", "secondly"].includes(frequency) || timesOfDay.reduce((a, b) => a * b) > 4
  );
}
