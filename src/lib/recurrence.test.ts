import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { every, recurrences, type Frequency, type RecurrenceRule } from "./recurrence.ts";

const [monday, tuesday, , thursday, friday, saturday, sunday] = [0, 1, 2, 3, 4, 5, 6] as const;
const wall = (text: string): number => Date.parse(`${text}Z`);
const text = (at: number): string => new Date(at).toISOString().slice(0, 16);

function walls(
  rule: RecurrenceRule,
  start: string,
  to = "2030-01-01T00:00",
  from = start,
): string[] {
  const window = { from: wall(from), to: wall(to) };
  return [...recurrences(rule, wall(start), window, { left: 100_000 })].map(text);
}

function days(rule: RecurrenceRule, start: string, to?: string): string[] {
  return walls(rule, `${start}T10:00`, to === undefined ? to : `${to}T23:59`).map((at) =>
    at.slice(0, 10),
  );
}

const only = (...weekdays: number[]) => weekdays.map((weekday) => ({ weekday, nth: null }));

test.each<[string, RecurrenceRule, string, string[]]>([
  [
    "every third day",
    every("daily", { interval: 3, count: 3 }),
    "2026-02-27",
    ["2026-02-27", "2026-03-02", "2026-03-05"],
  ],
  [
    "every other week on Tuesday and Sunday, weeks from Monday",
    every("weekly", { interval: 2, count: 4, byWeekday: only(tuesday, sunday) }),
    "1997-08-05",
    ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"],
  ],
  [
    "the same, weeks from Sunday",
    every("weekly", { interval: 2, count: 4, byWeekday: only(tuesday, sunday), weekStart: sunday }),
    "1997-08-05",
    ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"],
  ],
  [
    "the 31st, where there is one",
    every("monthly", { count: 3 }),
    "2026-01-31",
    ["2026-01-31", "2026-03-31", "2026-05-31"],
  ],
  [
    "29 February, in leap years",
    every("yearly", { count: 2 }),
    "2024-02-29",
    ["2024-02-29", "2028-02-29"],
  ],
  [
    "the last Friday of the month",
    every("monthly", { count: 3, byWeekday: [{ weekday: friday, nth: -1 }] }),
    "2026-07-01",
    ["2026-07-31", "2026-08-28", "2026-09-25"],
  ],
  [
    "the last working day of the month",
    every("monthly", { count: 3, byWeekday: only(0, 1, 2, 3, 4), bySetPosition: [-1] }),
    "2026-05-01",
    ["2026-05-29", "2026-06-30", "2026-07-31"],
  ],
  [
    "every Friday the 13th",
    every("monthly", { count: 2, byWeekday: only(friday), byMonthDay: [13] }),
    "2026-01-01",
    ["2026-02-13", "2026-03-13"],
  ],
  [
    "the 20th Monday of the year",
    every("yearly", { count: 2, byWeekday: [{ weekday: monday, nth: 20 }] }),
    "1997-05-19",
    ["1997-05-19", "1998-05-18"],
  ],
  [
    "the first Sunday of March and the last of October, as clocks change",
    every("yearly", { count: 3, byMonth: [10], byWeekday: [{ weekday: sunday, nth: -1 }] }),
    "2026-01-01",
    ["2026-10-25", "2027-10-31", "2028-10-29"],
  ],
  [
    "Monday of week 20",
    every("yearly", { count: 3, byWeekNumber: [20], byWeekday: only(monday) }),
    "1997-05-12",
    ["1997-05-12", "1998-05-11", "1999-05-17"],
  ],
  [
    "week 53, in years that have one",
    every("yearly", { count: 2, byWeekNumber: [53] }),
    "2020-12-31",
    ["2020-12-31", "2026-12-31"],
  ],
  [
    "the 1st, 100th and last day of the year",
    every("yearly", { count: 4, byYearDay: [1, 100, -1] }),
    "2027-01-01",
    ["2027-01-01", "2027-04-10", "2027-12-31", "2028-01-01"],
  ],
  [
    "every Thursday of March",
    every("yearly", { count: 3, byMonth: [3], byWeekday: only(thursday) }),
    "1997-03-13",
    ["1997-03-13", "1997-03-20", "1997-03-27"],
  ],
  [
    "the Saturday after the first Sunday",
    every("monthly", {
      count: 2,
      byWeekday: only(saturday),
      byMonthDay: [7, 8, 9, 10, 11, 12, 13],
    }),
    "1997-09-13",
    ["1997-09-13", "1997-10-11"],
  ],
  ["a day that never is", every("yearly", { byMonth: [2], byMonthDay: [30] }), "2026-01-01", []],
])("%s", (_, rule, start, expected) => {
  expect(days(rule, start)).toEqual(expected);
});

test("the last wall that may be is still part of it", () => {
  const rule = every("daily", { until: wall("2026-03-03T10:00") });

  expect(walls(rule, "2026-03-01T10:00")).toHaveLength(3);
  expect(walls({ ...rule, until: wall("2026-03-03T09:59") }, "2026-03-01T10:00")).toHaveLength(2);
});

test("a day has the times that the rule names", () => {
  const rule = every("daily", {
    count: 4,
    byHour: [9, 15],
    byMinute: [0, 30],
    bySetPosition: [1, -1],
  });

  expect(walls(rule, "2026-03-01T09:00")).toEqual([
    ...["2026-03-01T09:00", "2026-03-01T15:30", "2026-03-02T09:00", "2026-03-02T15:30"],
  ]);
});

test.each<[string, RecurrenceRule, string[]]>([
  [
    "every 90 minutes",
    every("minutely", { interval: 90, count: 3 }),
    ["2026-03-01T22:30", "2026-03-02T00:00", "2026-03-02T01:30"],
  ],
  [
    "hourly, in the morning, at :00 and :20",
    every("hourly", { count: 3, byHour: [9, 10], byMinute: [0, 20] }),
    ["2026-03-02T09:00", "2026-03-02T09:20", "2026-03-02T10:00"],
  ],
  [
    "every second that is the first of a Sunday at nine",
    every("secondly", {
      count: 2,
      byWeekday: only(sunday),
      byHour: [9],
      byMinute: [0],
      bySecond: [0],
    }),
    ["2026-03-08T09:00", "2026-03-15T09:00"],
  ],
])("%s", (_, rule, expected) => {
  expect(walls(rule, "2026-03-01T22:30")).toEqual(expected);
});

test("a rule that never fits ends when the effort is used up", () => {
  const effort = { left: 500 };
  const rule = every("secondly", { byHour: [3], byMinute: [61] });

  const found = [...recurrences(rule, 0, { from: 0, to: wall("2030-01-01T00:00") }, effort)];

  expect(found).toEqual([]);
  expect(effort.left).toBeLessThan(0);
});

test("an old series is entered where the window begins", () => {
  const effort = { left: 20 };
  const window = { from: wall("2026-03-01T00:00"), to: wall("2026-03-15T00:00") };

  const found = [...recurrences(every("weekly"), wall("1990-01-01T19:30"), window, effort)];

  expect(found.filter((at) => at >= window.from).map(text)).toEqual([
    "2026-03-02T19:30",
    "2026-03-09T19:30",
  ]);
  expect(effort.left).toBeGreaterThan(0);
});

/* The slow and obvious way: look at every day, ask Temporal whether it fits, and sort into periods. */

type Day = Temporal.PlainDate;

function slowly(rule: RecurrenceRule, start: number, to: number): number[] {
  const first = Temporal.PlainDate.from(new Date(start).toISOString().slice(0, 10));
  const byPeriod = new Map<string, number[]>();
  // The last period is looked at as a whole, beyond `to`: only then is it known which day is its last.
  for (
    let day = periodBegin(rule, first);
    at(periodBegin(rule, day)) <= to;
    day = day.add({ days: 1 })
  ) {
    const key = periodBegin(rule, day).toString();
    if (periodsBetween(rule, first, day) % rule.interval !== 0 || !fits(rule, first, day)) continue;
    const times = rule.byHour.length > 0 ? rule.byHour : [new Date(start).getUTCHours()];
    const sorted = times.toSorted((a, b) => a - b).map((hour) => at(day) + hour * 3_600_000);
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), ...sorted]);
  }
  return [...byPeriod.values()]
    .flatMap((set) => {
      if (rule.bySetPosition.length === 0) return set;
      const chosen = rule.bySetPosition.map((place) => set.at(place > 0 ? place - 1 : place));
      return set.filter((one) => chosen.includes(one));
    })
    .filter((one) => one >= start && one <= Math.min(to, rule.until ?? Infinity))
    .slice(0, rule.count ?? undefined);
}

const at = (day: Day): number => Date.parse(day.toString());

function periodBegin(rule: RecurrenceRule, day: Day): Day {
  if (rule.frequency === "yearly") return day.with({ month: 1, day: 1 });
  if (rule.frequency === "monthly") return day.with({ day: 1 });
  if (rule.frequency === "daily") return day;
  let begin = day;
  while (begin.dayOfWeek - 1 !== rule.weekStart) begin = begin.subtract({ days: 1 });
  return begin;
}

function periodsBetween(rule: RecurrenceRule, first: Day, day: Day): number {
  const unit =
    { yearly: "years", monthly: "months", weekly: "weeks" }[rule.frequency as string] ?? "days";
  const largestUnit = unit as "years" | "months" | "weeks" | "days";
  return Math.abs(
    periodBegin(rule, first).until(periodBegin(rule, day), { largestUnit })[largestUnit],
  );
}

function fits(rule: RecurrenceRule, first: Day, day: Day): boolean {
  const { byMonth, byMonthDay, byYearDay, byWeekday, byWeekNumber } = rule;
  const nothingSaid =
    byMonthDay.length + byYearDay.length + byWeekday.length + byWeekNumber.length === 0;
  if (
    nothingSaid &&
    rule.frequency === "yearly" &&
    byMonth.length === 0 &&
    day.month !== first.month
  )
    return false;
  if (nothingSaid && ["yearly", "monthly"].includes(rule.frequency) && day.day !== first.day)
    return false;
  const weekdayOpen = byWeekday.length + byMonthDay.length + byYearDay.length === 0;
  if (
    weekdayOpen &&
    (rule.frequency === "weekly" || byWeekNumber.length > 0) &&
    day.dayOfWeek !== first.dayOfWeek
  )
    return false;
  if (byMonth.length > 0 && !byMonth.includes(day.month)) return false;
  if (
    byMonthDay.length > 0 &&
    !byMonthDay.some((n) => (n > 0 ? n : day.daysInMonth + n + 1) === day.day)
  )
    return false;
  if (
    byYearDay.length > 0 &&
    !byYearDay.some((n) => (n > 0 ? n : day.daysInYear + n + 1) === day.dayOfYear)
  )
    return false;
  if (
    byWeekNumber.length > 0 &&
    !byWeekNumber.some(
      (n) => n === day.weekOfYear || n === (day.weekOfYear ?? 0) - weeksIn(day) - 1,
    )
  )
    return false;
  return byWeekday.length === 0 || byWeekday.some((said) => fitsWeekday(rule, said, day));
}

const weeksIn = (day: Day): number =>
  Temporal.PlainDate.from({ year: day.yearOfWeek ?? day.year, month: 12, day: 28 }).weekOfYear ?? 0;

function fitsWeekday(
  rule: RecurrenceRule,
  said: RecurrenceRule["byWeekday"][number],
  day: Day,
): boolean {
  if (day.dayOfWeek - 1 !== said.weekday) return false;
  if (said.nth === null || rule.frequency === "weekly" || rule.byWeekNumber.length > 0) return true;
  const wholeYear = rule.frequency === "yearly" && rule.byMonth.length === 0;
  const frame = wholeYear ? day.with({ month: 1, day: 1 }) : day.with({ day: 1 });
  const same: string[] = [];
  for (
    let one = frame;
    wholeYear ? one.year === day.year : one.month === day.month;
    one = one.add({ days: 1 })
  )
    if (one.dayOfWeek === day.dayOfWeek) same.push(one.toString());
  return same.at(said.nth > 0 ? said.nth - 1 : said.nth) === day.toString();
}

const few = (min: number, max: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(
        fc.integer({ min, max }).filter((n) => n !== 0),
        { minLength: 1, maxLength: 3 },
      ),
    },
  );

const anyRule = fc
  .record({
    frequency: fc.constantFrom<Frequency>("yearly", "monthly", "weekly", "daily"),
    interval: fc.integer({ min: 1, max: 4 }),
    count: fc.option(fc.integer({ min: 1, max: 12 })),
    until: fc.option(fc.integer({ min: wall("2024-06-01T00:00"), max: wall("2028-01-01T00:00") })),
    byMonth: few(1, 12),
    byWeekNumber: few(-3, 53),
    byYearDay: few(-40, 366),
    byMonthDay: few(-5, 31),
    byWeekday: fc.oneof(
      fc.constant([]),
      fc.array(
        fc.record({
          weekday: fc.integer({ min: 0, max: 6 }),
          nth: fc.option(fc.integer({ min: -2, max: 5 }).filter((n) => n !== 0)),
        }),
        { maxLength: 3 },
      ),
    ),
    byHour: few(1, 23),
    bySetPosition: few(-2, 3),
    weekStart: fc.integer({ min: 0, max: 6 }),
  })
  .map((rule) => {
    // RFC 5545 knows week numbers in yearly rules only and year days not in monthly or weekly ones; Temporal counts weeks from Monday.
    const yearly = rule.frequency === "yearly";
    const weekStart = rule.byWeekNumber.length > 0 ? 0 : rule.weekStart;
    return every(rule.frequency, {
      ...{ ...rule, weekStart },
      byWeekNumber: yearly ? rule.byWeekNumber : [],
      byYearDay: yearly ? rule.byYearDay : [],
    });
  });

test("a random rule gives what looking at every day gives", () => {
  const to = wall("2027-06-30T23:59");
  const anyStart = fc
    .integer({
      min: wall("2024-01-01T00:00") / 3_600_000,
      max: wall("2024-12-31T00:00") / 3_600_000,
    })
    .map((hours) => hours * 3_600_000);

  const lastOfYear = every("yearly", { byMonthDay: [1], bySetPosition: [-1, 1] });

  fc.assert(
    fc.property(anyRule, anyStart, fc.integer({ min: 0, max: 700 }), (rule, start, daysLater) => {
      const expected = slowly(rule, start, to);
      const from = start + daysLater * 86_400_000;

      expect([...recurrences(rule, start, { from: start, to }, { left: 1e6 })]).toEqual(expected);
      const entered = [...recurrences(rule, start, { from, to }, { left: 1e6 })];
      expect(entered.filter((one) => one >= from)).toEqual(expected.filter((one) => one >= from));
    }),
    {
      numRuns: 60,
      // The last of a period that goes on beyond the window.
      examples: [[lastOfYear, wall("2024-01-01T00:00"), 0]],
    },
  );
}, 60_000);
