/** What the messages of one number and month cost. Pure. */
import { priceOf, rateCardOn, type RateCard } from "./rate-cards.ts";

/** As many messages as were delivered on a day under the same price. */
export type ChargeLine = {
  /** UTC, as the cards are dated. */
  readonly day: string;
  readonly category: string;
  /** What the channel said: "regular" is charged, all others are free. */
  readonly type: string;
  readonly market: string;
  readonly count: number;
};

export type PricedLine = ChargeLine & { readonly free: number; readonly micros: number };

/**
 * Each line with its price. Meta does not document how it reports the free service messages of a month (reference 2.4), so
 * both ways come out right: what is reported as free is free, and where fewer are than the card grants, the first of the
 * others are.
 */
export function priceMonth(
  cards: readonly RateCard[],
  lines: readonly ChargeLine[],
): readonly PricedLine[] {
  const sorted = lines.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let reportedFree = sorted
    .filter(({ category, type }) => category === "service" && type !== "regular")
    .reduce((sum, { count }) => sum + count, 0);
  return sorted.map((line) => {
    const card = rateCardOn(cards, line.day);
    if (line.type !== "regular") return { ...line, free: line.count, micros: 0 };
    const granted =
      line.category === "service" ? Math.max(0, card.freeServiceMessages - reportedFree) : 0;
    const free = Math.min(line.count, granted);
    reportedFree += free;
    const micros = (line.count - free) * priceOf(card, line.category, line.market);
    return { ...line, free, micros };
  });
}
