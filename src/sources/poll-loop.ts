/** Asks the sources that are due, a few at once; several processes may run it. */
import { sql } from "kysely";
import { announce, transact, type Db } from "../db/db.ts";
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { draftNews } from "./draft-news.ts";
import { noteCorrections } from "./event-correction.ts";
import { forgetOld } from "./forget-old.ts";
import { pollSource } from "./poll.ts";
import { readAgain } from "./read-again.ts";
import type { Reader } from "./reader.ts";
import { readSource, type FetchContext, type Source } from "./source.ts";
import { lookAtNewTables } from "./table-statistics.ts";

export type PollContext = Pick<PageContext, "db" | "clock" | "log" | "publicUrl" | "mediaFolder"> &
  FetchContext & { readonly reader: Reader };

const atOnce = 4;
/** Longer than fetching, reading and writing may take; then another process may try. */
const leaseMs = 5 * 60_000;

const dayMs = 24 * 3_600_000;

/** Once a day, beside polling. */
export function oldEventsLoop({ db, clock, log }: PollContext): Loop {
  return loop("old events", { everyMs: dayMs, clock, log }, () => forgetOld(db, clock.now()));
}

export function sourcesLoop(context: PollContext): Loop {
  const { clock, log } = context;
  return loop("sources", { everyMs: 2_000, clock, log }, () => turn(context));
}

async function turn(context: PollContext): Promise<boolean> {
  const due = await claim(context.db, context.clock.now());
  await Promise.all(due.map(async (source) => await pollSource(context, source)));
  if (due.length > 0) await lookAtNewTables(context.db);
  await noteCorrections(context.db);
  const again = await readAgain(context);
  const drafted = await draftNews(context);
  return due.length === atOnce || again || drafted;
}

async function claim(db: Db, now: Date): Promise<Source[]> {
  return await transact(db, async (tx) => {
    const { rows } = await sql<{ id: number }>`
      update sources
      set lease_until = ${new Date(now.getTime() + leaseMs)}
      where id in (
        select id
        from sources
        where switched_off_at is null
          and due_at <= ${now}
          and (lease_until is null or lease_until <= ${now})
        order by due_at, id
        limit ${atOnce}
        for update skip locked
      )
      returning id`.execute(tx);
    const claimed = await Promise.all(rows.map(async ({ id }) => await readSource(tx, id)));
    for (const { id } of rows) await announce(tx, "live", `source:${id}`);
    return claimed.filter((source) => source !== null);
  });
}
