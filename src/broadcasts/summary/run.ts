/** The day's summaries: once a local day, found late where the hour was missed, each a broadcast of its own. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../../db/db.ts";
import { formatTime } from "../../web/format.ts";
import { readOrganisation } from "../../web/organisation.ts";
import { putOut } from "../put-out.ts";
import { readCarried } from "./carried.ts";
import { summaryContent } from "./content.ts";
import { dayOf, type Day } from "./day.ts";
import { readSummarySetting } from "./setting.ts";
import { forgetUnwanted, groupWaiting, type Group } from "./waiting.ts";

type Options = { readonly publicUrl: string; readonly now: Date };

export type SummaryRun =
  /** It is not their hour, or they were made already. */
  | { readonly kind: "nothing" }
  | { readonly kind: "made"; readonly broadcastIds: readonly string[] }
  /** A sentence for staff. Nothing was made, and the next turn tries again until it is too late for the day. */
  | { readonly kind: "refused"; readonly reason: string };

/** Makes the day's summaries when their hour has come. */
export async function runSummaries(db: Db, options: Options): Promise<SummaryRun> {
  const { timeZone } = await readOrganisation(db);
  const day = dayOf(await readSummarySetting(db), timeZone, options.now);
  if (!day.isDue || (await isSettled(db, day))) return { kind: "nothing" };
  try {
    return await transact(db, (tx) => run(tx, day, timeZone, options));
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", reason: error.message };
    throw error;
  }
}

/** Takes all of the day back: what hinders one hinders all. */
class Refused extends Error {}

async function isSettled(db: Db, { date }: Day): Promise<boolean> {
  const { rows } = await sql`select 1 from summary_runs where day = ${date}::date`.execute(db);
  return rows.length > 0;
}

async function run(tx: Tx, day: Day, timeZone: string, options: Options): Promise<SummaryRun> {
  const { now } = options;
  const { numAffectedRows } = await sql`
    insert into summary_runs (day, settled_at)
    values (${day.date}::date, ${now})
    on conflict do nothing`.execute(tx);
  if (!numAffectedRows) return { kind: "nothing" };
  await forgetUnwanted(tx, day, now);
  const date = formatTime(day.sendsAt, timeZone, "de", { dateOnly: true });
  const broadcastIds: string[] = [];
  for (const group of await groupWaiting(tx, day))
    broadcastIds.push(await send(tx, group, date, options));
  return { kind: "made", broadcastIds };
}

async function send(
  tx: Tx,
  { accountId, broadcastIds, subscriberIds }: Group,
  date: string,
  { publicUrl, now }: Options,
): Promise<string> {
  const { carried, topicIds } = await readCarried(tx, broadcastIds, publicUrl);
  const id = randomUUID();
  // Before it is put out, which looks at whom it is for.
  await sql`
    update summary_items
    set summary_id = ${id}
    where summary_id is null
      and broadcast_id = any(${broadcastIds}::uuid[])
      and subscriber_id = any(${subscriberIds}::bigint[])`.execute(tx);
  const out = await putOut(
    tx,
    { ...summaryContent(carried, date), id, accountId, topicIds, lane: "digest", isSummary: true },
    { author: { kind: "system" }, writers: [], approval: "rule", publicUrl, now },
  );
  if (out.kind === "refused") throw new Refused(out.reason);
  return id;
}
