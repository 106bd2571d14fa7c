/** Files below the media folder: whole or not there, named by us, readable by us only. */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes the bytes under a new name and returns the name. The name appears only when all bytes are on disk: after a
 * crash there is a whole file or none.
 */
export async function writeFileSafely(
  folder: string,
  bytes: Uint8Array,
  extension: string,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${randomUUID()}.${extension}`;
  const unfinished = join(folder, `${name}.unfinished`);
  try {
    await writeToDisk(unfinished, bytes);
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return name;
}

/** The bytes, or null when the file is not there. */
export async function readFileSafely(folder: string, name: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(pathOf(folder, name)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export async function removeFile(folder: string, name: string): Promise<void> {
  await rm(pathOf(folder, name), { force: true });
}

/** Names of files last written before a time, unfinished ones among them. */
export async function listFilesBefore(folder: string, before: Date): Promise<string[]> {
  const names = (await readdir(folder).catch(noneIfMissing)).filter((name) => ours.test(name));
  const dated = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(noneIfMissing);
      return "mtime" in found && found.mtime < before ? [name] : [];
    }),
  );
  return dated.flat();
}

const ours = /^[0-9a-f-]{36}\.[a-z0-9]{1,10}(\.unfinished)?$/;

/** Names come from our own rows; the check keeps a changed row from reaching outside the folder. */
function pathOf(folder: string, name: string): string {
  if (!ours.test(name)) throw new Error(`"${name}" is no name of a media file.`);
  return join(folder, name);
}

async function writeToDisk(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function noneIfMissing(error: unknown): never[] {
  if (isMissing(error)) return [];
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
