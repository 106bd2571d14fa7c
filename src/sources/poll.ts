/** One poll: fetch, read, record. Nothing of it is lost where it ends half-way; the lease runs out and it is done again. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { announce, transact, type Tx } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import type { Digested } from "./digested.ts";
import { fetchSource, type Fetched, type Trouble } from "./fetch-source.ts";
import { guessFormat, type FormatName } from "./formats/formats.ts";
import { nextPoll } from "./next-poll.ts";
import type { PollContext } from "./poll-loop.ts";
import type { Source } from "./source.ts";
import { storeReading } from "./store-reading.ts";
import { userAgent } from "./user-agent.ts";
import { windowAt } from "./window.ts";

type Fresh = Extract<Fetched, { kind: "fresh" }>;
type Read = { readonly reading: Digested; readonly format: FormatName };

export async function pollSource(context: PollContext, source: Source): Promise<void> {
  const { db, clock, log } = context;
  const organisation = await readOrganisation(db);
  const fetched = await fetchSource(
    source,
    { ...context, userAgent: userAgent(context.publicUrl, organisation) },
    clock.now(),
  );
  const read = fetched.kind === "fresh" ? await readFresh(context, source, fetched) : null;
  const now = clock.now();
  const recorded = await transact(db, async (tx) => {
    if (!(await isStillOurs(tx, source))) return false;
    if (fetched.kind === "failed") await recordFailure(tx, source, fetched, now);
    else if (fetched.kind === "unchanged" || read === null)
      await recordSuccess(tx, source, null, now);
    else if (read.reading.kind === "refused")
      await recordFailure(tx, source, refusedBy(read.reading.reason), now);
    else {
      const { timeZone: zone } = organisation;
      const stored = await storeReading(tx, source, read.reading, { now, zone });
      await recordSuccess(tx, source, stored.kind === "loss" ? null : { ...fetched, ...read }, now);
    }
    await announce(tx, "live", `source:${source.id}`);
    await announce(tx, "live", "overview");
    return true;
  });
  log.info(
    {
      sourceId: source.id,
      fetched: fetched.kind,
      trouble: fetched.kind === "failed" ? fetched.trouble : undefined,
      reading: read?.reading.kind,
      recorded,
    },
    "source polled",
  );
}

/** The format is looked at anew where the known one refuses: sites change from RSS to Atom without a word. */
async function readFresh(context: PollContext, source: Source, fresh: Fresh): Promise<Read> {
  const { timeZone: zone } = await readOrganisation(context.db);
  const { url, contentType, bytes } = fresh;
  const options = { ...windowAt(context.clock.now()), zone, url, contentType };
  const { format } = source;
  const reading = await context.reader.read(format, bytes, options);
  const guessed = guessFormat(bytes, contentType);
  if (reading.kind === "read" || guessed === null || guessed === format) return { reading, format };
  const other = await context.reader.read(guessed, bytes, options);
  return other.kind === "read" && other.events.length + other.items.length > 0
    ? { reading: other, format: guessed }
    : { reading, format };
}

/** Locks the row. False where it was deleted, or took so long that somebody else may have it. */
async function isStillOurs(tx: Tx, { id, leaseUntil }: Source): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from sources
    where id = ${id}
      and lease_until = ${leaseUntil}
    for update`.execute(tx);
  return rows.length > 0;
}

function refusedBy(reason: string) {
  return { trouble: "refused", detail: reason, retryAfterSeconds: null } as const;
}

async function recordFailure(
  tx: Tx,
  { id, everyMinutes, failures }: Source,
  failure: {
    readonly trouble: Trouble;
    readonly detail: string | null;
    readonly retryAfterSeconds: number | null;
  },
  now: Date,
): Promise<void> {
  const outcome = { kind: "failed", failures: failures + 1, ...failure } as const;
  await sql`
    update sources
    set lease_until = null, due_at = ${nextPoll(everyMinutes, outcome, now)}, polled_at = ${now},
      failures = failures + 1, trouble = ${failure.trouble}, trouble_detail = ${failure.detail}
    where id = ${id}`.execute(tx);
}

/** `fresh`: what is the last good state from now on; null leaves it as it was. */
async function recordSuccess(
  tx: Tx,
  { id, everyMinutes }: Source,
  fresh: (Fresh & { readonly format: FormatName }) | null,
  now: Date,
): Promise<void> {
  await sql`
    update sources
    set lease_until = null, due_at = ${nextPoll(everyMinutes, { kind: "good" }, now)},
      polled_at = ${now}, succeeded_at = ${now}, first_polled_at = coalesce(first_polled_at, ${now}),
      failures = 0, trouble = null, trouble_detail = null
    where id = ${id}`.execute(tx);
  if (fresh === null) return;
  const { etag, lastModified, movedTo, bytes, contentType, url, format } = fresh;
  await sql`
    update sources
    set format = ${format}, etag = ${etag}, last_modified = ${lastModified}, moved_to = nullif(${movedTo}, url)
    where id = ${id}`.execute(tx);
  await sql`
    insert into source_bodies (source_id, bytes, sha256, content_type, url, fetched_at, read_at)
    values (${id}, ${Buffer.from(bytes)}, ${createHash("sha256").update(bytes).digest("hex")},
      ${contentType}, ${url}, ${now}, ${now})
    on conflict (source_id) do update
    set bytes = excluded.bytes, sha256 = excluded.sha256, content_type = excluded.content_type,
      url = excluded.url, fetched_at = excluded.fetched_at, read_at = excluded.read_at`.execute(tx);
}
