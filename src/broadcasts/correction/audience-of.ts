/** Whom a broadcast reaches: the subscribers of its topics; a correction only those of them who got what it corrects. */
import { sql, type RawBuilder } from "kysely";
import { receivers } from "../../delivery/delivery.ts";
import { summarised } from "../summary/audience.ts";
import { audience, type Audience, type Reached } from "../../subscribers/subscribers.ts";

export type Addressed = Audience & {
  /** The broadcasts that it corrects; none for most. */
  readonly corrects: readonly string[];
  /** A summary's own id: it is for whom it was put together. */
  readonly summaryId?: string | null | undefined;
};

export function audienceOf({ corrects, summaryId, ...of }: Addressed): RawBuilder<Reached> {
  const subscribed = audience(of);
  if (summaryId != null)
    return sql<Reached>`
      select subscribed.*
      from (${subscribed}) subscribed
      where subscriber_id in (${summarised(summaryId)})`;
  if (corrects.length === 0) return subscribed;
  return sql<Reached>`
    select address_id, subscriber_id, reads
    from (${subscribed}) subscribed
    where subscriber_id in (${receivers(of.accountId, corrects)})`;
}
