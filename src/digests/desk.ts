/** Everything that the page of a day shows. */
import { sql } from "kysely";
import { formsOf, pageOf, slugOf } from "../broadcasts/broadcasts.ts";
import type { Db } from "../db/db.ts";
import { dayAt, eventsOn, isDay, type ShownOccurrence } from "../sources/sources.ts";
import type { Digest } from "./digest.ts";
import { nextDay } from "./due.ts";
import { lastTold, toldBefore } from "./pick.ts";
import { tipsContent } from "./render.ts";
import { findRun, type Run } from "./run.ts";

export type OtherEvent = {
  readonly occurrence: ShownOccurrence;
  /** Sent before, and unchanged since: it may not be told again. */
  readonly toldAt: Date | null;
};

export type Desk = {
  readonly digest: Digest;
  readonly day: string;
  readonly run: Run | null;
  readonly others: readonly OtherEvent[];
  readonly content: ReturnType<typeof tipsContent>;
  /** Null where the list is empty or no number is set up. */
  readonly forms: Awaited<ReturnType<typeof formsOf>> | null;
};

/** `wanted`: a day from the address; the next one with tips where it is none. */
export async function readDesk(
  db: Db,
  digest: Digest,
  wanted: string | undefined,
  options: { readonly now: Date; readonly zone: string; readonly publicUrl: string },
): Promise<Desk> {
  const { now, zone, publicUrl } = options;
  const day =
    wanted !== undefined && isDay(wanted)
      ? wanted
      : (nextDay(digest, now, zone) ?? dayAt(now, zone));
  const run = await findRun(db, digest.topicId, day);
  const listed = new Set(run?.tips.map(({ occurrence }) => occurrence.id));
  const found = (await eventsOn(db, { from: day, to: day })).filter(({ id }) => !listed.has(id));
  const told = await toldBefore(db, found);
  const content = tipsContent(day, run?.tips ?? []);
  const accountId = await oldestAccountId(db);
  const page = pageOf(publicUrl, slugOf(content.title));
  return {
    digest,
    day,
    run,
    others: found.map((occurrence) => ({ occurrence, toldAt: lastTold(occurrence, told) })),
    content,
    forms:
      accountId === null || run === null || run.tips.length === 0
        ? null
        : await formsOf(db, accountId, content, page),
  };
}

/** Tips leave from the number that broadcasts leave from. */
async function oldestAccountId(db: Db): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`
    select min(id) as id
    from channel_accounts`.execute(db);
  return rows[0]?.id ?? null;
}
