/** Who has something that was said to many, or may have it. */
import { sql, type RawBuilder } from "kysely";

/**
 * A select of subscriber_id: everyone to whom one of these batches was sent and not refused. What is on the wire, held by
 * the channel or uncertain may be read yet, so it counts; what was withdrawn, expired or failed does not.
 */
export function receivers(
  accountId: number,
  batchIds: readonly string[],
): RawBuilder<{ readonly subscriber_id: number }> {
  return sql`
    select subscriber_id
    from deliveries
    where account_id = ${accountId}
      and batch_id = any(${[...batchIds]}::uuid[])
      and address_id is not null
      and subscriber_id is not null
      and state in ('sending', 'accepted', 'held', 'sent', 'delivered', 'read', 'uncertain')`;
}
