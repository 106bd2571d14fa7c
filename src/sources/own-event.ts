/** Events that staff enter or take over from a page, and what staff decide about any event. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { digestEvent, type DigestedEvent } from "./digested.ts";
import type { EventDetails, EventStatus, ReadEvent } from "./event.ts";
import { letters } from "./facts.ts";
import { updateDates } from "./event-rows.ts";
import { jsonRows } from "./json-rows.ts";
import { insertOccurrences } from "./occurrence-rows.ts";
import { raiseQuestions } from "./questions.ts";
import { joinSame } from "./same-event.ts";
import type { EditorState } from "./shown.ts";
import type { Moment } from "./store-reading.ts";

/** Keeps an event of our own. The same once more (a second click, the same link again) is the one there is. */
export async function addOwnEvent(
  tx: Tx,
  event: ReadEvent,
  topicId: number | null,
  { now, zone }: Moment,
): Promise<number | null> {
  const digested = digestEvent(event, zone);
  if (digested === null) return null;
  const present = await findOwn(tx, digested);
  if (present !== null) return present;
  const { uid, titleKey, details, recurrenceText, digest, occurrences } = digested;
  const { rows } = await sql<{ id: number }>`
    insert into events (uid, topic_id, title_key, url, details, recurrence_text, digest,
      first_seen_at, changed_at)
    values (${uid}, ${topicId}, ${titleKey}, ${details.url}, ${jsonRow(details)}::jsonb,
      ${recurrenceText}, ${digest}, ${now}, ${now})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("The new event came back without an id");
  await insertOccurrences(
    tx,
    occurrences.map((one) => ({ ...one, eventId: id })),
  );
  await joinSame(tx, [id]);
  return id;
}

async function findOwn(tx: Tx, { uid }: DigestedEvent): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtext('own events'))`.execute(tx);
  const { rows } = await sql<{ id: number }>`
    select id
    from events
    where source_id is null
      and uid = ${uid}`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Changes an event that staff entered. What was sent of it and is no longer so is asked about. */
export async function editOwnEvent(
  tx: Tx,
  id: number,
  event: ReadEvent,
  topicId: number | null,
  moment: Moment,
): Promise<void> {
  const digested = digestEvent(event, moment.zone);
  if (digested === null) return;
  const { titleKey, details, digest } = digested;
  await sql`
    update events
    set topic_id = ${topicId}, title_key = ${titleKey}, url = ${details.url},
      details = ${jsonRow(details)}::jsonb, digest = ${digest}, changed_at = ${moment.now}
    where id = ${id}
      and source_id is null`.execute(tx);
  await updateDates(tx, [{ eventId: id, occurrences: digested.occurrences }], moment);
  await raiseQuestions(tx, [id], moment);
}

export async function setEditorState(tx: Tx, id: number, state: EditorState): Promise<void> {
  await sql`
    update events
    set editor_state = ${state}
    where id = ${id}`.execute(tx);
}

/** Staff know better than the source whether it takes place; null: the source is believed again. */
export async function setStatus(
  tx: Tx,
  occurrenceId: number,
  status: EventStatus | null,
  moment: Moment,
): Promise<void> {
  const { rows } = await sql<{ event_id: number }>`
    update occurrences
    set status_by_staff = ${status}
    where id = ${occurrenceId}
    returning event_id`.execute(tx);
  await raiseQuestions(
    tx,
    rows.map((row) => row.event_id),
    moment,
  );
}

/** What staff say in their own words; what they leave as the source has it stays the source's. */
export type Wording = Partial<Pick<EventDetails, "title" | "description" | "place" | "price">>;

/** `base`: what the source says of the same fields now, so that a later change of it can be shown beside. */
export async function saveWording(
  tx: Tx,
  id: number,
  wording: Wording,
  base: Wording,
  moment: Moment,
): Promise<void> {
  const isEmpty = Object.keys(wording).length === 0;
  await sql`
    update events
    set wording = ${isEmpty ? null : jsonRow(wording)}::jsonb,
      wording_base = ${isEmpty ? null : jsonRow(base)}::jsonb
    where id = ${id}`.execute(tx);
  await raiseQuestions(tx, [id], moment);
}

function jsonRow(value: object): string {
  return jsonRows([value]).slice(1, -1);
}

/** An address that was taken over is known again by it and the title. */
export function linkUid(url: string, details: EventDetails): string {
  return `link:${url}#${letters(details.title)}`;
}
