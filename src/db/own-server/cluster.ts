import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ownBinaries, type Binaries } from "./binaries.ts";
import { copiesFolder } from "./data-folder.ts";
import { canEnter, chooseSystemUser, type SystemUser } from "./system-user.ts";

const run = promisify(execFile);

/** The database's files, the log and the password beside them. */
export type Cluster = {
  readonly folder: string;
  readonly logFile: string;
  readonly passwordFile: string;
  /** Where the server listened last. */
  readonly portFile: string;
};

export function clusterIn(dataDir: string): Cluster {
  return {
    folder: join(dataDir, "postgresql"),
    logFile: join(dataDir, "postgresql.log"),
    passwordFile: join(dataDir, "postgresql.password"),
    portFile: join(dataDir, "postgresql.port"),
  };
}

/**
 * Finds the cluster of a data folder or makes it. A cluster belongs to the user who made it; as root we run it as that
 * user. Throws one sentence where the folder cannot be used.
 */
export async function prepareCluster(
  dataDir: string,
): Promise<{ cluster: Cluster; user: SystemUser | null; binaries: Binaries }> {
  const cluster = clusterIn(dataDir);
  const owner = await stat(cluster.folder).catch(() => null);
  const user = owner === null ? await chooseSystemUser({ make: true }) : ownerOf(owner);
  if (user !== null && !(await canEnter(user, dataDir)))
    throw new Error(
      `DATA_DIR ${dataDir} lies in a folder that the user ${user.name} cannot enter, and PostgreSQL does not run as root: choose a folder outside, such as /var/lib/rundruf.`,
    );
  const binaries = await ownBinaries(user, copiesFolder);
  if (owner === null) await create(cluster, binaries, user);
  else await checkVersion(cluster, binaries);
  return { cluster, user, binaries };
}

function ownerOf({ uid, gid }: { uid: number; gid: number }): SystemUser | null {
  const we = process.getuid?.();
  if (we === 0) return { name: `number ${uid}`, uid, gid };
  if (we !== undefined && we !== uid)
    throw new Error(
      `The database in DATA_DIR belongs to user number ${uid}: start as that user or as root, or set DATA_DIR to another folder.`,
    );
  return null;
}

/** Made under another name and renamed: an interrupted initdb leaves nothing that looks like a database. */
async function create(
  cluster: Cluster,
  binaries: Binaries,
  user: SystemUser | null,
): Promise<void> {
  const part = `${cluster.folder}.new`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  await rm(cluster.passwordFile, { force: true });
  await writeFile(cluster.passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (user !== null)
    for (const path of [part, cluster.passwordFile]) await chown(path, user.uid, user.gid);
  try {
    await run(
      join(binaries.folder, "initdb"),
      [
        ...["-D", part, "-U", "rundruf", `--pwfile=${cluster.passwordFile}`],
        ...["-A", "scram-sha-256", "-E", "UTF8", "--no-instructions"],
        // The same order of letters on every machine, and still ä is the small Ä.
        ...["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ],
      { ...(user === null ? {} : { uid: user.uid, gid: user.gid }), cwd: part, env: environment },
    );
  } catch (cause) {
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : "";
    throw new Error(`The database in ${dirname(part)} could not be made: ${said}`, { cause });
  }
  await rename(part, cluster.folder);
}

/** Nothing of ours leaks into the server: it needs to find the time and speak plainly. */
export const environment: NodeJS.ProcessEnv = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

async function checkVersion(cluster: Cluster, binaries: Binaries): Promise<void> {
  const found = Number.parseInt(await readFile(join(cluster.folder, "PG_VERSION"), "utf8"), 10);
  if (found !== binaries.major)
    throw new Error(
      `The database in ${cluster.folder} was made by PostgreSQL ${found}, and this version brings PostgreSQL ${binaries.major}: dump it with the former version first, see docs/operate.md.`,
    );
}
