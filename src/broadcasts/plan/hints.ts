/** What a planned time collides with, for a form that is being filled and for the day that is looked at. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { dailyLimit, type BatchLane } from "../../delivery/delivery.ts";
import { reachOf } from "../reach.ts";
import { readBroadcast } from "../read.ts";
import type { CalendarDay } from "./calendar-days.ts";
import { conflictsOf, overrunConflict, roomConflict, type Conflict } from "./conflicts.ts";
import { entriesBetween, type TipsBetween } from "./entries.ts";
import { readQuiet, type Quiet } from "./quiet-setting.ts";

/** How many it reaches, and how many of them by a template: they alone take room. */
type People = { readonly people: number; readonly outsideWindow: number };

type Chosen = People & {
  readonly id: string;
  readonly at: Date;
  readonly lane: BatchLane;
  readonly topicIds: readonly number[];
  readonly accountId: number;
};

const dayMs = 86_400_000;

/** Quiet hours are told by the form itself, with the way out. */
export async function conflictsFor(
  db: Db,
  chosen: Chosen,
  tipsBetween: TipsBetween | undefined,
): Promise<Conflict[]> {
  const from = new Date(chosen.at.getTime() - dayMs);
  const to = new Date(chosen.at.getTime() + dayMs);
  const [others, quiet] = await Promise.all([
    entriesBetween(db, from, to, tipsBetween),
    readQuiet(db),
  ]);
  const found = conflictsOf(chosen, others, quiet).filter(({ kind }) => kind !== "quiet");
  if (chosen.lane !== "broadcast") return found;
  return [...found, ...(await crowdConflicts(db, chosen, chosen, quiet))];
}

/** Counting people takes a moment each, so only the day that is looked at is counted, and no more of it than this. */
const mostCounted = 8;

export async function withCrowds(
  db: Db,
  day: CalendarDay,
  quiet: Quiet,
  now: Date,
): Promise<CalendarDay> {
  const counted = day.entries
    .filter(({ movable, lane, at }) => movable && lane === "broadcast" && at > now)
    .slice(0, mostCounted);
  const entries = day.entries.map(async (entry) => {
    const broadcast = counted.includes(entry) ? await readBroadcast(db, entry.id) : null;
    if (broadcast === null) return entry;
    const { accountId } = broadcast;
    const { timeZone } = quiet.place;
    const reach = await reachOf(db, accountId, entry.topicIds, timeZone, now, broadcast);
    // Who has an open window now has none any more a day later.
    const isLater = entry.at.getTime() - now.getTime() > dayMs;
    const outsideWindow = reach.people - (isLater ? 0 : reach.inWindow);
    const crowd = { people: reach.people, outsideWindow };
    const more = await crowdConflicts(db, { at: entry.at, accountId }, crowd, quiet);
    return { ...entry, conflicts: [...entry.conflicts, ...more] };
  });
  return { ...day, entries: await Promise.all(entries) };
}

async function crowdConflicts(
  db: Db,
  { at, accountId }: Pick<Chosen, "at" | "accountId">,
  { people, outsideWindow }: People,
  quiet: Quiet,
): Promise<Conflict[]> {
  const [limit, perSecond] = await Promise.all([dailyLimit(db, accountId), paceOf(db, accountId)]);
  return [...overrunConflict(at, people, perSecond, quiet), ...roomConflict(outsideWindow, limit)];
}

async function paceOf(db: Db, accountId: number): Promise<number> {
  const { rows } = await sql<{ pace: number }>`
    select messages_per_second as pace
    from channel_accounts
    where id = ${accountId}`.execute(db);
  return rows[0]?.pace ?? 1;
}
