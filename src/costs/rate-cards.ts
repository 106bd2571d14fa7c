/**
 * What a delivered message costs, by market and category, in millionths of a euro, without VAT. Two cards are shipped, later
 * ones are added by staff; a card holds from its day on, and a past one is never changed.
 */
import { sql } from "kysely";
import { z } from "zod";
import { markets, type Market } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";

const micros = z.number().int().nonnegative();
/** Authentication costs what utility costs in every market that we know. */
const market = z.object({ marketing: micros, utility: micros, service: micros });
const pricesForm = z.record(z.enum(markets), market);

export type Prices = Readonly<Record<Market, Readonly<z.infer<typeof market>>>>;

export type RateCard = {
  /** First day on which the card holds, UTC. */
  readonly validFrom: string;
  readonly prices: Prices;
  /** Service messages without charge for each number and calendar month. */
  readonly freeServiceMessages: number;
  /** Came with the program, or was added by staff. */
  readonly shipped: boolean;
};

export const currency = "EUR";

/**
 * Meta's list in dollars (Germany 0.1365 and 0.0550, rest of Western Europe 0.0592 and 0.0171; reference 6.2), in euros at
 * 0.8286: no official card for the euro was found. "Other" are many markets of which most are cheaper: Germany's prices are
 * rather too much than too little.
 */
const germany = { marketing: 113_100, utility: 45_600 };
const westernEurope = { marketing: 49_100, utility: 14_200 };

const shippedCards: readonly RateCard[] = [
  {
    // Since then each message is charged, answers inside the service window not (reference 6.1).
    validFrom: "2025-07-01",
    prices: {
      germany: { ...germany, service: 0 },
      "rest-of-western-europe": { ...westernEurope, service: 0 },
      other: { ...germany, service: 0 },
    },
    freeServiceMessages: 0,
    shipped: true,
  },
  {
    // Since then answers are charged like utility, after 1,000 free ones (reference 6.1).
    validFrom: "2026-10-01",
    prices: {
      germany: { ...germany, service: germany.utility },
      "rest-of-western-europe": { ...westernEurope, service: westernEurope.utility },
      other: { ...germany, service: germany.utility },
    },
    freeServiceMessages: 1_000,
    shipped: true,
  },
];

/** All cards, the oldest first. */
export async function readRateCards(db: Db): Promise<readonly RateCard[]> {
  const { rows } = await sql<{ validFrom: string; prices: unknown; free: number }>`
    select valid_from::text as "validFrom", prices, free_service_messages as free
    from rate_cards`.execute(db);
  const added = rows.map(({ validFrom, prices, free }) => ({
    validFrom,
    prices: pricesForm.parse(prices),
    freeServiceMessages: free,
    shipped: false,
  }));
  return [...shippedCards, ...added].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}

/** The card that holds on this day ("2026-11-24"); before the first card the first. Pure. */
export function rateCardOn(cards: readonly RateCard[], day: string): RateCard {
  const card = cards.findLast(({ validFrom }) => validFrom <= day) ?? cards[0];
  if (card === undefined) throw new Error("There is no rate card at all");
  return card;
}

/** A category or market that is new to us is charged like the dearest we know, rather too much than too little. Pure. */
export function priceOf({ prices }: RateCard, category: string, market: string): number {
  const known = markets.find((one) => one === market) ?? "other";
  switch (category) {
    case "service":
      return prices[known].service;
    case "utility":
    case "authentication":
      return prices[known].utility;
    default:
      return prices[known].marketing;
  }
}
