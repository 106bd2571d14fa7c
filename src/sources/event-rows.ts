/** Writes events and their dates, many at once. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { DigestedEvent, DigestedOccurrence } from "./digested.ts";
import { jsonRows } from "./json-rows.ts";
import { isComing, readKnownOccurrences } from "./known.ts";
import type { Known, Matched } from "./match-events.ts";
import { matchOccurrences } from "./match-occurrences.ts";
import { insertOccurrences, updateOccurrences, type OccurrenceOf } from "./occurrence-rows.ts";
import { leavesOut, type SourceRules } from "./source-rules.ts";
import type { Moment } from "./store-reading.ts";

type Owner = SourceRules & { readonly id: number };

/** Few enough for one statement and one turn of the process, so that pages come in between. */
const portion = 250;

/** Returns the ids. */
export async function insertEvents(
  tx: Tx,
  source: Owner,
  events: readonly DigestedEvent[],
  { now }: Moment,
): Promise<number[]> {
  const ids: number[] = [];
  for (const some of portionsOf(events)) {
    const { rows } = await sql<{ id: number; uid: string }>`
      insert into events (source_id, uid, title_key, url, details, recurrence_text, digest,
        outside_rules, first_seen_at, changed_at)
      select ${source.id}, uid, title_key, url, details, recurrence_text, digest, outside_rules,
        ${now}, ${now}
      from jsonb_to_recordset(${jsonRows(some.map((event) => rowOf(event, source)))}::jsonb)
        as given (${eventColumns})
      -- Readers part events of one uid; should one fail to, the first counts.
      on conflict (source_id, uid) do nothing
      returning id, uid`.execute(tx);
    const idByUid = new Map(rows.map(({ id, uid }) => [uid, id]));
    const dates = some.flatMap(({ uid, occurrences }) => {
      const eventId = idByUid.get(uid);
      idByUid.delete(uid);
      return eventId === undefined ? [] : occurrences.map((one) => ({ ...one, eventId }));
    });
    await insertOccurrences(tx, dates);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** Returns the ids of those that are not as they were. */
export async function updateEvents(
  tx: Tx,
  source: Owner,
  pairs: Matched["pairs"],
  moment: Moment,
): Promise<number[]> {
  const changed = pairs.filter(
    ({ known, event }) =>
      known.digest !== event.digest ||
      known.hasVanished ||
      known.isOutside !== leavesOut(source, event.details),
  );
  for (const some of portionsOf(changed)) {
    const rows = some.map(({ known, event }) => ({ ...rowOf(event, source), id: known.id }));
    await sql`
      update events
      set uid = given.uid, title_key = given.title_key, url = given.url, details = given.details,
        recurrence_text = given.recurrence_text, digest = given.digest,
        outside_rules = given.outside_rules, changed_at = ${moment.now}, vanished_at = null
      from jsonb_to_recordset(${jsonRows(rows)}::jsonb) as given (id bigint, ${eventColumns})
      where events.id = given.id`.execute(tx);
    const dates = some.map(({ known, event }) => ({
      eventId: known.id,
      occurrences: event.occurrences,
    }));
    await updateDates(tx, dates, moment);
  }
  return changed.map(({ known }) => known.id);
}

type Dates = { readonly eventId: number; readonly occurrences: readonly DigestedOccurrence[] };

/** Brings the dates of events to these; coming ones that are missing are marked as gone. */
export async function updateDates(tx: Tx, events: readonly Dates[], moment: Moment): Promise<void> {
  const ids = events.map(({ eventId }) => eventId);
  const known = await readKnownOccurrences(tx, ids, moment);
  const fresh: OccurrenceOf[] = [];
  const changed: (OccurrenceOf & { readonly id: number })[] = [];
  const missing: number[] = [];
  for (const { eventId, occurrences } of events) {
    const matched = matchOccurrences(known.get(eventId) ?? [], occurrences);
    fresh.push(...matched.fresh.map((one) => ({ ...one, eventId })));
    for (const pair of matched.pairs)
      if (pair.known.digest !== pair.read.digest || pair.known.hasVanished)
        changed.push({ ...pair.read, eventId, id: pair.known.id });
    for (const one of matched.missing) if (one.isComing) missing.push(one.id);
  }
  await updateOccurrences(tx, changed);
  await insertOccurrences(tx, fresh);
  await sql`
    update occurrences
    set vanished_at = ${moment.now}
    where id = any(${missing}::bigint[])`.execute(tx);
}

/** Marks events that are no longer in their source, with the dates that were still to come. */
export async function vanish(tx: Tx, gone: readonly Known[], moment: Moment): Promise<void> {
  const ids = gone.map(({ id }) => id);
  await sql`
    update occurrences occurrence
    set vanished_at = ${moment.now}
    where event_id = any(${ids}::bigint[])
      and ${isComing(moment)}`.execute(tx);
  await sql`
    update events
    set vanished_at = ${moment.now}
    where id = any(${ids}::bigint[])`.execute(tx);
}

const eventColumns = sql`uid text, title_key text, url text, details jsonb, recurrence_text text,
  digest text, outside_rules boolean`;

function rowOf(
  { uid, titleKey, details, recurrenceText, digest }: DigestedEvent,
  source: SourceRules,
) {
  return {
    uid,
    title_key: titleKey,
    url: details.url,
    details,
    recurrence_text: recurrenceText,
    digest,
    outside_rules: leavesOut(source, details),
  };
}

function* portionsOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += portion) yield all.slice(start, start + portion);
}
