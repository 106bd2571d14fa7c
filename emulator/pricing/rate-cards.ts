/**
 * What Meta charges for a delivered message, by market and category, in millionths of the currency.
 * USD: Meta's list without VAT. EUR: derived from it at 0.8286 (no official card for the euro was found).
 */
export type RateCard = {
  /** First day on which the card is valid, UTC. */
  readonly validFrom: string;
  readonly source: string;
  /** Free-form replies and utility templates inside the window cost nothing. */
  readonly windowIsFree: boolean;
  /** Service messages delivered free per number and calendar month. */
  readonly freeServiceMessages: number;
  readonly rates: Readonly<Record<Market, Rates>>;
};

export type Market = "germany" | "rest-of-western-europe";
type Rates = { readonly marketing: Amount; readonly utility: Amount };
type Amount = { readonly EUR: number; readonly USD: number };

const rates: Readonly<Record<Market, Rates>> = {
  germany: { marketing: { EUR: 113_100, USD: 136_500 }, utility: { EUR: 45_600, USD: 55_000 } },
  "rest-of-western-europe": {
    marketing: { EUR: 49_100, USD: 59_200 },
    utility: { EUR: 14_200, USD: 17_100 },
  },
};

export const rateCards: readonly RateCard[] = [
  {
    validFrom: "2025-07-01",
    source: "Meta's list of July 2025 (charge per message)",
    windowIsFree: true,
    freeServiceMessages: Number.POSITIVE_INFINITY,
    rates,
  },
  {
    validFrom: "2026-10-01",
    source: "Meta's list of 1 October 2026 (service messages are charged)",
    windowIsFree: false,
    freeServiceMessages: 1_000,
    rates,
  },
];

/** The card that holds on a day; before the first card the first. */
export function rateCardAt(at: Date): RateCard {
  const day = at.toISOString().slice(0, 10);
  const card = rateCards.findLast((one) => one.validFrom <= day) ?? rateCards[0];
  if (card === undefined) throw new Error("There is no rate card at all");
  return card;
}

/** Country codes that Meta puts into "Rest of Western Europe"; whoever is in no known market is charged as Germany. */
const restOfWesternEurope = ["43", "41", "32", "45", "46", "47", "351", "352", "353", "354", "358"];

export function marketOf(phone: string): Market {
  return restOfWesternEurope.some((code) => phone.startsWith(code))
    ? "rest-of-western-europe"
    : "germany";
}
