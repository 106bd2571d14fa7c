import type { Db } from "../db/db.ts";
import type { CallResult, Channel, ChannelAccount, MediaId } from "./channels.ts";
import { readMedia } from "./media.ts";
import { ownFailure } from "./own-failures.ts";

/** WhatsApp keeps an upload for 30 days; a message may still wait for some of them. */
const usableMs = 25 * 24 * 3_600_000;

/**
 * The channel's own ids of our files, each uploaded once per number and used again for 25 days. Stops at the first file
 * that does not go up. To be called outside a transaction: it talks to the network.
 */
export async function resolveProviderMedia(
  db: Db,
  channel: Channel,
  account: ChannelAccount,
  mediaIds: readonly MediaId[],
  mediaFolder: string,
  now: Date,
): Promise<CallResult<ReadonlyMap<MediaId, string>>> {
  const wanted = [...new Set(mediaIds)];
  const resolved = await usableUploads(db, account.id, wanted, now);
  for (const id of wanted.filter((one) => !resolved.has(one))) {
    const uploaded = await uploadOne(db, channel, account, id, mediaFolder, now);
    if (uploaded.kind !== "done") return uploaded;
    resolved.set(id, uploaded.value);
  }
  return { kind: "done", value: resolved };
}

async function usableUploads(
  db: Db,
  accountId: number,
  ids: readonly MediaId[],
  now: Date,
): Promise<Map<MediaId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("media_uploads")
    .select(["media_id", "provider_media_id"])
    .where("account_id", "=", accountId)
    .where("media_id", "in", ids)
    .where("uploaded_at", ">", new Date(now.getTime() - usableMs))
    .execute();
  return new Map(rows.map((row) => [row.media_id, row.provider_media_id]));
}

async function uploadOne(
  db: Db,
  channel: Channel,
  account: ChannelAccount,
  id: MediaId,
  mediaFolder: string,
  now: Date,
): Promise<CallResult<string>> {
  const file = await readMedia(db, mediaFolder, id);
  if (file === null)
    return {
      kind: "refused",
      failure: ownFailure(
        "gone",
        "fix",
        "Die Datei zu dieser Nachricht ist nicht mehr da. Bitte neu anhängen.",
      ),
    };
  const uploaded = await channel.upload(account, file);
  if (uploaded.kind !== "done") return uploaded;
  const upload = { provider_media_id: uploaded.value, uploaded_at: now };
  await db
    .insertInto("media_uploads")
    .values({ account_id: account.id, media_id: id, ...upload })
    .onConflict((conflict) => conflict.columns(["account_id", "media_id"]).doUpdateSet(upload))
    .execute();
  return uploaded;
}
