/** What the address or the form of the list asks for. Pure. What does not exist is passed over, never an error. */
import type { Place } from "./subscriber-list.ts";
import { subscriberStates, type SubscriberState } from "./subscriber-row.ts";
import type { Topic } from "./topics.ts";

export const pageSize = 50;

export type ListQuery = {
  readonly search: string;
  readonly topic: Topic | undefined;
  readonly topicId: number | undefined;
  readonly state: SubscriberState | undefined;
  readonly place: Place;
};

export function readListQuery(
  given: (name: string) => string | undefined,
  topics: readonly Topic[],
): ListQuery {
  const topic = topics.find(({ key }) => key === given("kategorie"));
  const olderThan = idIn(given("vor"));
  const newerThan = idIn(given("nach"));
  return {
    search: (given("suche") ?? "").replaceAll("\0", "").toWellFormed().trim().slice(0, 100),
    topic,
    topicId: topic?.id,
    state: subscriberStates.find((state) => state === given("stand")),
    place:
      olderThan !== null
        ? { kind: "older-than", id: olderThan }
        : newerThan !== null
          ? { kind: "newer-than", id: newerThan }
          : { kind: "start" },
  };
}

/** The query of an address: what is filtered for, and what is added; "" where nothing is. */
export function queryString(
  { search, topic, state }: Pick<ListQuery, "search" | "topic" | "state">,
  more: Readonly<Record<string, string>> = {},
): string {
  const filled = Object.entries({
    suche: search,
    kategorie: topic?.key ?? "",
    stand: state ?? "",
    ...more,
  }).filter(([, value]) => value !== "");
  return new URLSearchParams(filled).toString();
}

function idIn(given: string | undefined): number | null {
  return given !== undefined && /^[1-9]\d{0,14}$/.test(given) ? Number(given) : null;
}
