/** What is kept of a source, as far as a reading is compared with it. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { dayAt } from "./days.ts";
import type { Place } from "./event.ts";
import { letters, placeLine } from "./facts.ts";
import type { Known } from "./match-events.ts";
import type { KnownOccurrence } from "./match-occurrences.ts";
import type { Moment } from "./store-reading.ts";
import { windowAt } from "./window.ts";

/** A day counts as coming until it has begun: calendars drop today's all-day events in the morning. */
export function isComing({ now, zone }: Moment) {
  return sql<boolean>`(occurrence.vanished_at is null
    and case when occurrence.starts_at is null
      then occurrence.starts_on > ${dayAt(now, zone)}::date
      else occurrence.starts_at > ${now} end)`;
}

export async function readKnown(tx: Tx, sourceId: number, moment: Moment): Promise<Known[]> {
  const { rows } = await sql<Omit<Known, "place"> & { readonly place: Place | null }>`
    select event.id, event.uid, event.url, event.title_key as "titleKey", event.digest,
      event.details -> 'place' as place, event.outside_rules as "isOutside", first.starts_on as "startsOn", first.starts_at as "startsAt",
      event.vanished_at is not null as "hasVanished",
      exists (
        select 1
        from occurrences occurrence
        where occurrence.event_id = event.id
          and ${isComing(moment)}
      ) as "isComing"
    from events event
    left join lateral (
      select starts_on, starts_at
      from occurrences
      where event_id = event.id
        and starts_on >= ${dayAt(windowAt(moment.now).from, moment.zone)}::date
      order by starts_on, starts_at
      limit 1
    ) first on true
    where event.source_id = ${sourceId}`.execute(tx);
  return rows.map((row) => ({ ...row, place: letters(placeLine(row.place)) }));
}

export async function readKnownOccurrences(
  tx: Tx,
  eventIds: readonly number[],
  moment: Moment,
): Promise<Map<number, KnownOccurrence[]>> {
  const { rows } = await sql<KnownOccurrence>`
    select id, event_id as "eventId", key, starts_on as "startsOn", starts_at as "startsAt",
      digest, vanished_at is not null as "hasVanished", ${isComing(moment)} as "isComing"
    from occurrences occurrence
    where event_id = any(${[...eventIds]}::bigint[])`.execute(tx);
  return Map.groupBy(rows, ({ eventId }) => eventId);
}
