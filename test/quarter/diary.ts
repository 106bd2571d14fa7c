/** What really was the case, noted while it happened: the verdict holds the program's own records against it. */
import type { Plan } from "./events.ts";
import type { Chapter } from "./story.ts";

export type Day = Pick<Chapter, "day" | "program" | "isPoor"> & {
  /** What took place, as the calendar said when the list was to go: title and place. */
  readonly standing: ReadonlyMap<string, string>;
};

export function placesOn(plan: Plan, day: string): Map<string, string> {
  return new Map(plan.on(day).map(({ title, place }) => [title, `Saal ${place}`]));
}
