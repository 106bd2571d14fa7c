/** Public holidays of a Land, by local date. Pure. */
import { getHolidays } from "feiertagejs";
import { Temporal } from "temporal-polyfill";
import type { Land } from "../web/organisation.ts";

const known = new Map<string, ReadonlyMap<string, string>>();

/** The German name of the public holiday on this date, or null. */
export function holidayOn(land: Land, date: Temporal.PlainDate): string | null {
  const key = `${land} ${date.year}`;
  let year = known.get(key);
  if (year === undefined) {
    // `dateString` is the local date; the `date` beside it depends on the zone of the process.
    year = new Map(
      getHolidays(date.year, land).map((holiday) => [
        holiday.dateString,
        holiday.translate("de") ?? holiday.name,
      ]),
    );
    known.set(key, year);
  }
  return year.get(date.toString()) ?? null;
}
