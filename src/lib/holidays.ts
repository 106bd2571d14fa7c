/** Public holidays of a Land, by local date. Pure. */
import { getHolidays } from "feiertagejs";
import { Temporal } from "temporal-polyfill";

/** ISO 3166-2:DE without the prefix. */
type Land = Exclude<Parameters<typeof getHolidays>[1], undefined>;

const known = new Map<string, ReadonlyMap<string, string>>();

/** The German name of the public holiday on this date, or null. */
export function holidayOn(land: Land, date: Temporal.PlainDate): string | null {
  return holidaysOf(land, date.year).get(date.toString()) ?? null;
}

/** The next `count` public holidays, today included. */
export function nextHolidays(
  land: Land,
  today: Temporal.PlainDate,
  count: number,
): { readonly name: string; readonly date: Temporal.PlainDate }[] {
  return [today.year, today.year + 1]
    .flatMap((year) => [...holidaysOf(land, year)])
    .filter(([date]) => date >= today.toString())
    .sort(([one], [other]) => one.localeCompare(other))
    .slice(0, count)
    .map(([date, name]) => ({ name, date: Temporal.PlainDate.from(date) }));
}

/** Local date -> German name. */
function holidaysOf(land: Land, number: number): ReadonlyMap<string, string> {
  const key = `${land} ${number}`;
  let year = known.get(key);
  if (year === undefined) {
    // `dateString` is the local date; the `date` beside it depends on the zone of the process.
    year = new Map(
      getHolidays(number, land).map((holiday) => [
        holiday.dateString,
        holiday.translate("de") ?? holiday.name,
      ]),
    );
    known.set(key, year);
  }
  return year;
}
