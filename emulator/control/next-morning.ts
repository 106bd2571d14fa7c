import { Temporal } from "temporal-polyfill";

/** Milliseconds from `now` to the next time that clocks in `timeZone` show this hour and minute. */
export function nextMorning(now: Date, timeZone: string, hour: number, minute: number): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const today = here.with({
    hour,
    minute,
    second: 0,
    millisecond: 0,
    microsecond: 0,
    nanosecond: 0,
  });
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
  return next.epochMilliseconds - now.getTime();
}
