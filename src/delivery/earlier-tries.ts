/**
 * A message that WhatsApp accepted and then failed for a while goes again under another id of the channel's. What is still
 * reported of the earlier try says nothing of the later one, except that it arrived after all.
 */
import type { Tx } from "../db/db.ts";
import { isBadNews, type Matched } from "./fold-reports.ts";
import { knownProviderIds } from "./provider-ids.ts";
import type { DeliveryState } from "./states.ts";

/** Between two tries: the id that is written down is the earlier one's. */
const between: ReadonlySet<DeliveryState> = new Set([
  "queued",
  "sending",
  "uncertain",
  "withdrawn",
  "expired",
]);

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
  const known = doubtful.length === 0 ? none : await knownProviderIds(tx, accountId, doubtful);
  return matched.filter((one) => !isOfEarlierTry(one, known));
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
