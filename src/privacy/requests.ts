import type { Channel, ChannelName } from "../channels/channels.ts";
import { storeMedia } from "../channels/channels.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { recordOutgoing } from "../inbox/inbox.ts";
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { asReadableText, collect } from "./access.ts";
import { erase } from "./erasure.ts";

export type PrivacyContext = Pick<
  PageContext,
  "db" | "clock" | "log" | "secret" | "mediaFolder"
> & {
  readonly channelOf: (name: ChannelName) => Channel;
  readonly wakeSender: () => void;
};

type Whom = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
};

/** Notes that the person wants to know what is stored about them (Art. 15 GDPR). */
export async function askForAccess(tx: Tx, whom: Whom, now: Date): Promise<void> {
  await tx
    .insertInto("privacy_requests")
    .values({
      kind: "access",
      account_id: whom.accountId,
      address_id: whom.addressId,
      subscriber_id: whom.subscriberId,
      asked_at: now,
    })
    .execute();
}

/** Notes that the person wants to be forgotten (Art. 17 GDPR); the farewell leaves first. */
export async function askForErasure(
  tx: Tx,
  whom: Whom,
  farewellDeliveryId: number | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("privacy_requests")
    .values({
      kind: "erasure",
      account_id: whom.accountId,
      address_id: whom.addressId,
      subscriber_id: whom.subscriberId,
      farewell_delivery_id: farewellDeliveryId,
      asked_at: now,
    })
    .execute();
}

/** Carries requests out. */
export function privacyLoop(context: PrivacyContext): Loop {
  const { clock, log } = context;
  return loop("privacy", { everyMs: 2_000, clock, log }, async () => await carryOutNext(context));
}

/** A farewell that cannot leave (number halted, service away) holds an erasure up for this long at most. */
const LONGEST_FAREWELL_MS = 15 * 60 * 1000;

async function carryOutNext(context: PrivacyContext): Promise<boolean> {
  const now = context.clock.now();
  const request = await nextRequest(context.db, now);
  if (request === undefined) return false;
  if (request.subscriber_id === null || request.address_id === null)
    await close(context.db, request.id, now);
  else if (request.kind === "erasure")
    await erase(context.db, context.secret, context.mediaFolder, request.subscriber_id, now);
  else
    await answerAccess(
      context,
      request.id,
      {
        accountId: request.account_id,
        addressId: request.address_id,
        subscriberId: request.subscriber_id,
      },
      now,
    );
  await close(context.db, request.id, now);
  return true;
}

async function nextRequest(db: Db, now: Date) {
  return db
    .selectFrom("privacy_requests as request")
    .leftJoin("deliveries as farewell", (join) =>
      join
        .onRef("farewell.account_id", "=", "request.account_id")
        .onRef("farewell.id", "=", "request.farewell_delivery_id"),
    )
    .select([
      "request.id",
      "request.kind",
      "request.account_id",
      "request.address_id",
      "request.subscriber_id",
    ])
    .where("request.done_at", "is", null)
    .where((or) =>
      or.or([
        or("farewell.id", "is", null),
        or("farewell.state", "not in", ["queued", "sending"]),
        or("request.asked_at", "<", new Date(now.getTime() - LONGEST_FAREWELL_MS)),
      ]),
    )
    .orderBy("request.id")
    .limit(1)
    .executeTakeFirst();
}

async function close(db: Db, id: number, now: Date): Promise<void> {
  await db.updateTable("privacy_requests").set({ done_at: now }).where("id", "=", id).execute();
}

async function answerAccess(
  context: PrivacyContext,
  requestId: number,
  whom: Whom,
  now: Date,
): Promise<void> {
  const record = await collect(context.db, whom.subscriberId);
  if (record === null) return;
  const readable = new TextEncoder().encode(asReadableText(record));
  const file = await storeMedia(
    context.db,
    context.mediaFolder,
    { bytes: readable, mimeType: "text/plain", fileName: "auskunft.txt" },
    now,
  );
  await transact(context.db, async (tx) => {
    // Two processes may have read the same open request: only the one that closes it answers.
    const mine = await tx
      .updateTable("privacy_requests")
      .set({ done_at: now })
      .where("id", "=", requestId)
      .where("done_at", "is", null)
      .executeTakeFirst();
    if (mine.numUpdatedRows === 0n) return;
    const message = {
      type: "document",
      media: file.id,
      fileName: "auskunft.txt",
      caption: "Das ist alles, was wir über Sie gespeichert haben.",
    } as const;
    const deliveryId = await enqueue(tx, { ...whom, lane: "notice", message, now });
    await recordOutgoing(tx, { ...whom, deliveryId, message, staffId: null, automatic: true, now });
  });
  context.wakeSender();
}
