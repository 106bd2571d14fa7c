import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

/** Somebody without rights, for PostgreSQL, which refuses to run as root. */
export type SystemUser = { readonly name: string; readonly uid: number; readonly gid: number };

const run = promisify(execFile);

/**
 * Who runs PostgreSQL: null where we are not root (we do). Else `rundruf`, made where it is missing and `make` is set;
 * else `postgres`; else `nobody`.
 */
export async function chooseSystemUser({ make }: { make: boolean }): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const own = await findUser("rundruf");
  if (own !== null) return own;
  if (make) {
    const made = await run("useradd", [
      "--system",
      "--no-create-home",
      "--user-group",
      "rundruf",
    ]).then(
      () => true,
      () => false,
    );
    const user = made ? await findUser("rundruf") : null;
    if (user !== null) return user;
  }
  const user = (await findUser("postgres")) ?? (await findUser("nobody"));
  if (user === null)
    throw new Error(
      "PostgreSQL does not run as root and this machine has no user for it: create one with `useradd --system rundruf`.",
    );
  return user;
}

/** Whether that user may pass through every folder down to `path`. Knows owner, group and others, not access lists. */
export async function canEnter(user: SystemUser, path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found !== null) {
    const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
    if (((found.mode >> shift) & 0o1) === 0) return false;
  }
  const parent = dirname(path);
  return parent === path || (await canEnter(user, parent));
}

async function findUser(name: string): Promise<SystemUser | null> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  const fields = text
    .split("\n")
    .map((line) => line.split(":"))
    .find(([candidate]) => candidate === name);
  if (fields === undefined) return null;
  return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
}
