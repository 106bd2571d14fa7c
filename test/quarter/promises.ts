/** What was promised about how often somebody hears from the county, held against what left. */
import { sql } from "kysely";
import { promised, zone, type County } from "./county.ts";

/** Nobody gets more a day of what is not urgent than the page says. */
export async function beyondThePromise({ db }: County): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat(address.subscriber_id, ': ', count(*), ' on ', left_on) as line
    from deliveries delivery
    join addresses address on address.id = delivery.address_id
    cross join lateral (
      select (delivery.sending_at at time zone ${zone})::date::text as left_on
    ) day
    where delivery.batch_id is not null
      and delivery.state not in ('queued', 'withdrawn', 'expired', 'failed')
    group by address.subscriber_id, left_on
    having count(*) > ${promised}`.execute(db);
  return rows.map(({ line }) => line);
}

/** Each broadcast reaches a person by itself or within one summary, never both. */
export async function saidTwice({ db }: County): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat(item.subscriber_id, ': ', broadcast.title) as line
    from summary_items item
    join broadcasts broadcast on broadcast.id = item.broadcast_id
    join addresses address on address.subscriber_id = item.subscriber_id
    join deliveries delivery
      on delivery.address_id = address.id
      and delivery.batch_id = item.broadcast_id
      and delivery.state not in ('withdrawn', 'expired', 'failed')`.execute(db);
  return rows.map(({ line }) => line);
}
