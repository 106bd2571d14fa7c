/** A broadcast's one picture: drawn anew, as channels take it, and kept as a file of ours. */
import { preparePicture, storeMedia } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { publicFetch } from "./public-fetch.ts";

export type PictureResult =
  | { readonly kind: "kept"; readonly mediaId: number }
  /** A German sentence that says what to do. */
  | { readonly kind: "refused"; readonly reason: string };

const largestBytes = 20 * 1024 * 1024;

/** Keeps a picture that staff chose. */
export async function keepPicture(
  db: Db,
  mediaFolder: string,
  bytes: Uint8Array,
  fileName: string,
  now: Date,
): Promise<PictureResult> {
  const prepared = await preparePicture(bytes, fileName);
  if (prepared.kind === "refused") return prepared;
  const { id } = await storeMedia(db, mediaFolder, prepared.file, now);
  return { kind: "kept", mediaId: id };
}

/** Fetches and keeps a picture that a program names by its address. */
export async function fetchPicture(
  db: Db,
  mediaFolder: string,
  url: string,
  now: Date,
): Promise<PictureResult> {
  const fetched = await publicFetch(url, { maxBytes: largestBytes });
  if (fetched.kind === "refused") return fetched;
  const name = URL.parse(url)?.pathname.split("/").at(-1) ?? "bild";
  return await keepPicture(db, mediaFolder, fetched.bytes, name, now);
}
