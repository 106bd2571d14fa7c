/**
 * Keeps what a benchmark found: all of it in docs/figures.json, what has a bar as a table in docs/performance.md, with a chart
 * beside it. Benchmarks may be run one by one; each replaces its own part.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chartOf } from "./chart.ts";
import type { Figure } from "./report.ts";
import { tableOf } from "./table.ts";

const docs = join(fileURLToPath(new URL("..", import.meta.url)), "docs");
const kept = join(docs, "figures.json");
const page = join(docs, "performance.md");
const chart = join(docs, "images/performance.svg");
const between = /(<!-- figures -->\n)[\s\S]*?(<!-- end of figures -->)/;

export type Kept = {
  readonly benchmark: string;
  /** The day, as 2026-11-26. */
  readonly on: string;
  readonly commit: string;
  readonly machine: string;
  /** Processes that wanted a core when it began, over the last minute. */
  readonly load: number;
  readonly figures: readonly Figure[];
};

export function keepFigures(benchmark: string, figures: readonly Figure[]): void {
  const others = readKept().filter((one) => one.benchmark !== benchmark);
  const all = [...others, { benchmark, ...circumstances(), figures: figures.map(rounded) }];
  writeFileSync(kept, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(chart, chartOf(all));
  writeFileSync(
    page,
    readFileSync(page, "utf8").replace(
      between,
      (_whole, before: string, after: string) => `${before}${tableOf(all)}\n${after}`,
    ),
  );
}

function readKept(): readonly Kept[] {
  // What this file wrote.
  return existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as Kept[]) : [];
}

function circumstances() {
  const [cpu] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  const model = cpu?.model.trim() ?? "unknown processor";
  return {
    on: new Date().toISOString().slice(0, 10),
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: docs }).toString().trim(),
    machine: `${cpus().length} cores (${model}), ${gib} GiB, Node ${process.versions.node}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** Four digits are more than a benchmark knows. */
function rounded(figure: Figure): Figure {
  const round = (value: number): number => Number(value.toPrecision(4));
  const { runs } = figure;
  return {
    ...figure,
    value: round(figure.value),
    ...(runs === undefined ? {} : { runs: runs.map(round) }),
  };
}
