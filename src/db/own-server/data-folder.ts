import { createHash } from "node:crypto";
import { chmod, mkdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { canEnter } from "./system-user.ts";

/** Where everybody may enter and nobody but root may write. */
export const copiesFolder = "/var/lib/rundruf";

/** Somebody who is neither owner nor in the group of anything. */
const stranger = { name: "stranger", uid: -1, gid: -1 };

/**
 * Where database, media and keys lie: `configured` (DATA_DIR), else `./data`; as root in a folder that others cannot
 * enter (PostgreSQL runs as another user) a folder below /var/lib/rundruf that belongs to this place.
 */
export async function dataFolder(
  configured: string | undefined,
  workingFolder: string = process.cwd(),
): Promise<string> {
  if (configured !== undefined && configured !== "") return resolve(workingFolder, configured);
  if (process.getuid?.() !== 0 || (await canEnter(stranger, workingFolder)))
    return join(workingFolder, "data");
  const place = createHash("sha256").update(workingFolder).digest("hex").slice(0, 8);
  return join(copiesFolder, `${basename(workingFolder)}-${place}`);
}

/**
 * Makes the folder where it is missing. As root others may pass through it to the cluster (PostgreSQL runs as somebody
 * else) but not look around; whatever lies in it guards itself.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return;
  }
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await letPass(folder);
  if (folder.startsWith(`${copiesFolder}/`)) await letPass(copiesFolder);
}

/** Only root's own folders: those of others are theirs to open. */
async function letPass(folder: string): Promise<void> {
  const { uid, mode } = await stat(folder);
  if (uid === 0 && (mode & 0o011) !== 0o011) await chmod(folder, (mode & 0o777) | 0o011);
}
