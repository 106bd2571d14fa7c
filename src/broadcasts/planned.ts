/** What the time chosen in the form means in quiet hours. */
import type { Db } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import { plannedTime, withTime, type Draft } from "./draft.ts";
import { quietTimeOf } from "./plan/plan.ts";

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

/** The draft at the next time that is not quiet. */
export async function atFreeTime(db: Db, draft: Draft, now: Date): Promise<Draft> {
  const until = await quietThen(db, draft, now);
  if (until === null) return draft;
  const { timeZone } = await readOrganisation(db);
  return withTime(draft, until, timeZone);
}
