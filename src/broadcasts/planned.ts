/** What the time chosen in the form means: quiet hours, and what else goes around it. */
import type { Db } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import { plannedTime, withTime, type Draft } from "./draft.ts";
import type { BroadcastContext } from "./context.ts";
import { conflictsFor, quietTimeOf, type Conflict } from "./plan/plan.ts";
import type { Reach } from "./reach.ts";

/** When the quiet hours around the chosen time end; null where it is not quiet, or the draft is urgent. */
export async function quietThen(db: Db, draft: Draft, now: Date): Promise<Date | null> {
  const { timeZone } = await readOrganisation(db);
  const planned = plannedTime(draft, timeZone);
  if (planned.kind === "unreadable") return null;
  const at = planned.kind === "at" ? planned.at : now;
  // That it is past is the first thing to say.
  if (at < now) return null;
  return await quietTimeOf(db, draft.urgent ? "urgent" : "broadcast", at);
}

/** What else goes around the chosen time, and what else speaks against it. */
export async function conflictsThen(
  { db, tipsBetween }: Pick<BroadcastContext, "db" | "tipsBetween">,
  draft: Draft,
  { accountId, reach }: { readonly accountId: number; readonly reach: Reach },
  now: Date,
): Promise<Conflict[]> {
  const { timeZone } = await readOrganisation(db);
  const planned = plannedTime(draft, timeZone);
  if (planned.kind === "unreadable") return [];
  const { id, topicIds, urgent } = draft;
  return await conflictsFor(
    db,
    {
      id,
      at: planned.kind === "at" ? planned.at : now,
      lane: urgent ? "urgent" : "broadcast",
      topicIds,
      accountId,
      people: reach.people,
      // What goes now is asked about by the box below.
      outsideWindow: planned.kind === "at" ? reach.people - reach.inWindow : 0,
    },
    tipsBetween,
  );
}

/** The draft at the next time that is not quiet. */
export async function atFreeTime(db: Db, draft: Draft, now: Date): Promise<Draft> {
  const until = await quietThen(db, draft, now);
  if (until === null) return draft;
  const { timeZone } = await readOrganisation(db);
  return withTime(draft, until, timeZone);
}
