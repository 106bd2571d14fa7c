/** The kept figures that have a bar, as a table for docs/performance.md. Pure. */
import type { Kept } from "./keep-figures.ts";
import { format, type Figure } from "./report.ts";

export function tableOf(all: readonly Kept[]): string {
  const rows = all.flatMap(({ benchmark, load, commit, figures }) =>
    figures
      .filter(hasBar)
      .map(
        (figure) =>
          `| \`${benchmark}\` | ${figure.what} | ${barOf(figure)} | ${emphasised(figure)} | ${runsOf(figure)} | ${load} | ${commit} |`,
      ),
  );
  const machines = [...new Set(all.map(({ machine, on }) => `${machine}, ${on}`))];
  return [
    `On ${machines.join("; ")}. What misses its bar is **bold**.`,
    "",
    "| benchmark | what | should be | median | each run | load before | commit |",
    "|---|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

export function hasBar({ least, most }: Figure): boolean {
  return least !== undefined || most !== undefined;
}

export function holds({ value, least, most }: Figure): boolean {
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}

function barOf({ least, most, unit }: Figure): string {
  return least === undefined ? `at most ${most ?? ""} ${unit}` : `at least ${least} ${unit}`;
}

function emphasised(figure: Figure): string {
  const words = `${format(figure.value)} ${figure.unit}`;
  return holds(figure) ? words : `**${words}**`;
}

function runsOf({ runs }: Figure): string {
  return runs === undefined ? "one run" : runs.map(format).join(", ");
}
