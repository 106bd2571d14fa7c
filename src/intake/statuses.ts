import type { StatusEvent } from "../channels/channels.ts";
import { isDatabaseAway, transact, type Tx } from "../db/db.ts";
import { recordStatuses, type MatchedStatus } from "../delivery/delivery.ts";
import { announceDeliveries } from "../inbox/inbox.ts";
import { learnIds } from "../subscribers/subscribers.ts";
import { accountsByExternalId } from "./accounts.ts";
import { withoutValues } from "../lib/loop.ts";
import type { IntakeContext } from "./process.ts";
import { setAside } from "./set-aside.ts";

/** In one transaction: the rows are locked as long as it takes, and STOP waits for some of them. */
const mostTogether = 1_000;

type Arrived = { readonly bodyId: number; readonly event: StatusEvent };

/** Records statuses, per account together; what fails is halved until a poisoned one costs only itself. */
export async function dispatchStatuses(
  context: IntakeContext,
  arrived: readonly Arrived[],
): Promise<void> {
  if (arrived.length === 0) return;
  const accounts = await accountsByExternalId(context.db, "whatsapp");
  const perAccount = new Map<number, Arrived[]>();
  for (const one of arrived) {
    const account = accounts.get(one.event.accountExternalId);
    if (account === undefined)
      await setAside(
        context.db,
        one.bodyId,
        one.event,
        "Die Nummer gehört nicht zu diesem Dienst.",
        context.clock.now(),
      );
    else if (!perAccount.get(account.id)?.push(one)) perAccount.set(account.id, [one]);
  }
  for (const [accountId, all] of perAccount)
    for (let from = 0; from < all.length; from += mostTogether)
      await recordTogether(context, accountId, all.slice(from, from + mostTogether));
}

async function recordTogether(
  context: IntakeContext,
  accountId: number,
  all: readonly Arrived[],
): Promise<void> {
  try {
    const matched = await transact(context.db, (tx) =>
      record(
        tx,
        accountId,
        all.map((one) => one.event),
        context.clock.now(),
      ),
    );
    for (const { deliveryId, event } of matched)
      context.log.debug({ deliveryId, state: event.state, code: event.failure?.code }, "reported");
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    if (all.length > 1) {
      await recordTogether(context, accountId, all.slice(0, all.length / 2));
      await recordTogether(context, accountId, all.slice(all.length / 2));
      return;
    }
    context.log.error({ err: withoutValues(error) }, "status set aside");
    for (const one of all)
      await setAside(
        context.db,
        one.bodyId,
        one.event,
        "Beim Verarbeiten ist ein Fehler aufgetreten.",
        context.clock.now(),
      );
  }
}

async function record(
  tx: Tx,
  accountId: number,
  events: readonly StatusEvent[],
  now: Date,
): Promise<MatchedStatus[]> {
  const matched = await recordStatuses(tx, accountId, events, now);
  await announceDeliveries(
    tx,
    accountId,
    matched.map(({ deliveryId }) => deliveryId),
  );
  // A status that shows both ids is how we learn the user id of somebody who was known by phone only (reference 2.4).
  await learnIds(
    tx,
    accountId,
    events.flatMap(({ recipient: { bsuid, phone }, at }) =>
      bsuid === undefined || phone === undefined ? [] : [{ bsuid, phone, at }],
    ),
  );
  return matched;
}
