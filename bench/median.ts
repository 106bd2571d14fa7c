/** Several runs of a benchmark as one. Pure. */
import { percentile, type Figure } from "./report.ts";

/** Each figure with the median of its values; they are told apart by their place, because names may repeat. */
export function median(runs: readonly (readonly Figure[])[]): readonly Figure[] {
  const [first = []] = runs;
  if (runs.length === 1) return first;
  return first.map((figure, place) => {
    const values = runs.flatMap((run) => run[place]?.value ?? []);
    return { ...figure, value: percentile(values, 0.5), runs: values };
  });
}
