/** What staff typed as office hours, checked. Pure. */
import { Temporal } from "temporal-polyfill";
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import {
  eachWeekday,
  type ClosedDays,
  type OfficeHours,
  type Span,
  type Weekday,
} from "./office-hours.ts";
import { officeHoursWords } from "./office-hours-words.ts";

export const spansADay = 2;
/** So that nobody fills the form with a thousand rows by hand-made requests. */
export const mostClosedRows = 100;

/** As typed: shown again when something is wrong. */
export type TypedHours = {
  readonly weekly: Readonly<Record<Weekday, readonly Span[]>>;
  readonly closedDays: readonly ClosedDays[];
};

export type CheckedHours = {
  readonly typed: TypedHours;
  readonly errors: FieldErrors;
  /** What can be saved where there are no errors. */
  readonly hours: OfficeHours;
};

export const spanField = (day: Weekday, index: number, end: "from" | "to") =>
  `${day}-${index}-${end}`;
export const closedField = (index: number, part: "from" | "to" | "reason") =>
  `closed-${index}-${part}`;

export function checkOfficeHours(form: FormValues, language: Language): CheckedHours {
  const w = officeHoursWords(language);
  const errors: Record<string, string> = {};
  const week = eachWeekday((day) => checkDay(form, day, w[day], errors, w));
  const closed = checkClosedDays(form, errors, w);
  return {
    typed: { weekly: eachWeekday((day) => week[day].typed), closedDays: closed.typed },
    hours: { weekly: eachWeekday((day) => week[day].spans), closedDays: closed.days },
    errors,
  };
}

type WordsOfPage = ReturnType<typeof officeHoursWords>;

function checkDay(
  form: FormValues,
  day: Weekday,
  name: string,
  errors: Record<string, string>,
  w: WordsOfPage,
): { typed: Span[]; spans: Span[] } {
  const typed: Span[] = [];
  const spans: Span[] = [];
  for (let index = 0; index < spansADay; index += 1) {
    const from = form.text(spanField(day, index, "from"));
    const to = form.text(spanField(day, index, "to"));
    typed.push({ from, to });
    if (from === "" && to === "") continue;
    const begin = tidyTime(from);
    // Midnight as an end is the end of the day.
    const end = tidyTime(to) === "00:00" ? "24:00" : tidyTime(to);
    const missing = from === "" ? "from" : to === "" ? "to" : null;
    if (missing !== null) errors[spanField(day, index, missing)] = w.halfSpan(name);
    else if (begin === null || begin === "24:00")
      errors[spanField(day, index, "from")] = w.badTime(name);
    else if (end === null) errors[spanField(day, index, "to")] = w.badTime(name);
    else if (end <= begin) errors[spanField(day, index, "to")] = w.wrongOrder(name);
    else spans.push({ from: begin, to: end });
  }
  return { typed, spans: spans.sort((one, other) => one.from.localeCompare(other.from)) };
}

/** "8", "8:00", "08.30" -> "08:30"; null where it is no time. */
function tidyTime(typed: string): string | null {
  const [, hours = "", minutes = "00"] =
    /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*Uhr)?$/i.exec(typed.trim()) ?? [];
  if (hours === "" || Number(hours) > 24 || Number(minutes) > 59) return null;
  if (Number(hours) === 24 && Number(minutes) > 0) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

function checkClosedDays(
  form: FormValues,
  errors: Record<string, string>,
  w: WordsOfPage,
): { typed: ClosedDays[]; days: ClosedDays[] } {
  const typed: ClosedDays[] = [];
  const days: ClosedDays[] = [];
  const rows = Math.min(Number(form.text("closed-rows")) || 0, mostClosedRows);
  for (let index = 0; index < rows; index += 1) {
    const row = {
      from: form.text(closedField(index, "from")),
      to: form.text(closedField(index, "to")),
      reason: form.text(closedField(index, "reason")).slice(0, 100),
    };
    if (row.from === "" && row.to === "" && row.reason === "") continue;
    const place = typed.push(row) - 1;
    const from = tidyDate(row.from);
    const to = row.to === "" ? from : tidyDate(row.to);
    if (row.from === "")
      errors[closedField(place, "from")] = row.to === "" ? w.reasonOnly : w.badDate;
    else if (from === null) errors[closedField(place, "from")] = w.badDate;
    else if (to === null) errors[closedField(place, "to")] = w.badDate;
    else if (to < from) errors[closedField(place, "to")] = w.wrongDays;
    else days.push({ from, to, reason: row.reason });
  }
  return { typed, days: days.sort((one, other) => one.from.localeCompare(other.from)) };
}

/** "2026-12-24" (date fields) or "24.12.2026" (browsers without them) -> "2026-12-24"; null where there is no such day. */
function tidyDate(typed: string): string | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim());
  const iso =
    german === null
      ? typed.trim()
      : `${german[3]}-${german[2]?.padStart(2, "0")}-${german[1]?.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  try {
    return Temporal.PlainDate.from(iso, { overflow: "reject" }).toString();
  } catch {
    // The only way Temporal says "no such day" (30 February).
    return null;
  }
}
