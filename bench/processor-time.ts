/** Processor seconds and memory of other processes. Throws where the machine has no /proc. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Linux counts in hundredths of a second. */
const ticksASecond = 100;

/** Of PostgreSQL: the server of a data folder and all its children, also those that have ended. */
export async function databaseSeconds(dataFolder: string): Promise<number> {
  const written = await readFile(join(dataFolder, "postgresql/postmaster.pid"), "utf8");
  return await treeSeconds(Number(written.split("\n")[0]));
}

/** Of a process and all its children, also those that have ended. */
export async function treeSeconds(root: number): Promise<number> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map(async (pid) => ({ pid, fields: await fieldsOf(pid) })));
  let ticks = 0;
  for (const { pid, fields } of stats) {
    const isRoot = pid === root;
    if (!isRoot && Number(fields[1]) !== root) continue;
    ticks += Number(fields[11]) + Number(fields[12]);
    if (isRoot) ticks += Number(fields[13]) + Number(fields[14]);
  }
  return ticks / ticksASecond;
}

/** What of it is in memory now, in bytes. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
}

/** After the name in brackets: state, parent, …, own time (12th and 13th), time of children that ended (14th and 15th). */
async function fieldsOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
