/** Everything of which nobody knows whether it went out, for the people who decide. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";

export type UncertainDelivery = {
  readonly id: number;
  readonly accountId: number;
  readonly subscriberId: number | null;
  /** When it left, if it left. */
  readonly sendingAt: Date;
  /** The person ended it meanwhile: "send again" withdraws it. */
  readonly unwanted: boolean;
};

export type UncertainGroup = {
  /** Null: single messages, answers and notices. */
  readonly batchId: string | null;
  readonly accountId: number;
  readonly count: number;
  /** The first fifty of them. */
  readonly deliveries: readonly UncertainDelivery[];
};

const shownOfGroup = 50;

/** Per batch, the oldest first; single messages of a number together. */
export async function listUncertain(db: Db): Promise<UncertainGroup[]> {
  const { rows } = await sql<UncertainDelivery & { batchId: string | null; count: number }>`
    select *
    from (
      select id, account_id as "accountId", batch_id as "batchId", subscriber_id as "subscriberId",
        sending_at as "sendingAt", unwanted_at is not null or address_id is null as unwanted,
        count(*) over (partition by account_id, batch_id) as count,
        row_number() over (partition by account_id, batch_id order by id) as place
      from deliveries
      where uncertain_since is not null
    ) uncertain
    where place <= ${shownOfGroup}
    order by id`.execute(db);
  const groups = Map.groupBy(rows, ({ accountId, batchId }) => `${accountId}/${batchId}`);
  return [...groups.values()].flatMap((deliveries) => {
    const [first] = deliveries;
    if (first === undefined) return [];
    return { batchId: first.batchId, accountId: first.accountId, count: first.count, deliveries };
  });
}

/** How many of each batch (null: single messages) have been uncertain since before `before`. */
export async function countUncertain(
  db: Db,
  before: Date,
): Promise<{ readonly batchId: string | null; readonly count: number }[]> {
  const { rows } = await sql<{ batchId: string | null; count: number }>`
    select batch_id as "batchId", count(*) as count
    from deliveries
    where uncertain_since < ${before}
    group by batch_id
    order by min(sending_at)`.execute(db);
  return rows;
}
