/**
 * Brings what is kept of a source to what was read. Nothing is taken away on the word of a reading that lost more than
 * half; what is missing otherwise is marked, not deleted.
 */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { Digested } from "./digested.ts";
import { insertEvents, updateEvents, vanish } from "./event-rows.ts";
import { readKnown } from "./known.ts";
import { lossOf, type Loss } from "./loss.ts";
import { matchEvents } from "./match-events.ts";
import { keepQuarantine } from "./quarantine.ts";
import { raiseQuestions } from "./questions.ts";
import { joinSame } from "./same-event.ts";
import type { Source } from "./source.ts";
import { storeItems } from "./store-items.ts";

export type Moment = { readonly now: Date; readonly zone: string };

export type Stored = { readonly kind: "stored" } | ({ readonly kind: "loss" } & Loss);

export async function storeReading(
  tx: Tx,
  source: Source,
  reading: Extract<Digested, { kind: "read" }>,
  moment: Moment,
): Promise<Stored> {
  const { now } = moment;
  const known = await readKnown(tx, source.id, moment);
  // What cannot be read any more is still there: its last good state stays.
  const unread = reading.quarantined.flatMap(({ uid }) => uid ?? []);
  const present = [...reading.dateless, ...unread];
  const { pairs, fresh, missing } = matchEvents(known, reading.events, present);
  const coming = known.filter(({ isComing, hasVanished }) => isComing && !hasVanished);
  const gone = missing.filter(({ isComing, hasVanished }) => isComing && !hasVanished);
  const loss = source.lossAcceptedAt === null ? lossOf(coming.length, gone.length) : null;

  const inserted = await insertEvents(tx, source, fresh, moment);
  const changed = await updateEvents(tx, source, pairs, moment);
  if (loss === null) await vanish(tx, gone, moment);
  await noteReading(tx, source, reading, loss, now);
  await joinSame(tx, [...inserted, ...changed]);
  await raiseQuestions(
    tx,
    [...changed, ...(loss === null ? gone.map(({ id }) => id) : [])],
    moment,
  );
  await storeItems(tx, source, reading.items, now);
  await keepQuarantine(tx, source.id, reading, now);
  return loss === null ? { kind: "stored" } : { kind: "loss", ...loss };
}

async function noteReading(
  tx: Tx,
  { id }: Source,
  { events, items, quarantined }: Extract<Digested, { kind: "read" }>,
  loss: Loss | null,
  now: Date,
): Promise<void> {
  await sql`
    update sources
    set events_read = ${events.length}, news_read = ${items.length},
      unreadable = ${quarantined.length},
      lost_at = ${loss === null ? null : sql`coalesce(lost_at, ${now})`},
      lost_events = ${loss?.lost ?? null}, lost_of = ${loss?.of ?? null},
      loss_accepted_at = null
    where id = ${id}`.execute(tx);
}
