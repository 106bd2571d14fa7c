/** Which cores a program of a benchmark may use. */
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/**
 * Two programs that write to each other in turns end up on one core, where the system wakes whoever is written to, while
 * another core rests: with a network between them they cannot. So what sends has all cores but the last, and the other side
 * has that one; databases run where they like. "" where there is nothing to choose.
 */
export function coresOf(side: "what sends" | "the other side"): string {
  const cores = availableParallelism();
  if (cores < 2 || spawnSync("taskset", ["--version"]).status !== 0) return "";
  return side === "the other side" ? String(cores - 1) : `0-${cores - 2}`;
}
