/** How often a person hears of a topic: at once, once a day, once a week. A preference, no consent: the yes stays as it is. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";

export const frequencies = ["at-once", "daily", "weekly"] as const;
export type Frequency = (typeof frequencies)[number];

/** Of the topics they get, or all of them. Returns the topics that are so now. */
export async function setFrequency(
  tx: Tx,
  subscriberId: number,
  topicIds: readonly number[] | "all",
  frequency: Frequency,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update subscriptions
    set frequency = ${frequency}
    where subscriber_id = ${subscriberId}
      and state = 'active'
      and (${topicIds === "all"} or topic_id = any(${topicIds === "all" ? [] : [...topicIds]}::integer[]))
    returning topic_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}
