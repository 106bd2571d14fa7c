/** Why a broadcast cannot go out now, though its content is right. */
import type { Db } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import { formsOf } from "./forms.ts";
import { reachOf } from "./reach.ts";
import type { Broadcast } from "./read.ts";

/** A sentence for staff, or null where nothing stands in the way: without an approved template only open windows are reached. */
export async function findHindrance(
  db: Db,
  broadcast: Broadcast,
  now: Date,
): Promise<string | null> {
  // Which template fits does not depend on the address of the page.
  const { outsideWindow, reason } = await formsOf(db, broadcast.accountId, broadcast, "");
  if (outsideWindow !== null) return null;
  const { timeZone } = await readOrganisation(db);
  const topicIds = broadcast.topics.map((topic) => topic.id);
  const reach = await reachOf(db, broadcast.accountId, topicIds, timeZone, now, broadcast);
  return reach.inWindow < reach.people ? reason : null;
}
