/** The ledger month by month. Pure. */
import { Temporal } from "temporal-polyfill";
import type { LedgerLine } from "./ledger.ts";

export type Month = {
  /** "2026-11-01" */
  readonly month: string;
  readonly delivered: number;
  readonly free: number;
  readonly micros: Readonly<Record<"marketing" | "service" | "others" | "total", number>>;
};

/** So many months up to `last`, the newest first; one in which nothing was charged is there as well. */
export function monthsUpTo(last: string, count: number, lines: readonly LedgerLine[]): Month[] {
  const byMonth = Map.groupBy(lines, ({ month }) => month);
  return Array.from({ length: count }, (_, index) => {
    const month = Temporal.PlainDate.from(last).subtract({ months: index }).toString();
    return monthOfLines(month, byMonth.get(month) ?? []);
  });
}

function monthOfLines(month: string, lines: readonly LedgerLine[]): Month {
  const sum = (pick: (line: LedgerLine) => number) =>
    lines.reduce((total, line) => total + pick(line), 0);
  const of = (...categories: readonly string[]) =>
    sum(({ category, micros }) => (categories.includes(category) ? micros : 0));
  const marketing = of("marketing", "marketing_lite");
  const service = of("service");
  const total = sum(({ micros }) => micros);
  return {
    month,
    delivered: sum(({ count }) => count),
    free: sum(({ free }) => free),
    micros: { marketing, service, others: total - marketing - service, total },
  };
}
