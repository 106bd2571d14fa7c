/** Which date of an event is which one that we know: by key, else by start, else by day, else the only one left. Pure. */
import type { DigestedOccurrence } from "./digested.ts";

export type KnownOccurrence = {
  readonly id: number;
  readonly eventId: number;
  readonly key: string;
  readonly startsOn: string;
  readonly startsAt: Date | null;
  readonly digest: string;
  readonly isComing: boolean;
  readonly hasVanished: boolean;
};

export type MatchedOccurrences = {
  readonly pairs: readonly { readonly known: KnownOccurrence; readonly read: DigestedOccurrence }[];
  readonly fresh: readonly DigestedOccurrence[];
  readonly missing: readonly KnownOccurrence[];
};

export function matchOccurrences(
  known: readonly KnownOccurrence[],
  read: readonly DigestedOccurrence[],
): MatchedOccurrences {
  const pairs: { known: KnownOccurrence; read: DigestedOccurrence }[] = [];
  let left = known;
  let open = read;
  for (const { ofKnown, ofRead } of keys) {
    const byKey = Map.groupBy(left.toSorted(byStart), ofKnown);
    const found = new Set<KnownOccurrence>();
    open = open.filter((one) => {
      const partner = byKey.get(ofRead(one))?.shift();
      if (partner === undefined) return true;
      pairs.push({ known: partner, read: one });
      found.add(partner);
      return false;
    });
    left = left.filter((one) => !found.has(one));
  }
  const [oneLeft, ...othersLeft] = left.filter(({ isComing }) => isComing);
  const [oneOpen, ...othersOpen] = open;
  if (oneLeft && oneOpen && othersLeft.length === 0 && othersOpen.length === 0) {
    pairs.push({ known: oneLeft, read: oneOpen });
    return { pairs, fresh: [], missing: left.filter((one) => one !== oneLeft) };
  }
  return { pairs, fresh: open, missing: left };
}

/** Two dates of one day that both move stay in their order. */
function byStart(a: KnownOccurrence, b: KnownOccurrence): number {
  return (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0);
}

type Key = {
  readonly ofKnown: (known: KnownOccurrence) => string;
  readonly ofRead: (read: DigestedOccurrence) => string;
};

const keys: readonly Key[] = [
  { ofKnown: ({ key }) => key, ofRead: ({ key }) => key },
  {
    ofKnown: ({ startsOn, startsAt }) => startsAt?.toISOString() ?? startsOn,
    ofRead: ({ start }) => start.at?.toISOString() ?? start.on,
  },
  { ofKnown: ({ startsOn }) => startsOn, ofRead: ({ start }) => start.on },
];
