import type { Clock } from "../../src/lib/clock.ts";

export type TestClock = Clock & {
  /** Milliseconds, or a number with a unit: "90s", "15m", "24h", "7d". */
  advance(by: number | string): void;
  set(at: Date): void;
};

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A clock that stands still until told: Tuesday 24 November 2026, 10:00 in Berlin, unless told otherwise. */
export function testClock(start: Date | string = "2026-11-24T09:00:00Z"): TestClock {
  let at = new Date(start);
  return {
    now: () => new Date(at),
    advance(by) {
      at = new Date(at.getTime() + (typeof by === "number" ? by : milliseconds(by)));
    },
    set(to) {
      at = new Date(to);
    },
  };
}

function milliseconds(text: string): number {
  const [, count, unit = ""] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  const factor = units[unit];
  if (factor === undefined)
    throw new Error(`A duration looks like 90s, 15m, 24h or 7d, not "${text}"`);
  return Number(count) * factor;
}
