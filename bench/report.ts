/** What a benchmark found, and how it is printed. */

export type Figure = {
  readonly what: string;
  readonly value: number;
  /** "ms", "kB", "a second", … */
  readonly unit: string;
};

export type BenchOptions = { readonly recipients?: number | undefined };
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
  for (const { what, value, unit } of figures)
    process.stdout.write(`  ${what.padEnd(width)}  ${format(value)} ${unit}\n`);
}

/** The value below which this share of the values lies; 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function format(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : 2;
  return value.toFixed(digits).padStart(9);
}
