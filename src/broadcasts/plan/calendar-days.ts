/** Which days a view of the calendar shows, and what each of them is. Pure. */
import { Temporal } from "temporal-polyfill";
import { holidayOn } from "../../lib/holidays.ts";
import { weekOf, weeksOf } from "../../lib/weeks.ts";
import { conflictsOf, type Conflict } from "./conflicts.ts";
import type { Entry } from "./entries.ts";
import { dayAt } from "./quiet-hours.ts";
import type { Quiet } from "./quiet-setting.ts";

export const views = ["monat", "woche", "liste"] as const;
export type View = (typeof views)[number];

const listedDays = 28;

export type CalendarDay = {
  readonly date: Temporal.PlainDate;
  readonly holiday: string | null;
  /** Nothing usual leaves on it at all. */
  readonly quietAllDay: boolean;
  readonly entries: readonly PlannedEntry[];
};

export type PlannedEntry = Entry & { readonly conflicts: readonly Conflict[] };

/** In weeks for month and week, as one row for the list. */
export function rowsOf(view: View, day: Temporal.PlainDate): Temporal.PlainDate[][] {
  if (view === "monat") return weeksOf(day.with({ day: 1 }));
  if (view === "woche") return [weekOf(day)];
  return [Array.from({ length: listedDays }, (_, index) => day.add({ days: index }))];
}

/** The day that "earlier" and "later" lead to. */
export function leaf(view: View, day: Temporal.PlainDate, by: 1 | -1): Temporal.PlainDate {
  if (view === "monat") return day.add({ months: by });
  return day.add({ days: by * (view === "woche" ? 7 : listedDays) });
}

/** From the first moment of the first day to the last of the last, where the organisation is. */
export function spanOf(rows: readonly Temporal.PlainDate[][], timeZone: string) {
  const first = rows[0]?.[0];
  const last = rows.at(-1)?.at(-1);
  if (first === undefined || last === undefined) throw new Error("A calendar shows no day");
  const moment = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
  return { from: moment(first), to: moment(last.add({ days: 1 })) };
}

/** What is over collides with nothing any more. */
export function describe(
  date: Temporal.PlainDate,
  entries: readonly Entry[],
  quiet: Quiet,
  now: Date,
): CalendarDay {
  const { hours, place } = quiet;
  const holiday = holidayOn(place.land, date);
  return {
    date,
    holiday,
    quietAllDay:
      hours.on && ((hours.sundays && date.dayOfWeek === 7) || (hours.holidays && holiday !== null)),
    entries: entries
      .filter(({ at }) => dayAt(place, at).equals(date))
      .map((entry) => ({
        ...entry,
        conflicts: entry.at > now && entry.movable ? conflictsOf(entry, entries, quiet) : [],
      })),
  };
}

/** A day from an address; today where it is none. */
export function dayOf(typed: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  if (typed === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return today;
  try {
    return Temporal.PlainDate.from(typed, { overflow: "reject" });
  } catch {
    // The only way Temporal says "no such day".
    return today;
  }
}
