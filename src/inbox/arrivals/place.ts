/** Puts what was sent to many at its place between the messages of a thread. Pure. */
import type { ThreadMessage } from "../conversation.ts";
import type { Arrival } from "./arrivals.ts";

export type Entry =
  | { readonly kind: "message"; readonly message: ThreadMessage }
  | { readonly kind: "arrival"; readonly arrival: Arrival }
  /** Those of a run that are not shown one by one; `first` is where a page with all of them begins. */
  | { readonly kind: "further"; readonly count: number; readonly first: Arrival };

/** Of a run between two messages the last ones are shown: they are the nearest to what was written next. */
const shownOfRun = 2;

/** In the order of time; what has the same time as a message came before it. Runs are shortened unless `all`. */
export function placeArrivals(
  messages: readonly ThreadMessage[],
  arrivals: readonly Arrival[],
  all: boolean,
): Entry[] {
  const entries: Entry[] = [];
  let next = 0;
  const takeUntil = (end: Date | null) => {
    const begin = next;
    while (next < arrivals.length && (end === null || isUpTo(arrivals[next], end))) next += 1;
    entries.push(...shortened(arrivals.slice(begin, next), all));
  };
  for (const message of messages) {
    takeUntil(message.at);
    entries.push({ kind: "message", message });
  }
  takeUntil(null);
  return entries;
}

function isUpTo(arrival: Arrival | undefined, end: Date): boolean {
  return arrival !== undefined && arrival.at.getTime() <= end.getTime();
}

/** A single one is never hidden: its line would say as much as the line that hides it. */
function shortened(run: readonly Arrival[], all: boolean): Entry[] {
  const [first] = run;
  const hidden = run.length - shownOfRun;
  const lines = (some: readonly Arrival[]) =>
    some.map((arrival): Entry => ({ kind: "arrival", arrival }));
  if (all || first === undefined || hidden < 2) return lines(run);
  return [{ kind: "further", count: hidden, first }, ...lines(run.slice(hidden))];
}
