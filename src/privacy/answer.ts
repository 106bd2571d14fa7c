/** AUSKUNFT: two documents into the chat, one to read and one for other programs; gone from here once they have arrived. */
import { sql } from "kysely";
import { removeMedia, storeMedia, type Message } from "../channels/channels.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { recordOutgoing } from "../inbox/inbox.ts";
import { readOrganisation } from "../web/organisation.ts";
import { collect, type PersonRecord } from "./access.ts";
import type { PrivacyContext } from "./carry-out.ts";
import { asReadableText } from "./readable.ts";
import { readableWords } from "./readable-words.ts";
import { closeRequest } from "./requests.ts";

type Whom = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
};

/** Collects what is stored and queues it as documents, once for each request. */
export async function answerAccess(
  { db, mediaFolder, wakeSender }: PrivacyContext,
  requestId: number,
  whom: Whom,
  now: Date,
): Promise<void> {
  const record = await collect(db, whom.subscriberId);
  if (record === null) return;
  const organisation = await readOrganisation(db);
  const w = readableWords(record.person.language);
  const documents = [
    {
      fileName: w.fileName,
      text: asReadableText(record, { organisation, now }),
      caption: w.caption,
    },
    { fileName: w.jsonName, text: JSON.stringify(record, null, 1), caption: undefined },
  ];
  await transact(db, async (tx) => {
    // Two processes may have read the same open request: only the one that closes it answers.
    if (!(await closeRequest(tx, requestId, now))) return;
    const media: number[] = [];
    for (const { fileName, text, caption } of documents) {
      const file = await storeMedia(tx, mediaFolder, asFile(fileName, text), now);
      media.push(file.id);
      await say(tx, whom, { type: "document", media: file.id, fileName, caption }, now);
    }
    await sql`update privacy_requests set media_ids = ${media}::bigint[] where id = ${requestId}`.execute(
      tx,
    );
  });
  wakeSender();
}

async function say(tx: Tx, whom: Whom, message: Message, now: Date): Promise<void> {
  const deliveryId = await enqueue(tx, { ...whom, lane: "notice", message, now });
  await recordOutgoing(tx, { ...whom, deliveryId, message, staffId: null, automatic: true, now });
}

/** As plain text, which WhatsApp takes as a document; JSON is not among its types. */
function asFile(fileName: string, text: string) {
  return { bytes: new TextEncoder().encode(text), mimeType: "text/plain", fileName };
}

/** The record of `collect` for staff who hand it over themselves. */
export async function readableRecord(
  db: Db,
  subscriberId: number,
  now: Date,
): Promise<{ readonly text: string; readonly record: PersonRecord } | null> {
  const record = await collect(db, subscriberId);
  if (record === null) return null;
  return {
    record,
    text: asReadableText(record, { organisation: await readOrganisation(db), now }),
  };
}

/**
 * The documents hold everything in the clear, the number too, which staff see masked. They are removed as soon as they
 * have arrived, or cannot arrive any more.
 */
export async function removeDeliveredAnswers(db: Db, mediaFolder: string): Promise<void> {
  const { rows } = await sql<{ id: number; media: number[] }>`
    select request.id, request.media_ids as media
    from privacy_requests request
    where request.media_ids <> '{}'
      and not exists (
        select 1
        from messages message
        join deliveries delivery
          on delivery.account_id = message.account_id and delivery.id = message.delivery_id
        where message.media_id = any(request.media_ids)
          and delivery.state not in ('delivered', 'read', 'failed', 'withdrawn', 'expired')
      )`.execute(db);
  for (const { id, media } of rows) {
    for (const file of media) await removeMedia(db, mediaFolder, file);
    await sql`update privacy_requests set media_ids = '{}' where id = ${id}`.execute(db);
  }
}
