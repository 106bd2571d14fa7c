/**
 * Which event of a reading is which one that we know. By uid, else by address, else by title, start and place: exporters
 * make new uids when a title changes, or give every event the same. Pure.
 */
import type { DigestedEvent } from "./digested.ts";
import { letters, placeLine, type Moment } from "./facts.ts";

export type Known = {
  readonly id: number;
  readonly uid: string;
  readonly url: string | null;
  readonly titleKey: string;
  readonly digest: string;
  readonly place: string;
  /** Of its first date from yesterday on. */
  readonly startsOn: string | null;
  readonly startsAt: Date | null;
  readonly isComing: boolean;
  readonly hasVanished: boolean;
  readonly isOutside: boolean;
};

export type Matched = {
  readonly pairs: readonly { readonly known: Known; readonly event: DigestedEvent }[];
  readonly fresh: readonly DigestedEvent[];
  readonly missing: readonly Known[];
};

export function matchEvents(
  known: readonly Known[],
  events: readonly DigestedEvent[],
  /** Uids of what is there and has nothing to show. */
  silent: readonly string[],
): Matched {
  const pairs: { known: Known; event: DigestedEvent }[] = [];
  let left: readonly Known[] = known;
  let open: readonly DigestedEvent[] = events;
  for (const { ofKnown, ofEvent } of keys) {
    // Among all, not among those left: what two share tells nothing of the one that remains.
    const byKey = onlyOnes(known, ofKnown);
    const openByKey = onlyOnes(events, ofEvent);
    const available = new Set(left);
    const found = new Set<Known>();
    open = open.filter((event) => {
      const key = ofEvent(event);
      const partner = key !== null && openByKey.get(key) === event ? byKey.get(key) : undefined;
      if (partner === undefined || !available.has(partner)) return true;
      pairs.push({ known: partner, event });
      found.add(partner);
      return false;
    });
    left = left.filter((one) => !found.has(one));
  }
  const present = new Set(silent);
  return { pairs, fresh: open, missing: left.filter(({ uid }) => !present.has(uid)) };
}

type Key = {
  readonly ofKnown: (known: Known) => string | null;
  readonly ofEvent: (event: DigestedEvent) => string | null;
};

const keys: readonly Key[] = [
  { ofKnown: ({ uid }) => uid, ofEvent: ({ uid }) => uid },
  { ofKnown: ({ url }) => url, ofEvent: ({ details }) => details.url },
  {
    ofKnown: ({ titleKey, startsOn, startsAt, place }) =>
      startsOn === null ? null : [titleKey, startsOn, startsAt?.getTime(), place].join("\n"),
    ofEvent: ({ titleKey, details, occurrences: [first] }) =>
      first === undefined
        ? null
        : [titleKey, ...startOf(first.start), letters(placeLine(details.place))].join("\n"),
  },
];

function startOf({ on, at }: Moment) {
  return [on, at?.getTime()];
}

/** By key, without those that share one: a calendar whose events all link to its start page is not one event. */
function onlyOnes<T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) found.set(key, found.has(key) ? null : one);
  }
  return new Map([...found].flatMap(([key, one]) => (one === null ? [] : [[key, one] as const])));
}
