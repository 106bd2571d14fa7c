/** When a pause ends: read from words, worked out against the local date. Pure. */
import { Temporal } from "temporal-polyfill";
import { numberOf } from "./numbers.ts";
import { fold } from "./spelling.ts";

/** As the person said it. */
export type PauseEnd =
  | {
      readonly kind: "date";
      readonly day: number;
      readonly month: number;
      readonly year: number | null;
      readonly inclusive: boolean;
    }
  | { readonly kind: "weekday"; readonly weekday: number; readonly week: "this" | "next" }
  | { readonly kind: "after"; readonly days: number; readonly months: number }
  /** Null: of this month. */
  | { readonly kind: "month-end"; readonly month: number | null }
  | { readonly kind: "year-end" };

/** The words of a date; `raw` is what was written, for its digits. Null when there is no date in it. */
export function readPauseEnd(raw: string, words: readonly string[]): PauseEnd | null {
  // "Vom 1.12. bis 15.12.": what counts is when messages come again.
  const [, ending = raw] = /\b(?:bis|until|till)\b(.*)$/is.exec(raw) ?? [];
  return readIsoDate(ending) ?? readDate(ending) ?? readSpan(words) ?? readNamed(words);
}

/**
 * The day from which messages come again, "YYYY-MM-DD", or null where it is not after today, does not exist, or lies
 * more than a year ahead.
 */
export function resumesOn(end: PauseEnd, today: string): string | null {
  const now = Temporal.PlainDate.from(today);
  const date = dateOf(end, now);
  if (date === null) return null;
  const ahead = Temporal.PlainDate.compare(date, now) > 0;
  const within = Temporal.PlainDate.compare(date, now.add({ years: 1 })) <= 0;
  return ahead && within ? date.toString() : null;
}

function dateOf(end: PauseEnd, now: Temporal.PlainDate): Temporal.PlainDate | null {
  switch (end.kind) {
    case "date": {
      const given = plainDate(end.year ?? now.year, end.month, end.day);
      if (given === null) return null;
      const passed = end.year === null && Temporal.PlainDate.compare(given, now) <= 0;
      const date = passed ? plainDate(now.year + 1, end.month, end.day) : given;
      return date === null || !end.inclusive ? date : date.add({ days: 1 });
    }
    case "weekday": {
      const days = (end.weekday - now.dayOfWeek + 7) % 7 || 7;
      // "Nächsten Montag" said on a Tuesday is the one to come.
      return now.add({ days });
    }
    case "after":
      return now.add({ days: end.days, months: end.months });
    case "month-end": {
      const month = end.month ?? now.month;
      const year = month >= now.month ? now.year : now.year + 1;
      return Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 });
    }
    case "year-end":
      return Temporal.PlainDate.from({ year: now.year + 1, month: 1, day: 1 });
  }
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return null;
  }
}

function readIsoDate(raw: string): PauseEnd | null {
  const [, year, month, day] = /\b(20\d\d)-(\d{1,2})-(\d{1,2})\b/.exec(raw) ?? [];
  return year === undefined
    ? null
    : {
        kind: "date",
        day: Number(day),
        month: Number(month),
        year: Number(year),
        inclusive: isInclusive(raw),
      };
}

/** "15.12.", "15.12.26", "15. 12. 2026", "15/12". */
function readDate(raw: string): PauseEnd | null {
  const [, day, month, year] =
    /\b(\d{1,2})\s?[./]\s?(\d{1,2})(?:\s?[./]\s?(\d{4}|\d{2})?)?(?!\d)/.exec(raw) ?? [];
  if (day === undefined) return null;
  const full = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  return {
    kind: "date",
    day: Number(day),
    month: Number(month),
    year: full,
    inclusive: isInclusive(raw),
  };
}

function isInclusive(raw: string): boolean {
  return /einschlie(ß|ss)lich|inklusive|inclusive|including/i.test(raw);
}

const units: readonly (readonly [words: string, days: number, months: number])[] = [
  ["tag tage tagen day days", 1, 0],
  ["woche wochen week weeks wo", 7, 0],
  ["monat monate monaten month months", 0, 1],
  ["jahr jahre year years", 0, 12],
];

/** "2 Wochen", "eine Woche", "drei Tage", "a month", "nächste Woche". */
function readSpan(words: readonly string[]): PauseEnd | null {
  for (const [index, word] of words.entries()) {
    const unit = units.find(([names]) => names.split(" ").map(fold).includes(word));
    const before = words[index - 1] ?? "";
    if (unit === undefined) continue;
    const count = one.includes(before) ? 1 : numberOf(before);
    if (count !== null && count > 0 && count <= 366)
      return { kind: "after", days: unit[1] * count, months: unit[2] * count };
    if (next.includes(before) && unit[1] === 7)
      return { kind: "weekday", weekday: 1, week: "next" };
  }
  return null;
}
const one = ["ein", "eine", "einen", "einer", "a", "an", "one"].map(fold);
const next = ["nächste", "nächsten", "kommende", "kommenden", "next"].map(fold);

const weekdays = [
  "montag mo monday mon",
  "dienstag di tuesday tue",
  "mittwoch mi wednesday wed",
  "donnerstag do thursday thu",
  "freitag fr friday fri",
  "samstag sonnabend sa saturday sat",
  "sonntag so sunday sun",
].map((names) => names.split(" ").map(fold));

const months = [
  "januar jan january jänner",
  "februar feb february",
  "märz mär mrz march mar",
  "april apr",
  "mai may",
  "juni jun june",
  "juli jul july",
  "august aug",
  "september sep sept",
  "oktober okt october oct",
  "november nov",
  "dezember dez december dec",
].map((names) => names.split(" ").map(fold));

/** "bis Montag", "15. Dezember", "Ende Januar", "bis März", "morgen", "Jahresende". */
function readNamed(words: readonly string[]): PauseEnd | null {
  for (const [index, word] of words.entries()) {
    const month = months.findIndex((names) => names.includes(word)) + 1;
    if (month > 0) {
      const before = words[index - 1] ?? "";
      const after = words[index + 1] ?? "";
      const day = [before, after].map(numberOf).find((number) => number !== null && number <= 31);
      if (before === "ende" || before === "end" || words.slice(0, index).includes("end"))
        return { kind: "month-end", month };
      const middle = before === "mite" ? 15 : null;
      const year = words.map(Number).find((number) => number >= 2020 && number < 2100) ?? null;
      return { kind: "date", day: day ?? middle ?? 1, month, year, inclusive: false };
    }
    const weekday = weekdays.findIndex((names) => names.includes(word)) + 1;
    if (weekday > 0)
      return {
        kind: "weekday",
        weekday,
        week: next.includes(words[index - 1] ?? "") ? "next" : "this",
      };
    const named = days.get(word);
    if (named !== undefined) return { kind: "after", days: named, months: 0 };
    if (yearEnd.has(word)) return { kind: "year-end" };
    if (monthEnd.has(word)) return { kind: "month-end", month: null };
    if (christmas.has(word)) return untilChristmas(words[index - 1] ?? "");
  }
  return null;
}
const days: ReadonlyMap<string, number> = new Map(
  (
    [
      ["morgen", 1],
      ["tomorrow", 1],
      ["übermorgen", 2],
    ] as const
  ).map(([word, count]) => [fold(word), count]),
);
/** Until it or after it; "over Christmas" means after it too. */
function untilChristmas(before: string): PauseEnd {
  const day = before === "nach" || before === "uber" || before === "after" ? 27 : 24;
  return { kind: "date", day, month: 12, year: null, inclusive: false };
}
const christmas = new Set(["weihnachten", "christmas"].map(fold));
const monthEnd = new Set(["monatsende", "monats"].map(fold));
const yearEnd = new Set(["jahresende", "neujahr", "silvester", "jahreswechsel"].map(fold));
