/** The budget as the engine asks it while it sends. */
import { marketOf } from "../channels/channels.ts";
import type { Price, Purse } from "../delivery/delivery.ts";
import { readOrganisation } from "../web/organisation.ts";
import {
  clearReserved,
  holdBudget,
  readMonthlyBudget,
  readReserved,
  stopSentence,
} from "./budget.ts";
import { serviceMessagesIn, spentIn } from "./ledger.ts";
import { monthOf } from "./month.ts";
import { rateCardOn, readRateCards, type RateCard } from "./rate-cards.ts";

export const purse: Purse = {
  isKept: async (db) => (await readMonthlyBudget(db)) !== null,
  async open(tx, accountId, claimed, now) {
    const budget = (await holdBudget(tx)) ?? Number.POSITIVE_INFINITY;
    await clearReserved(tx, claimed, now);
    const { timeZone } = await readOrganisation(tx);
    const month = monthOf(now, timeZone);
    // In this order: what is charged in between counts twice rather than not at all.
    const reserved = await readReserved(tx, claimed);
    const spent = (await spentIn(tx, month)).micros;
    const card = rateCardOn(await readRateCards(tx), now.toISOString().slice(0, 10));
    const inWay = reserved.find((one) => one.accountId === accountId)?.free ?? 0;
    const used = await serviceMessagesIn(tx, accountId, month);
    let left = budget - spent - reserved.reduce((sum, { micros }) => sum + micros, 0);
    let free = card.freeServiceMessages - used - inWay;
    return {
      reason: stopSentence(budget, now, timeZone),
      take({ form, recipient }, anyway) {
        const price = priceOf(card, form, marketOf(recipient), free);
        if (!anyway && price.micros > left) return null;
        left -= price.micros;
        if (price.takesFree) free -= 1;
        return price;
      },
    };
  },
};

/** A template counts as marketing, which is what Meta makes of nearly all of ours. */
function priceOf(
  { prices }: RateCard,
  form: "free" | "template",
  market: keyof RateCard["prices"],
  free: number,
): Price {
  if (form === "template") return { micros: prices[market].marketing, takesFree: false };
  return free > 0
    ? { micros: 0, takesFree: true }
    : { micros: prices[market].service, takesFree: false };
}
