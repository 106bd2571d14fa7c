/** Answers "Tipps für morgen" inside the service window, from the same list and the same words as the morning's message. */
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Db, Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { eventsOn } from "../sources/sources.ts";
import { paths } from "../web/paths.ts";
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
  readonly publicUrl: string;
};

/**
 * Queues the answer, for whoever asks: asking once is no yes to a message every day, least of all by a button below an
 * old message after STOP. Null where it is no such wish, or where no tips are set up. STOP and the like never get here:
 * no such word is a wish for tips.
 */
export async function answerWish(
  tx: Tx,
  asking: Asking,
): Promise<{ readonly deliveryId: number; readonly message: Message } | null> {
  const span = tipsWish(asking.text);
  if (span === null) return null;
  const person = await readPerson(tx, asking.subscriberId);
  if (person.isAsked) return null;
  const digests = (await listDigests(tx)).filter(({ switchedOff }) => !switchedOff);
  if (digests.length === 0) return null;
  const days = [];
  for (const day of daysOf(span, asking.now, asking.timeZone))
    days.push({
      day,
      tips: (await Promise.all(digests.map((one) => tipsOf(tx, one, day)))).flat(),
    });
  const { accountId, addressId, subscriberId, now, publicUrl } = asking;
  const body = answerOf(days);
  const message: Message = {
    type: "text",
    body: person.isSubscribed ? body : `${body}\n\n${invitation(digests, publicUrl)}`,
  };
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

/** For those who are not subscribed, who may see us for the first time. */
function invitation(digests: readonly Digest[], publicUrl: string): string {
  const title = digests[0]?.topicTitle ?? "";
  return `Jeden Morgen solche Tipps? Schreiben Sie „${title}“.\nDatenschutz: ${publicUrl}${paths.privacyNotice}`;
}

type Person = {
  readonly isSubscribed: boolean;
  /** Whoever is asked "bis wann?" means their pause by a day. */
  readonly isAsked: boolean;
};

async function readPerson(tx: Tx, subscriberId: number): Promise<Person> {
  const { rows } = await sql<Person>`
    select exists (
        select 1
        from subscriptions
        where subscriber_id = ${subscriberId}
          and state = 'active'
      ) as "isSubscribed",
      exists (
        select 1
        from dialogues
        where subscriber_id = ${subscriberId}
          and question is not null
      ) as "isAsked"`.execute(tx);
  return rows[0] ?? { isSubscribed: false, isAsked: false };
}

/** The list that staff see, where there is one; else what the rules pick, sent before or not. */
async function tipsOf(db: Db, digest: Digest, day: string): Promise<readonly Tip[]> {
  const run = await findRun(db, digest.topicId, day);
  if (run !== null && run.tips.length > 0) return run.tips;
  const { topicId, rules, atMost } = digest;
  const found = await eventsOn(db, { from: day, to: day, topicId, rules });
  return chosen(found, [], atMost).map((occurrence) => ({ occurrence, words: "" }));
}
