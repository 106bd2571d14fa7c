/** What a county lives through: both changes of the clocks, a week without the program, late mornings, an empty purse. */
import { addDays } from "./events.ts";

/** Cut out of spring and autumn, so that 28 March and 31 October are both in it. */
const spans = [
  { from: "2027-03-08", days: 42 },
  { from: "2027-10-04", days: 42 },
];
/** It comes back on the last day, in time for a late sending. */
const outage = { from: "2027-04-05", to: "2027-04-11" };
/** When the program comes back on days on which it was not there at half past seven. */
const lateStarts: Readonly<Record<string, { at: string; program: "late" | "too-late" }>> = {
  "2027-04-11": { at: "09:10", program: "late" },
  // The summer over nobody turned it on.
  "2027-10-04": { at: "10:00", program: "too-late" },
  "2027-10-20": { at: "09:40", program: "too-late" },
};
/** On the first of these days the budget gets scarce, on the last somebody raises it. */
const poor = { from: "2027-10-12", to: "2027-10-13" };

export type Chapter = {
  readonly day: string;
  readonly program: "there" | "late" | "too-late" | "away";
  /** When the program first looks at this day. */
  readonly wakesAt: string;
  readonly isPoor: boolean;
  readonly getsPoor: boolean;
  readonly getsRich: boolean;
  /** The program is there tomorrow, too. WhatsApp forgets what it could not tell for 36 hours. */
  readonly goesOn: boolean;
};

export const eve = "2027-03-07T09:00:00Z";

export function story(): Chapter[] {
  const days = spans.flatMap(({ from, days: count }) =>
    Array.from({ length: count }, (_, index) => addDays(from, index)),
  );
  return days.map((day, index) => {
    const tomorrow = addDays(day, 1);
    return {
      day,
      program: isAway(day) ? "away" : (lateStarts[day]?.program ?? "there"),
      wakesAt: lateStarts[day]?.at ?? "07:30",
      isPoor: day >= poor.from && day <= poor.to,
      getsPoor: day === poor.from,
      getsRich: day === poor.to,
      goesOn: !isAway(day) && !isAway(tomorrow) && tomorrow === days[index + 1],
    };
  });
}

function isAway(day: string): boolean {
  return day >= outage.from && day < outage.to;
}
