/** The broadcasts that reached a person, or should have: what they may have in mind when they write. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { Conversation, DeliveryState } from "../conversation.ts";

export type Arrival = {
  readonly deliveryId: number;
  readonly title: string;
  readonly slug: string;
  readonly state: DeliveryState;
  readonly at: Date;
};

/** Somebody who gets the tips every morning has as many in half a year. */
const mostArrivals = 200;

/**
 * What left for the person in the time that the shown messages span, in its order; without older messages from the
 * beginning, up to `before` (the first message of the next page). What never left (queued, withdrawn, expired) is not part
 * of it.
 */
export async function readArrivals(
  db: Db,
  { id, accountId, messages, hasOlder }: Conversation,
  beforeMessageId: number | undefined,
): Promise<Arrival[]> {
  const first = messages[0];
  const { rows } = await sql<Arrival>`
    select *
    from (
      select delivery.id as "deliveryId", broadcast.title, broadcast.slug, delivery.state,
        coalesce(delivery.sent_at, delivery.accepted_at, delivery.sending_at, delivery.created_at) as at
      from conversations conversation
      join addresses address on address.id = conversation.address_id or address.replaced_by = conversation.address_id
      join deliveries delivery on delivery.account_id = ${accountId} and delivery.address_id = address.id
      join broadcasts broadcast on broadcast.id = delivery.batch_id
      where conversation.id = ${id}
        and delivery.state not in ('queued', 'sending', 'withdrawn', 'expired')
    ) arrival
    where ${hasOlder && first !== undefined ? sql`at >= ${first.at}` : sql`true`}
      and ${
        beforeMessageId === undefined
          ? sql`true`
          : sql`at < (select message.at from messages message where message.id = ${beforeMessageId})`
      }
    order by at desc, "deliveryId" desc
    limit ${mostArrivals}`.execute(db);
  return rows.toReversed();
}
