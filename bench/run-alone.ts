/** Runs a program of this folder in a process of its own, so that its memory and processor time are nobody else's. */
import { once } from "node:events";
import { spawnWithUs } from "./calling-off.ts";

/** What it printed, a value for each line. `flags` of Node where it runs otherwise than by itself. */
export async function runAlone(
  file: string,
  args: readonly string[],
  flags?: readonly string[],
): Promise<unknown[]> {
  const stdio = ["ignore", "pipe", "inherit"] as const;
  const program = spawnWithUs(file, args, { stdio, ...(flags === undefined ? {} : { flags }) });
  let said = "";
  program.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(program, "close");
  if (code !== 0) throw new Error(`${file} ended with ${code}.`);
  return said
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}
