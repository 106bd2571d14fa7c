/** Everything about one event that its page shows. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { EventDetails } from "./event.ts";
import type { Wording } from "./own-event.ts";
import { detailsOf, isShown, selectShown, type ShownOccurrence } from "./shown.ts";

export type Teller = {
  readonly id: number;
  /** null: entered by staff. */
  readonly sourceTitle: string | null;
  readonly url: string | null;
};

export type EventOfPage = {
  readonly id: number;
  readonly uid: string;
  readonly isOwn: boolean;
  /** As the source says it. */
  readonly details: EventDetails;
  readonly wording: Wording | null;
  /** What the source said when staff wrote their words. */
  readonly wordingBase: Wording | null;
  /** Who tells of it, the leading one first. */
  readonly tellers: readonly Teller[];
  /** Those to come; where there are none, what was. */
  readonly dates: readonly ShownOccurrence[];
};

const mostDates = 60;

/** Also for an event that is shown through another: then it is that one. */
export async function readEventPage(
  db: Db,
  id: number,
  today: string,
): Promise<EventOfPage | null> {
  const { rows } = await sql<Omit<EventOfPage, "tellers" | "dates">>`
    select lead.id, lead.uid, lead.source_id is null as "isOwn", lead.details, lead.wording,
      lead.wording_base as "wordingBase"
    from events event
    join events lead on lead.id = coalesce(event.same_as, event.id)
    where event.id = ${id}`.execute(db);
  const event = rows[0];
  if (event === undefined) return null;
  const ofEvent = sql`coalesce(event.same_as, event.id) = ${event.id}`;
  const order = sql`occurrence.starts_on, occurrence.starts_at nulls first, occurrence.id`;
  const ahead = sql`coalesce(occurrence.ends_on, occurrence.starts_on) >= ${today}::date`;
  const [tellers, coming] = await Promise.all([
    readTellers(db, event.id),
    selectShown(db, {
      where: sql`${isShown} and ${ofEvent} and ${ahead}`,
      order,
      limit: mostDates,
    }),
  ]);
  // An event that is over, or gone from its source, is still looked at.
  const backwards = sql`occurrence.starts_on desc, occurrence.id desc`;
  const dates =
    coming.length > 0
      ? coming
      : await selectShown(db, { where: ofEvent, order: backwards, limit: mostDates });
  return { ...event, details: detailsOf(event.details), tellers, dates };
}

async function readTellers(db: Db, leadId: number): Promise<Teller[]> {
  const { rows } = await sql<Teller>`
    select event.id, source.title as "sourceTitle", event.url
    from events event
    left join sources source on source.id = event.source_id
    where event.id = ${leadId}
      or event.same_as = ${leadId}
    order by event.id <> ${leadId}, event.id`.execute(db);
  return rows;
}

/** Other events that begin on a day: what staff may put together. */
export async function othersOn(
  db: Db,
  day: string,
  leadId: number,
): Promise<readonly { readonly eventId: number; readonly title: string }[]> {
  const shown = await selectShown(db, {
    where: sql`${isShown} and occurrence.starts_on = ${day}::date and lead.id <> ${leadId}`,
    order: sql`occurrence.starts_at nulls first, occurrence.id`,
    limit: 200,
  });
  const titles = new Map(
    shown.map(({ eventId, details, sourceTitle }) => [
      eventId,
      sourceTitle === null ? details.title : `${details.title} (${sourceTitle})`,
    ]),
  );
  return [...titles].map(([eventId, title]) => ({ eventId, title }));
}
