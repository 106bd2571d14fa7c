/** Moving a topic as it was seen: when somebody else moved one meanwhile, the click meant another place. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { listTopics, moveTopic } from "./topics.ts";

export type Direction = "up" | "down";

/** `past`: the key of the topic it is to change places with. False, and nothing changed, where that is no longer its neighbour. */
export async function moveTopicPast(
  tx: Tx,
  key: string,
  direction: Direction,
  past: string,
): Promise<boolean> {
  // The lock that `moveTopic` takes as well; it is the transaction's, so taking it twice is no harm.
  await sql`select pg_advisory_xact_lock(hashtext('topics'))`.execute(tx);
  const topics = await listTopics(tx, { hidden: true });
  const place = topics.findIndex((topic) => topic.key === key);
  const neighbour = topics[direction === "up" ? place - 1 : place + 1];
  if (place === -1 || neighbour?.key !== past) return false;
  await moveTopic(tx, key, direction);
  return true;
}
