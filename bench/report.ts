/** What a benchmark found, and how it is printed. */

export type Figure = {
  readonly what: string;
  readonly value: number;
  /** "ms", "kB", "a second", … */
  readonly unit: string;
  /** What it should be at least, or at most, where that is agreed. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** What each run found, where there were several; then `value` is their median. */
  readonly runs?: readonly number[] | undefined;
};

export type BenchOptions = {
  readonly recipients?: number | undefined;
  /** Of a run that goes on for a time. */
  readonly minutes?: number | undefined;
  /** Where listmonk's program lies, to be measured beside ours. */
  readonly listmonk?: string | undefined;
};
export type Benchmark = (options: BenchOptions) => Promise<readonly Figure[]>;

/** A table for people, or one JSON object a line for programs. */
export function print(figures: readonly Figure[], benchmark: string, json: boolean): void {
  if (json) {
    for (const figure of figures)
      process.stdout.write(`${JSON.stringify({ benchmark, ...figure })}\n`);
    return;
  }
  const width = Math.max(...figures.map(({ what }) => what.length));
  process.stdout.write(`\n${benchmark}\n`);
  for (const figure of figures) {
    const { what, value, unit } = figure;
    const words = `${format(value).padStart(9)} ${unit}${spread(figure)}${barOf(figure)}`;
    process.stdout.write(`  ${what.padEnd(width)}  ${words}\n`);
  }
}

/** The value below which this share of the values lies; 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Few digits where the value is large. */
export function format(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 1 ? 2 : 3);
}

function spread({ runs }: Figure): string {
  return runs === undefined
    ? ""
    : ` [${format(Math.min(...runs))} to ${format(Math.max(...runs))}]`;
}

function barOf({ least, most }: Figure): string {
  if (least !== undefined) return ` (at least ${least})`;
  return most === undefined ? "" : ` (at most ${most})`;
}
