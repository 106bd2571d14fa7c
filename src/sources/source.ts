/** A source as it stands, and what staff decide about it. */
import { sql, type RawBuilder } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import type { FetchOptions, Trouble } from "./fetch-source.ts";
import type { FormatName } from "./formats/formats.ts";

export type Source = {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly format: FormatName;
  readonly topicId: number | null;
  readonly draftsNews: boolean;
  readonly onlyCities: readonly string[];
  readonly onlyCategories: readonly string[];
  readonly everyMinutes: number;
  readonly createdAt: Date;
  readonly switchedOffAt: Date | null;
  readonly dueAt: Date;
  readonly leaseUntil: Date | null;
  readonly failures: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly movedTo: string | null;
  readonly firstPolledAt: Date | null;
  readonly polledAt: Date | null;
  readonly succeededAt: Date | null;
  readonly trouble: Trouble | null;
  readonly troubleDetail: string | null;
  /** More than half of the coming events were gone at once. */
  readonly lostAt: Date | null;
  readonly lostEvents: number | null;
  readonly lostOf: number | null;
  readonly lossAcceptedAt: Date | null;
  /** Of the last good reading. */
  readonly eventsRead: number;
  readonly newsRead: number;
  readonly unreadable: number;
};

export type SourceValues = Pick<
  Source,
  "title" | "topicId" | "draftsNews" | "onlyCities" | "onlyCategories" | "everyMinutes"
>;

/** What polling needs from outside. */
export type FetchContext = Pick<FetchOptions, "allowPrivate" | "timeoutMs">;

const columns = sql`
  id, title, url, format, topic_id as "topicId", drafts_news as "draftsNews",
  only_cities as "onlyCities", only_categories as "onlyCategories", every_minutes as "everyMinutes",
  created_at as "createdAt", switched_off_at as "switchedOffAt", due_at as "dueAt",
  lease_until as "leaseUntil", failures, etag, last_modified as "lastModified", moved_to as "movedTo",
  first_polled_at as "firstPolledAt", polled_at as "polledAt", succeeded_at as "succeededAt",
  trouble, trouble_detail as "troubleDetail", lost_at as "lostAt", lost_events as "lostEvents",
  lost_of as "lostOf", loss_accepted_at as "lossAcceptedAt", events_read as "eventsRead",
  news_read as "newsRead", unreadable`;

export async function readSource(db: Db, id: number): Promise<Source | null> {
  return (await read(db, sql`id = ${id}`))[0] ?? null;
}

export async function listSources(db: Db): Promise<Source[]> {
  return await read(db, sql`true`);
}

export async function findSourceByUrl(db: Db, url: string): Promise<Source | null> {
  return (await read(db, sql`url = ${url}`))[0] ?? null;
}

async function read(db: Db, which: RawBuilder<unknown>): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select ${columns}
    from sources
    where ${which}
    order by lower(title), id`.execute(db);
  return rows;
}

/** Adds a source that is due at once. Null where there is one with this address already. */
export async function addSource(
  tx: Tx,
  { url, format, ...values }: SourceValues & { readonly url: string; readonly format: FormatName },
  now: Date,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into sources (title, url, format, topic_id, drafts_news, only_cities, only_categories,
      every_minutes, created_at, due_at)
    values (${values.title}, ${url}, ${format}, ${values.topicId}, ${values.draftsNews},
      ${[...values.onlyCities]}::text[], ${[...values.onlyCategories]}::text[],
      ${values.everyMinutes}, ${now}, ${now})
    on conflict (url) do nothing
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Changes what staff decide. It is due at once, and read anew whatever it answers: the rules may fit other events. */
export async function editSource(
  tx: Tx,
  id: number,
  values: SourceValues,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sources
    set title = ${values.title}, topic_id = ${values.topicId}, drafts_news = ${values.draftsNews},
      only_cities = ${[...values.onlyCities]}::text[],
      only_categories = ${[...values.onlyCategories]}::text[],
      every_minutes = ${values.everyMinutes}
    where id = ${id}`.execute(tx);
  await pollSoon(tx, id, now);
  return numAffectedRows === 1n;
}

/** The next turn asks it again, whatever the interval says, and takes "not modified" for no answer. */
export async function pollSoon(tx: Tx, id: number, now: Date): Promise<void> {
  await sql`
    update sources
    set due_at = ${now}, etag = null, last_modified = null
    where id = ${id}`.execute(tx);
}

export async function switchSource(
  tx: Tx,
  id: number,
  switchedOffAt: Date | null,
  now: Date,
): Promise<void> {
  await sql`
    update sources
    set switched_off_at = ${switchedOffAt}, due_at = ${now}, failures = 0
    where id = ${id}`.execute(tx);
}

/** The same source lies elsewhere now, and is asked there at once. */
export async function relocateSource(tx: Tx, id: number, url: string, now: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    update sources
    set url = ${url}, moved_to = null
    where id = ${id}
      and url <> ${url}`.execute(tx);
  if (numAffectedRows === 1n) await pollSoon(tx, id, now);
}

/** Takes the address over that permanent redirects lead to; nothing happens where another source has it. */
export async function moveSource(tx: Tx, id: number): Promise<void> {
  await sql`
    update sources
    set url = moved_to, moved_to = null, etag = null, last_modified = null
    where id = ${id}
      and moved_to is not null
      and not exists (select 1 from sources other where other.url = sources.moved_to)`.execute(tx);
}

/** Staff say that the lost events are really gone: the next reading takes them away. */
export async function acceptLoss(tx: Tx, id: number, now: Date): Promise<void> {
  await sql`
    update sources
    set loss_accepted_at = ${now}
    where id = ${id}
      and lost_at is not null`.execute(tx);
  await pollSoon(tx, id, now);
}

/** With all its events and news; drafts and broadcasts made of them stay. */
export async function deleteSource(tx: Tx, id: number): Promise<void> {
  await sql`delete from sources where id = ${id}`.execute(tx);
}
