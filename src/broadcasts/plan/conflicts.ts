/** What a planned time collides with. Hints: they are shown and stop nobody. Pure. */
import { holidayOn } from "../../lib/holidays.ts";
import type { Entry } from "./entries.ts";
import { dayAt, nextQuiet, quietUntil } from "./quiet-hours.ts";
import type { Quiet } from "./quiet-setting.ts";

export type Conflict =
  /** Another one to the same people within an hour. */
  | { readonly kind: "close"; readonly title: string; readonly at: Date }
  | { readonly kind: "tips"; readonly title: string; readonly at: Date }
  | { readonly kind: "many"; readonly topic: string; readonly count: number }
  | { readonly kind: "holiday"; readonly name: string }
  | { readonly kind: "quiet"; readonly until: Date }
  /** So many people take until then; the rest waits for the end of the quiet hours. */
  | { readonly kind: "overrun"; readonly from: Date; readonly until: Date }
  | { readonly kind: "room"; readonly people: number; readonly limit: number };

type Planned = Pick<Entry, "id" | "at" | "lane" | "topicIds">;

export const closeMinutes = 60;
/** So many a day to one topic are still welcome. */
export const mostADay = 2;

/**
 * `others`: what goes on the same day and around it. Who shares a topic may be the same person, so topics stand for people:
 * who really has both is known when it goes, and each gets both anyway.
 */
export function conflictsOf(
  one: Planned,
  others: readonly Entry[],
  { hours, place }: Quiet,
): Conflict[] {
  if (one.lane === "urgent" || one.lane === "digest") return [];
  const day = dayAt(place, one.at);
  const shared = others.filter(
    (other) => other.id !== one.id && other.topicIds.some((id) => one.topicIds.includes(id)),
  );
  const near = shared.filter(
    ({ at }) => Math.abs(at.getTime() - one.at.getTime()) < closeMinutes * 60_000,
  );
  const today = shared.filter(
    ({ at, state }) => dayAt(place, at).equals(day) && state !== "skipped",
  );
  const holiday = holidayOn(place.land, day);
  const until = quietUntil(hours, place, one.at);
  return [
    ...near
      .filter(({ state }) => state !== "skipped")
      .map(
        ({ kind, title, at }) => ({ kind: kind === "tips" ? "tips" : "close", title, at }) as const,
      ),
    ...crowded(one, today),
    ...(holiday === null ? [] : [{ kind: "holiday", name: holiday } as const]),
    ...(until === null ? [] : [{ kind: "quiet", until } as const]),
  ];
}

/** More people outside the service window than Meta allows in a day. */
export function roomConflict(people: number, limit: number | null): Conflict[] {
  return limit === null || people <= limit ? [] : [{ kind: "room", people, limit }];
}

/** At the pace of its number the last are not written to before it is quiet. */
export function overrunConflict(
  at: Date,
  people: number,
  perSecond: number,
  { hours, place }: Quiet,
): Conflict[] {
  if (quietUntil(hours, place, at) !== null) return [];
  const next = nextQuiet(hours, place, at);
  const ends = at.getTime() + (people / Math.max(1, perSecond)) * 1000;
  if (next === null || ends <= next.getTime()) return [];
  const until = quietUntil(hours, place, next);
  return until === null ? [] : [{ kind: "overrun", from: next, until }];
}

function crowded(one: Planned, today: readonly Entry[]): Conflict[] {
  return one.topicIds.flatMap((topicId) => {
    const same = today.filter(({ topicIds }) => topicIds.includes(topicId));
    const [first] = same;
    const topic = first?.topics[first.topicIds.indexOf(topicId)] ?? "";
    return same.length + 1 > mostADay
      ? [{ kind: "many", topic, count: same.length + 1 } as const]
      : [];
  });
}
