/** What a county plans, moves and calls off in a quarter; some days have nothing. Draws on chance alone, so a seed repeats it. */
import type { Random } from "../../emulator/random.ts";
import type { Vevent } from "../../src/sources/testing-sources.ts";

export type Planned = {
  readonly title: string;
  /** "2027-03-28" */
  readonly from: string;
  readonly to: string;
  isCancelled: boolean;
  /** Rises with each change that is worth telling again. */
  place: number;
};

export type Plan = {
  readonly events: readonly Planned[];
  /** What takes place on this day, as it stands. */
  on(day: string): readonly Planned[];
  /** Something of the next days is moved, called off, or takes place after all. */
  changes(today: string): void;
  /** As the calendar's server tells it. */
  told(): readonly Vevent[];
};

/** A fifth of the days stay empty, unless something longer goes on. */
const empty = 0.2;
const mostADay = 4;
const longestDays = 4;

export function planEvents(chance: Random, days: readonly string[]): Plan {
  const events = days.flatMap((day) => planDay(chance, day));
  return {
    events,
    on: (day) =>
      events.filter(({ from, to, isCancelled }) => !isCancelled && from <= day && day <= to),
    changes(today) {
      const near = events.filter(({ from, to }) => to >= today && from <= addDays(today, 3));
      const one = near[pick(chance, near.length)];
      if (one === undefined || chance.fraction() < 0.4) return;
      if (chance.fraction() < 0.5) one.place += 1;
      else one.isCancelled = !one.isCancelled;
    },
    told: () => events.map(vevent),
  };
}

function planDay(chance: Random, day: string): Planned[] {
  if (chance.fraction() < empty) return [];
  return Array.from({ length: 1 + pick(chance, mostADay) }, (_, index) => ({
    title: `Termin ${day} ${index}`,
    from: day,
    to: chance.fraction() < 0.1 ? addDays(day, 1 + pick(chance, longestDays)) : day,
    isCancelled: false,
    place: 0,
  }));
}

function vevent({ title, from, to, isCancelled, place }: Planned): Vevent {
  const plain = from.replaceAll("-", "");
  const when =
    from === to
      ? { start: `${plain}T160000Z` }
      : { start: plain, end: addDays(to, 1).replaceAll("-", "") };
  return {
    uid: title,
    title,
    place: `Saal ${place}`,
    ...when,
    ...(isCancelled ? { status: "CANCELLED" } : {}),
  };
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

export function pick(chance: Random, below: number): number {
  return Math.floor(chance.fraction() * below);
}
