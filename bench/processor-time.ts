/** Processor seconds of PostgreSQL: the server of a data folder and all its children. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Linux counts in hundredths of a second. */
const ticksASecond = 100;

/** Null where the machine has no /proc. */
export async function databaseSeconds(dataFolder: string): Promise<number | null> {
  const pidFile = (await readdir(dataFolder, { recursive: true }).catch(() => [])).find((name) =>
    name.endsWith("postmaster.pid"),
  );
  if (pidFile === undefined) return null;
  const postmaster = Number((await readFile(join(dataFolder, pidFile), "utf8")).split("\n")[0]);
  const processes = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (processes.length === 0) return null;
  let ticks = 0;
  for (const pid of processes) {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    // After the name in brackets: state, parent, …, own time (12th and 13th), time of children that ended (14th and 15th).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const isServer = Number(pid) === postmaster;
    if (!isServer && Number(fields[1]) !== postmaster) continue;
    ticks += Number(fields[11]) + Number(fields[12]);
    if (isServer) ticks += Number(fields[13]) + Number(fields[14]);
  }
  return ticks / ticksASecond;
}
