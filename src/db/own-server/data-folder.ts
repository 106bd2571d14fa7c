import { createHash } from "node:crypto";
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
