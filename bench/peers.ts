/** Fetches what we are held against, at the versions of its lock file, into a folder outside of the project. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The folder with the installed packages of `bench/peers/NAME`; fetched once for each lock file. */
export function peersFolder(name: string): string {
  const source = join(root, "bench/peers", name);
  const lock = createHash("sha256").update(readFileSync(join(source, "package-lock.json")));
  const folder = join(tmpdir(), `rundruf-peers-${name}-${lock.digest("hex").slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const fetching = `${folder}.${process.pid}`;
  cpSync(source, fetching, { recursive: true });
  const options = { cwd: fetching, stdio: ["ignore", "ignore", "inherit"] as const };
  const done = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    ...options,
    stdio: [...options.stdio],
  });
  if (done.status !== 0) {
    rmSync(fetching, { recursive: true });
    throw new Error(
      `The peers in bench/peers/${name} could not be fetched: look at npm's words above.`,
    );
  }
  renameSync(fetching, folder);
  return folder;
}
