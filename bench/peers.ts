/** Fetches what we are held against, at the versions of its lock file, into a folder outside of the project. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A copy of `bench/peers/NAME` with its packages installed; made once for each state of its files. */
export function peersFolder(name: string): string {
  const source = join(root, "bench/peers", name);
  const state = createHash("sha256");
  for (const file of readdirSync(source).toSorted()) state.update(readFileSync(join(source, file)));
  const folder = join(tmpdir(), `rundruf-peers-${name}-${state.digest("hex").slice(0, 12)}`);
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
