import { createHash, createHmac } from "node:crypto";
import type { World } from "../world.ts";

/** A file at Meta's: uploaded by the county (30 days) or sent by a person (7 days). */
export type StoredMedia = {
  readonly id: string;
  readonly origin: "county" | "person";
  readonly mimeType: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  readonly fileName: string | undefined;
  readonly expiresAt: number;
};

export type MediaKind = "image" | "video" | "audio" | "document" | "sticker";

const day = 86_400_000;
const urlLives = 5 * 60_000;

/** Reference 5.4. Sizes in bytes; for stickers that of an animated one. */
export const mediaLimits: Readonly<
  Record<MediaKind, { readonly mimeTypes: readonly string[]; readonly bytes: number }>
> = {
  image: { mimeTypes: ["image/jpeg", "image/png"], bytes: 5 * 1024 ** 2 },
  video: { mimeTypes: ["video/mp4", "video/3gpp"], bytes: 16 * 1024 ** 2 },
  audio: {
    mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
    bytes: 16 * 1024 ** 2,
  },
  document: {
    mimeTypes: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.ms-excel",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.ms-powerpoint",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    bytes: 100 * 1024 ** 2,
  },
  sticker: { mimeTypes: ["image/webp"], bytes: 500 * 1024 },
};

export function kindOf(mimeType: string): MediaKind | undefined {
  const plain = plainType(mimeType);
  const kinds: readonly MediaKind[] = ["image", "video", "audio", "document", "sticker"];
  return kinds.find((kind) => mediaLimits[kind].mimeTypes.includes(plain));
}

/** "audio/ogg; codecs=opus" is an audio/ogg. */
export function plainType(mimeType: string): string {
  return (mimeType.split(";")[0] ?? "").trim().toLowerCase();
}

export function keepMedia(
  world: World,
  file: {
    readonly origin: "county" | "person";
    readonly mimeType: string;
    readonly bytes: Buffer;
    readonly fileName?: string | undefined;
  },
): StoredMedia {
  const media: StoredMedia = {
    id: world.random.numericId(),
    origin: file.origin,
    mimeType: file.mimeType,
    bytes: file.bytes,
    sha256: createHash("sha256").update(file.bytes).digest(),
    fileName: file.fileName,
    expiresAt: world.clock.milliseconds() + (file.origin === "county" ? 30 : 7) * day,
  };
  world.media.set(media.id, media);
  return media;
}

/** The file, as long as Meta keeps it. */
export function findMedia(world: World, id: string): StoredMedia | undefined {
  const media = world.media.get(id);
  return media !== undefined && media.expiresAt > world.clock.milliseconds() ? media : undefined;
}

/** A download address good for five minutes and for nothing else. */
export function downloadUrl(world: World, base: string, id: string): string {
  const until = world.clock.milliseconds() + urlLives;
  return `${base}/whatsapp_business/attachments/?mid=${id}&ext=${until}&hash=${hashOf(world, id, String(until))}`;
}

export function urlIsGood(world: World, id: string, until: string, hash: string): boolean {
  return hash === hashOf(world, id, until) && Number(until) > world.clock.milliseconds();
}

function hashOf(world: World, id: string, until: string): string {
  return createHmac("sha256", world.settings.appSecret)
    .update(`${id}/${until}`)
    .digest("base64url");
}
