/**
 * Reports that come after an erasure: the farewell was delivered, read, priced, and every report names the number again.
 * Nobody keeps the number to look for it; so every id in what came since is held against the keyed hashes.
 */
import { sql } from "kysely";
import { readSetting, transact, writeSetting, type Db } from "../db/db.ts";
import { erasedAmong } from "./erased.ts";
import { speaksOf, type Names } from "./prune.ts";
import { pruneOne } from "./raw-reports.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A message can be read weeks later, and Meta repeats a report for seven days. */
const watchedDays = 40;
const bodiesATurn = 200;
const setting = "privacy.sweptBodies";

/** Looks through what was taken in since the last time. True when there is more. */
export async function sweepLateReports(db: Db, secret: string, now: Date): Promise<boolean> {
  if (!(await erasedSince(db, new Date(now.getTime() - watchedDays * DAY_MS)))) return false;
  await sweepEvents(db, secret, "set_aside_events", "event");
  await sweepEvents(db, secret, "parked_statuses", "status");
  return await sweepBodies(db, secret);
}

/** Whether somebody was erased after that time. */
export async function erasedSince(db: Db, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from erased_addresses
    where erased_at > ${since}
    limit 1`.execute(db);
  return rows.length > 0;
}

/** Bodies in their order, up to the first that is still to be taken in: what is pruned before that is lost. */
async function sweepBodies(db: Db, secret: string): Promise<boolean> {
  const swept = (await readSetting<number>(db, setting)) ?? 0;
  const { rows } = await sql<{ id: number; body: Buffer }>`
    select id, body
    from webhook_bodies
    where id > ${swept}
      and id < coalesce((select min(id) from webhook_bodies where processed_at is null), 9223372036854775807)
    order by id
    limit ${bodiesATurn}`.execute(db);
  const last = rows.at(-1);
  if (last === undefined) return false;
  const names = await erasedIn(
    db,
    secret,
    rows.flatMap(({ body }) => idsIn(body.toString("latin1"))),
  );
  await transact(db, async (tx) => {
    if (names.size > 0) for (const row of rows) await pruneOne(tx, row, (text) => names.has(text));
    await writeSetting(tx, setting, last.id);
  });
  return rows.length === bodiesATurn;
}

async function sweepEvents(
  db: Db,
  secret: string,
  table: "set_aside_events" | "parked_statuses",
  column: "event" | "status",
): Promise<void> {
  const { rows } = await sql<{ id: number; event: unknown }>`
    select id, ${sql.ref(column)} as event
    from ${sql.table(table)}`.execute(db);
  const erased = await erasedIn(
    db,
    secret,
    rows.flatMap(({ event }) => idsIn(JSON.stringify(event))),
  );
  if (erased.size === 0) return;
  const names: Names = (text) => erased.has(text);
  const gone = rows.filter(({ event }) => speaksOf(event, names)).map(({ id }) => id);
  await sql`delete from ${sql.table(table)} where id = any(${gone}::bigint[])`.execute(db);
}

/** Whoever came back after the erasure is a person we know, and theirs stays. */
async function erasedIn(
  db: Db,
  secret: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const erased = await erasedAmong(db, secret, [...new Set(ids)]);
  if (erased.size === 0) return erased;
  const { rows } = await sql<{ id: string }>`
    select given.id
    from unnest(${[...erased]}::text[]) as given (id)
    where not exists (select 1 from addresses where phone = given.id or bsuid = given.id)`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What may be a number or a user id: a whole JSON string of digits, or two letters, a full stop and more. */
const quotedId = /"(\d{5,15}|[A-Za-z]{2}\.[A-Za-z0-9._-]{1,128})"/g;

function idsIn(json: string): string[] {
  return [...json.matchAll(quotedId)].flatMap(([, id]) => id ?? []);
}
