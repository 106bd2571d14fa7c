/** Which events of a source are offered at all. Pure. */
import type { EventDetails } from "./event.ts";
import { letters, placeLine } from "./facts.ts";
import type { Source } from "./source.ts";

export type SourceRules = Pick<Source, "onlyCities" | "onlyCategories">;

/** True where the rules leave it out: another town, another category. A place that nobody knows is let in. */
export function leavesOut(rules: SourceRules, { place, categories }: EventDetails): boolean {
  const where = letters(placeLine(place));
  const elsewhere =
    rules.onlyCities.length > 0 &&
    where !== "" &&
    !rules.onlyCities.some((city) => where.includes(letters(city)));
  const other =
    rules.onlyCategories.length > 0 &&
    !rules.onlyCategories.some((wanted) =>
      categories.some((category) => letters(category).includes(letters(wanted))),
    );
  return elsewhere || other;
}
