/** The calendar month that bounds budget and free service messages. Pure. */
import { Temporal } from "temporal-polyfill";

/** The first day of the month of `now` where the organisation is: "2026-11-01". */
export function monthOf(now: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .with({ day: 1 })
    .toString();
}
