/** Writes dates of events, many at once. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { DigestedOccurrence } from "./digested.ts";
import { jsonRows } from "./json-rows.ts";

export type OccurrenceOf = DigestedOccurrence & { readonly eventId: number };

/** A daily event has 548 dates, and 250 events are written at once. */
const portion = 2_000;

/** Adds dates of events. */
export async function insertOccurrences(tx: Tx, dates: readonly OccurrenceOf[]): Promise<void> {
  for (let start = 0; start < dates.length; start += portion)
    await sql`
      insert into occurrences (event_id, ${columns})
      select event_id, ${columns}
      from jsonb_to_recordset(${rowsOf(dates.slice(start, start + portion))}::jsonb)
        as given (event_id bigint, ${types})
      on conflict (event_id, key) do nothing`.execute(tx);
}

/** Brings dates to what was read; what staff said of their status stays. */
export async function updateOccurrences(
  tx: Tx,
  dates: readonly (OccurrenceOf & { readonly id: number })[],
): Promise<void> {
  for (let start = 0; start < dates.length; start += portion)
    await sql`
      update occurrences
      set (${columns}, vanished_at) = row (given.key, given.starts_on, given.starts_at, given.starts_zone,
        given.starts_local, given.ends_on, given.ends_at, given.ends_zone, given.ends_local, given.status,
        given.details, given.digest, null)
      from jsonb_to_recordset(${rowsOf(dates.slice(start, start + portion))}::jsonb)
        as given (id bigint, ${types})
      where occurrences.id = given.id`.execute(tx);
}

const columns = sql`key, starts_on, starts_at, starts_zone, starts_local, ends_on, ends_at,
  ends_zone, ends_local, status, details, digest`;
const types = sql`key text, starts_on date, starts_at timestamptz, starts_zone text,
  starts_local text, ends_on date, ends_at timestamptz, ends_zone text, ends_local text,
  status text, details jsonb, digest text`;

function rowsOf(dates: readonly (OccurrenceOf & { readonly id?: number })[]): string {
  return jsonRows(
    dates.map(({ id, eventId, key, start, end, status, details, digest }) => ({
      id,
      event_id: eventId,
      key,
      starts_on: start.on,
      starts_at: start.at,
      starts_zone: start.zone,
      starts_local: start.local,
      ends_on: end?.on ?? null,
      ends_at: end?.at ?? null,
      ends_zone: end?.zone ?? null,
      ends_local: end?.local ?? null,
      status,
      details,
      digest,
    })),
  );
}
