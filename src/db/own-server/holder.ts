import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeDataFolder } from "./data-folder.ts";

type Holder = {
  readonly pid: number;
  /** When that process started, as the system words it: a pid alone may belong to somebody else by now. */
  readonly started: string;
  readonly since: string;
};

export type Holding =
  | { readonly kind: "held"; readonly file: string; readonly text: string }
  | { readonly kind: "held-by-other"; readonly sentence: string };

/** Makes this process the one that holds the folder, unless a living one does. Taken over from a dead one only. */
export async function hold(dataDir: string): Promise<Holding> {
  await makeDataFolder(dataDir);
  const file = join(dataDir, "holder.json");
  const text = JSON.stringify(describeOurselves());
  // Written whole and then linked: nobody ever reads half a file, and link fails where the name is taken.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    for (;;) {
      if (await linked(draft, file)) return { kind: "held", file, text };
      const found = await readFile(file, "utf8").catch(() => null);
      if (found === null) continue;
      const holder = parseHolder(found);
      if (holder !== null && isAlive(holder))
        return {
          kind: "held-by-other",
          sentence: `The data folder ${dataDir} is held by process ${holder.pid} since ${holder.since}: stop that one, or set DATA_DIR to another folder.`,
        };
      await takeAway(file, found);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Gives the folder back; does nothing where somebody else holds it by now. */
export async function release(holding: Holding): Promise<void> {
  if (holding.kind === "held") await takeAway(holding.file, holding.text);
}

/** Removes the file only if it still says `text`: between reading and removing somebody else may have taken over. */
async function takeAway(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, "utf8")) !== text) await linked(aside, file);
  await rm(aside, { force: true });
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function describeOurselves(): Holder {
  return {
    pid: process.pid,
    started: startOf(process.pid) ?? "unknown",
    since: new Date(Date.now() - process.uptime() * 1000).toISOString(),
  };
}

function isAlive({ pid, started }: Holder): boolean {
  return startOf(pid) === started;
}

/** Null where there is no such process. Linux counts clock ticks since boot (proc(5), field 22 of stat). */
function startOf(pid: number): string | null {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The second field, the program's name, may hold blanks and brackets.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot} ${ticks}`;
  } catch {
    return null;
  }
}

/** A file that we cannot read was not written by us as a whole: nobody holds the folder by it. */
function parseHolder(text: string): Holder | null {
  try {
    // Written by `describeOurselves` of this or an older version.
    const { pid, started, since } = JSON.parse(text) as Partial<Holder>;
    if (typeof pid !== "number" || typeof started !== "string") return null;
    return { pid, started, since: since ?? "?" };
  } catch {
    return null;
  }
}
