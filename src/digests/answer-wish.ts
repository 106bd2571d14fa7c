/** Answers "Tipps für morgen" inside the service window, from the same list and the same words as the morning's message. */
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Db, Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { eventsOn } from "../sources/sources.ts";
import { listDigests, type Digest } from "./digest.ts";
import { daysOf } from "./due.ts";
import { chosen } from "./pick.ts";
import { answerOf } from "./render.ts";
import { findRun, type Tip } from "./run.ts";
import { tipsWish } from "./wish.ts";

export type Asking = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
  readonly text: string;
  /** When the citizen wrote. */
  readonly at: Date;
  readonly now: Date;
  readonly timeZone: string;
};

/**
 * Queues the answer. Null where it is no such wish, where no tips are set up, or where somebody new writes: they are
 * welcomed first. STOP and the like never get here: no such word is a wish for tips.
 */
export async function answerWish(
  tx: Tx,
  asking: Asking,
): Promise<{ readonly deliveryId: number; readonly message: Message } | null> {
  const span = tipsWish(asking.text);
  if (span === null || !(await isSubscriber(tx, asking.subscriberId))) return null;
  const digests = (await listDigests(tx)).filter(({ switchedOff }) => !switchedOff);
  if (digests.length === 0) return null;
  const days = [];
  for (const day of daysOf(span, asking.now, asking.timeZone))
    days.push({
      day,
      tips: (await Promise.all(digests.map((one) => tipsOf(tx, one, day)))).flat(),
    });
  const message: Message = { type: "text", body: answerOf(days) };
  const { accountId, addressId, subscriberId, now } = asking;
  const expiresAt = new Date(asking.at.getTime() + 24 * 3_600_000);
  const lane = "notice";
  const deliveryId = await enqueue(tx, {
    accountId,
    addressId,
    subscriberId,
    lane,
    message,
    now,
    expiresAt,
  });
  return { deliveryId, message };
}

/** Whoever is asked "bis wann?" means their pause by a day. */
async function isSubscriber(tx: Tx, subscriberId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from subscriptions
    where subscriber_id = ${subscriberId}
      and state = 'active'
      and not exists (
        select 1
        from dialogues
        where subscriber_id = ${subscriberId}
          and question is not null
      )
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** The list that staff see, where there is one; else what the rules pick, sent before or not. */
async function tipsOf(db: Db, digest: Digest, day: string): Promise<readonly Tip[]> {
  const run = await findRun(db, digest.topicId, day);
  if (run !== null && run.tips.length > 0) return run.tips;
  const { topicId, rules, atMost } = digest;
  const found = await eventsOn(db, { from: day, to: day, topicId, rules });
  return chosen(found, [], atMost).map((occurrence) => ({ occurrence, words: "" }));
}
