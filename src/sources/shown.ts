/**
 * Events as people see them: one row a date, of the same event in two sources one, with staff's own words over the
 * source's. Cancelled by one source is cancelled, unless staff know better.
 */
import { sql, type RawBuilder } from "kysely";
import type { Db } from "../db/db.ts";
import type { EventDetails, EventStatus, When } from "./event.ts";
import { contentHash, saidOf, whenOf, type Moment, type Said } from "./facts.ts";

export type EditorState = "new" | "picked" | "hidden";

export type ShownOccurrence = {
  readonly id: number;
  /** The event that leads where several sources tell of the same. */
  readonly eventId: number;
  readonly start: When;
  /** null: nobody knows; never to be printed as an end. */
  readonly end: When | null;
  /** Days where the organisation is; equal for what ends on the day it begins. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly status: EventStatus;
  /** Staff know better than the source; null: they leave it to it. */
  readonly statusByStaff: EventStatus | null;
  readonly details: EventDetails;
  readonly recurrenceText: string | null;
  readonly topicId: number | null;
  /** null: entered by staff. */
  readonly sourceId: number | null;
  readonly sourceTitle: string | null;
  readonly editorState: EditorState;
  /** Staff wrote words of their own. */
  readonly isEdited: boolean;
  /** The source's rules leave it out. */
  readonly isOutside: boolean;
  readonly hasVanished: boolean;
  /** What to hand to `noteSent` when this was sent, and its hash: unchanged as long as time, place and status are. */
  readonly said: Said;
  readonly contentHash: string;
};

/** A twin of `occurrence`: the same date of the same event, as another source tells it. */
const twin = sql`(twin_event.id = event.same_as
  or twin_event.same_as = event.id
  or twin_event.same_as = event.same_as)
  and twin_event.id <> event.id
  and twin.starts_on = occurrence.starts_on
  and (twin.starts_at is null or occurrence.starts_at is null or twin.starts_at = occurrence.starts_at)
  and twin.vanished_at is null`;

/** Whether some other source has the same date, under a further condition. */
function hasTwin(condition: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1
    from events twin_event
    join occurrences twin on twin.event_id = twin_event.id
    where ${twin}
      and ${condition}
  )`;
}

/** Dates that stand for themselves: not gone, and not told by a twin that comes before. */
export const isShown = sql`occurrence.vanished_at is null
  and not (event.same_as is not null
    and ${hasTwin(sql`(twin_event.id = event.same_as or twin_event.id < event.id)`)})`;

/** Another source still has a date that is gone here. */
export const hasStandingTwin = hasTwin(sql`true`);

const status = sql`case
  when occurrence.status_by_staff is not null then occurrence.status_by_staff
  when occurrence.status = 'cancelled' then 'cancelled'
  when ${hasTwin(sql`twin.status = 'cancelled'`)} then 'cancelled'
  else occurrence.status end`;

type Row = Omit<
  ShownOccurrence,
  "start" | "end" | "details" | "said" | "contentHash" | "endsOn"
> & {
  readonly startsAt: Date | null;
  readonly startsZone: string | null;
  readonly startsLocal: string | null;
  readonly endsOn: string | null;
  readonly endsAt: Date | null;
  readonly endsZone: string | null;
  readonly endsLocal: string | null;
  readonly details: EventDetails;
};

/** Conditions name `occurrence`, `event`, `lead` and `source`. */
export async function selectShown(
  db: Db,
  {
    where,
    order,
    limit,
    offset = 0,
  }: {
    readonly where: RawBuilder<unknown>;
    readonly order: RawBuilder<unknown>;
    readonly limit: number | null;
    readonly offset?: number;
  },
): Promise<ShownOccurrence[]> {
  const { rows } = await sql<Row>`
    select occurrence.id, lead.id as "eventId", occurrence.starts_on as "startsOn",
      occurrence.starts_at as "startsAt", occurrence.starts_zone as "startsZone",
      occurrence.starts_local as "startsLocal", occurrence.ends_on as "endsOn",
      occurrence.ends_at as "endsAt", occurrence.ends_zone as "endsZone",
      occurrence.ends_local as "endsLocal", ${status} as status,
      occurrence.status_by_staff as "statusByStaff",
      coalesce(occurrence.details, event.details) || coalesce(event.wording, '{}')
        || coalesce(lead.wording, '{}') as details,
      event.recurrence_text as "recurrenceText",
      coalesce(lead.topic_id, event.topic_id, source.topic_id) as "topicId",
      event.source_id as "sourceId", source.title as "sourceTitle",
      lead.editor_state as "editorState", lead.wording is not null as "isEdited",
      event.outside_rules as "isOutside", occurrence.vanished_at is not null as "hasVanished"
    ${from}
    where ${where}
    order by ${order}
    limit ${limit}
    offset ${offset}`.execute(db);
  return rows.map(shownOf);
}

const from = sql`
  from occurrences occurrence
  join events event on event.id = occurrence.event_id
  join events lead on lead.id = coalesce(event.same_as, event.id)
  left join sources source on source.id = event.source_id`;

function shownOf(row: Row): ShownOccurrence {
  const { startsAt, startsZone, startsLocal, endsOn, endsAt, endsZone, endsLocal, ...rest } = row;
  const start: Moment = { on: row.startsOn, at: startsAt, zone: startsZone, local: startsLocal };
  const end: Moment | null =
    endsOn === null ? null : { on: endsOn, at: endsAt, zone: endsZone, local: endsLocal };
  const details = detailsOf(row.details);
  const said = saidOf({
    title: details.title,
    start,
    end,
    place: details.place,
    status: row.status,
  });
  return {
    ...rest,
    details,
    start: whenOf(start),
    end: end === null ? null : whenOf(end),
    endsOn: endsOn ?? row.startsOn,
    said,
    contentHash: contentHash(said),
  };
}

/** JSON knows no dates. */
export function detailsOf(json: EventDetails): EventDetails {
  const { modifiedAt } = json;
  return { ...json, modifiedAt: modifiedAt === null ? null : new Date(modifiedAt) };
}
