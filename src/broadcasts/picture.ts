/** A broadcast's one picture: drawn anew, as channels take it, and kept as a file of ours. */
import { sql } from "kysely";
import { preparePicture, storeMedia } from "../channels/channels.ts";
import { assertOutsideTransaction, type Db } from "../db/db.ts";
import { publicFetch, type Unfetched } from "../lib/public-fetch.ts";

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

/** False for what came or went in a conversation, which nobody else may ever see, and for what is no file. */
export async function mayBePublished(db: Db, mediaId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from media
    where id = ${mediaId}
      and not exists (
        select 1
        from messages
        where media_id = media.id
      )`.execute(db);
  return rows.length > 0;
}

/** Fetches and keeps a picture that a program or a source names by its address. */
export async function fetchPicture(
  db: Db,
  mediaFolder: string,
  url: string,
  now: Date,
  { allowPrivate }: { readonly allowPrivate?: boolean | undefined } = {},
): Promise<PictureResult> {
  assertOutsideTransaction("Fetching a picture");
  const fetched = await publicFetch(url, { maxBytes: largestBytes, headers, allowPrivate });
  if (fetched.kind === "unfetched") return { kind: "refused", reason: reasons[fetched.why] };
  if (fetched.status !== 200)
    return {
      kind: "refused",
      reason: `Die Adresse des Bildes antwortet mit dem Fehler ${fetched.status}.`,
    };
  const name = URL.parse(url)?.pathname.split("/").at(-1) ?? "bild";
  return await keepPicture(db, mediaFolder, fetched.bytes, name, now);
}

const headers = { "user-agent": "Rundruf", accept: "image/*" };

const unreachable = "Das Bild lässt sich unter dieser Adresse nicht abrufen.";
const reasons: Readonly<Record<Unfetched["why"], string>> = {
  address: "Die Adresse muss mit https:// oder http:// beginnen.",
  inside: "Von Adressen im eigenen Netz werden keine Bilder geholt.",
  redirects: "Die Adresse leitet zu oft weiter.",
  "too-large": "Das Bild ist größer als 20 MB.",
  "too-slow": unreachable,
  unreachable,
};
