/** Weeks as people here count them, from Monday to Sunday. Pure. */
import type { Temporal } from "temporal-polyfill";

/** Monday to Sunday around a day. */
export function weekOf(day: Temporal.PlainDate): Temporal.PlainDate[] {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return Array.from({ length: 7 }, (_, index) => monday.add({ days: index }));
}

/** The weeks that a month touches, its first day given. */
export function weeksOf(first: Temporal.PlainDate): Temporal.PlainDate[][] {
  const next = first.add({ months: 1 });
  const last = next.subtract({ days: 1 });
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const count = Math.ceil((last.dayOfYear - first.dayOfYear + first.dayOfWeek) / 7);
  return Array.from({ length: count }, (_, index) => weekOf(monday.add({ weeks: index })));
}
