/** Which events of a day become tips: never one that was told already and has not changed. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { eventsOn, type ShownOccurrence } from "../sources/sources.ts";
import type { Digest } from "./digest.ts";

/** An event's date as it was sent before. */
export type Told = {
  readonly eventId: number;
  readonly occurrenceId: number;
  readonly startsOn: string;
  readonly contentHash: string;
  readonly sentAt: Date;
};

/** The day's tips by the rules, in order of time. */
export async function pickTips(
  db: Db,
  { topicId, rules, atMost }: Pick<Digest, "topicId" | "rules" | "atMost">,
  day: string,
): Promise<ShownOccurrence[]> {
  const found = await eventsOn(db, { from: day, to: day, topicId, rules });
  return chosen(found, await toldBefore(db, found), atMost);
}

/** What was sent of these events, the oldest first. */
export async function toldBefore(db: Db, events: readonly ShownOccurrence[]): Promise<Told[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<Told>`
    select coalesce(event.same_as, event.id) as "eventId", occurrence.id as "occurrenceId",
      occurrence.starts_on as "startsOn", mention.content_hash as "contentHash",
      mention.sent_at as "sentAt"
    from event_mentions mention
    join occurrences occurrence on occurrence.id = mention.occurrence_id
    join events event on event.id = occurrence.event_id
    where coalesce(event.same_as, event.id) = any(${events.map(({ eventId }) => eventId)}::bigint[])
    order by mention.sent_at, mention.id`.execute(db);
  return rows;
}

/**
 * What staff picked comes first, then what was never told, then what was told longest ago: a market of every week does
 * not crowd out the one concert. Two dates of one event on a day are one tip.
 */
export function chosen(
  found: readonly ShownOccurrence[],
  told: readonly Told[],
  atMost: number,
): ShownOccurrence[] {
  const fresh = found
    .filter((one) => one.status !== "sold-out" || one.editorState === "picked")
    .filter((one) => lastTold(one, told) === null)
    .filter((one, index, all) => all.findIndex(({ eventId }) => eventId === one.eventId) === index);
  const lastOf = ({ eventId }: ShownOccurrence) =>
    told.findLast((one) => one.eventId === eventId)?.sentAt.getTime() ?? 0;
  const rank = (one: ShownOccurrence) => (one.editorState === "picked" ? 0 : 1);
  const best = fresh
    .toSorted((a, b) => rank(a) - rank(b) || lastOf(a) - lastOf(b))
    .slice(0, atMost);
  return fresh.filter((one) => best.includes(one));
}

/** When this date was told as it stands now; null where never, or where it has changed since. */
export function lastTold(one: ShownOccurrence, told: readonly Told[]): Date | null {
  const last = told.findLast(
    ({ occurrenceId, eventId, startsOn }) =>
      occurrenceId === one.id || (eventId === one.eventId && startsOn === one.startsOn),
  );
  return last?.contentHash === one.contentHash ? last.sentAt : null;
}
