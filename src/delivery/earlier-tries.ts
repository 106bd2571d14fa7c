/**
 * A message that WhatsApp accepted and then failed for a while goes again under another id of the channel's. What is still
 * reported of the earlier try says nothing of the later one, except that it arrived after all.
 */
import { sql, type RawBuilder } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { isBadNews, type Matched } from "./fold-reports.ts";
import type { DeliveryState } from "./states.ts";

/** Between two tries: the id that is written down is the earlier one's. */
const between: ReadonlySet<DeliveryState> = new Set([
  "queued",
  "sending",
  "uncertain",
  "withdrawn",
  "expired",
]);

/**
 * Remembers by which id of the channel the last try of these rows of `deliveries` was known; part of the statement that puts
 * them back. As a hash, because the id spells the phone number.
 */
export function rememberTries(again: RawBuilder<unknown>, now: Date): RawBuilder<unknown> {
  return sql`
    insert into earlier_tries (account_id, delivery_id, hash, noted_at)
    select account_id, id, md5(provider_message_id)::uuid, ${now}::timestamptz
    from ${again}
    where provider_message_id is not null
    on conflict do nothing`;
}

/** WhatsApp tries for 30 days to bring a message, and repeats a report for seven (reference 1.2, 2.1). */
export async function forgetTries(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 40 * 24 * 60 * 60 * 1000);
  await db.deleteFrom("earlier_tries").where("noted_at", "<", before).execute();
}

/** These reports without the bad news of tries that are over. */
export async function withoutEarlierTries(
  tx: Tx,
  accountId: number,
  matched: readonly Matched[],
): Promise<readonly Matched[]> {
  const doubtful = matched
    .filter(isDoubtful)
    .map(({ known: { id }, event: { providerMessageId } }) => ({
      deliveryId: id,
      providerMessageId,
    }));
  const known = doubtful.length === 0 ? none : await amongEarlier(tx, accountId, doubtful);
  return matched.filter((one) => !isOfEarlierTry(one, known));
}

/** Those of these ids of the channel that belonged to an earlier try of the delivery beside it. */
async function amongEarlier(
  tx: Tx,
  accountId: number,
  asked: readonly { readonly deliveryId: number; readonly providerMessageId: string }[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select asked.id
    from unnest(
      ${asked.map((one) => one.deliveryId)}::bigint[],
      ${asked.map((one) => one.providerMessageId)}::text[]
    ) as asked (delivery_id, id)
    join earlier_tries earlier on earlier.account_id = ${accountId}
      and earlier.delivery_id = asked.delivery_id
      and earlier.hash = md5(asked.id)::uuid`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

const none: ReadonlySet<string> = new Set();

/** Under another id than the one that is written down: of an earlier try, or of one whose answer we have not written yet. */
function isDoubtful({ known: { providerMessageId }, event }: Matched): boolean {
  return (
    isBadNews(event) && providerMessageId !== null && providerMessageId !== event.providerMessageId
  );
}

function isOfEarlierTry(one: Matched, known: ReadonlySet<string>): boolean {
  const { state, providerMessageId } = one.known;
  if (isDoubtful(one)) return known.has(one.event.providerMessageId);
  return isBadNews(one.event) && providerMessageId !== null && between.has(state);
}
