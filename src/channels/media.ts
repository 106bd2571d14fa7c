/** Our files: a row of `media` for each, its bytes below the media folder, both or neither. */
import { createHash } from "node:crypto";
import type { Db, Tx } from "../db/db.ts";
import type { FileContent, MediaId } from "./channels.ts";
import { listFilesBefore, readFileSafely, removeFile, writeFileSafely } from "./media-files.ts";
import { sniff } from "./sniff.ts";

export type StoredMedia = {
  readonly id: MediaId;
  readonly sha256: string;
  readonly mimeType: string;
  readonly fileName?: string | undefined;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
};

/**
 * Keeps a file. Its type is what its bytes show, not what the sender says. The file comes first and is complete and on
 * disk before the row names it. Two equal files are two: one may be erased without the other.
 */
export async function storeMedia(
  db: Db | Tx,
  mediaFolder: string,
  file: FileContent,
  now: Date,
): Promise<StoredMedia> {
  const found = await sniff(file);
  const path = await writeFileSafely(mediaFolder, file.bytes, found.extension);
  try {
    const row = await db
      .insertInto("media")
      .values({
        sha256: createHash("sha256").update(file.bytes).digest("hex"),
        mime_type: found.mimeType,
        file_name: tidyName(file.fileName),
        bytes: file.bytes.byteLength,
        path,
        width: found.width,
        height: found.height,
        created_at: now,
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
    return storedOf(row);
  } catch (error) {
    await removeFile(mediaFolder, path);
    throw error;
  }
}

/** What is known of a file, without its bytes; null when it is gone. */
export async function findMedia(db: Db | Tx, id: MediaId): Promise<StoredMedia | null> {
  const row = await db.selectFrom("media").select(columns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : storedOf(row);
}

/** The file with its bytes; null when it is gone. */
export async function readMedia(
  db: Db | Tx,
  mediaFolder: string,
  id: MediaId,
): Promise<(StoredMedia & FileContent) | null> {
  const row = await db.selectFrom("media").select(columns).where("id", "=", id).executeTakeFirst();
  const bytes = row === undefined ? null : await readFileSafely(mediaFolder, row.path);
  return row === undefined || bytes === null ? null : { ...storedOf(row), bytes };
}

/** Removes a file and all that is known of it. Nothing happens when it is gone already. */
export async function removeMedia(db: Db | Tx, mediaFolder: string, id: MediaId): Promise<void> {
  const row = await db
    .deleteFrom("media")
    .where("id", "=", id)
    .returning("path")
    .executeTakeFirst();
  if (row !== undefined) await removeFile(mediaFolder, row.path);
}

/**
 * Removes files that no row names: what a crash between writing a file and its row has left. Young ones stay, their row
 * may be on its way. Returns how many went.
 */
export async function sweepFiles(db: Db, mediaFolder: string, now: Date): Promise<number> {
  const old = await listFilesBefore(mediaFolder, new Date(now.getTime() - youngMs));
  let swept = 0;
  for (let start = 0; start < old.length; start += sweepAtOnce) {
    const some = old.slice(start, start + sweepAtOnce);
    const rows = await db.selectFrom("media").select("path").where("path", "in", some).execute();
    const named = new Set(rows.map(({ path }) => path));
    for (const path of some.filter((one) => !named.has(one))) {
      await removeFile(mediaFolder, path);
      swept += 1;
    }
  }
  return swept;
}

const youngMs = 24 * 3_600_000;
const sweepAtOnce = 500;

const columns = [
  "id",
  "sha256",
  "mime_type",
  "file_name",
  "bytes",
  "path",
  "width",
  "height",
] as const;

function storedOf(row: {
  readonly id: number;
  readonly sha256: string;
  readonly mime_type: string;
  readonly file_name: string | null;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}): StoredMedia {
  return {
    id: row.id,
    sha256: row.sha256,
    mimeType: row.mime_type,
    fileName: row.file_name ?? undefined,
    size: row.bytes,
    width: row.width,
    height: row.height,
  };
}

/** A name from outside: no path, no control characters, not endless. */
function tidyName(name: string | undefined): string | null {
  const tidy = (name ?? "")
    .replace(/^.*[\\/]/, "")
    .replace(/\p{Cc}/gu, "")
    .toWellFormed()
    .trim();
  if (tidy === "") return null;
  return tidy.length <= 200 ? tidy : `${tidy.slice(0, 180)}${tidy.slice(-20)}`;
}
