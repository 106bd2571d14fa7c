/** What a broadcast will cost if all of it is delivered now. */
import type { Market } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import { serviceMessagesIn } from "./ledger.ts";
import { monthOf } from "./month.ts";
import { currency, rateCardOn, readRateCards } from "./rate-cards.ts";

export type PriceClass = "free-service" | "service" | "template";

export type Estimate = {
  readonly micros: number;
  readonly currency: string;
  /** Service messages of this month that cost nothing yet, before this one. */
  readonly freeServiceLeft: number;
  readonly lines: readonly EstimateLine[];
  /** Free text costs less than a template, so whoever may get it does; else all get the template. */
  readonly freeTextIsCheaper: boolean;
};

export type EstimateLine = {
  readonly kind: PriceClass;
  readonly market: Market;
  readonly count: number;
  readonly each: number;
  readonly micros: number;
};

/** So many people of a market inside and outside the service window. */
export type People = {
  readonly market: Market;
  readonly inWindow: number;
  readonly outside: number;
};

export async function estimate(
  db: Db,
  accountId: number,
  classes: readonly People[],
  now: Date,
): Promise<Estimate> {
  const card = rateCardOn(await readRateCards(db), now.toISOString().slice(0, 10));
  const { timeZone } = await readOrganisation(db);
  const used = await serviceMessagesIn(db, accountId, monthOf(now, timeZone));
  const freeServiceLeft = Math.max(0, card.freeServiceMessages - used);
  // Which of them come first nobody knows: the free ones are counted where they save the least.
  const sorted = classes.toSorted(
    (a, b) => card.prices[a.market].service - card.prices[b.market].service,
  );
  const freeTextIsCheaper = card.prices.germany.service < card.prices.germany.marketing;
  let free = freeServiceLeft;
  const lines = sorted.flatMap((people): EstimateLine[] => {
    const { market } = people;
    const prices = card.prices[market];
    const inWindow = freeTextIsCheaper ? people.inWindow : 0;
    const outside = people.outside + people.inWindow - inWindow;
    const unpaid = Math.min(free, inWindow);
    free -= unpaid;
    return [
      line("template", market, outside, prices.marketing),
      line("service", market, inWindow - unpaid, prices.service),
      line("free-service", market, unpaid, 0),
    ].filter(({ count }) => count > 0);
  });
  return {
    micros: lines.reduce((sum, { micros }) => sum + micros, 0),
    currency,
    freeServiceLeft,
    lines,
    freeTextIsCheaper,
  };
}

function line(kind: PriceClass, market: Market, count: number, each: number): EstimateLine {
  return { kind, market, count, each, micros: count * each };
}
