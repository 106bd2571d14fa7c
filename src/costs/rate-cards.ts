/**
 * Meta's list prices for Germany (+49) per delivered message, in millionths of a euro, without VAT. Derived from Meta's
 * list in dollars at 0.8286 (reference 6.2): no official card for the euro was found. Prices change on the first day of
 * a quarter only; a new card is a line here.
 */
export type RateCard = {
  /** First day on which the card holds, UTC. */
  readonly validFrom: string;
  readonly marketing: number;
  readonly utility: number;
  readonly service: number;
  /** Service messages without charge for each number and calendar month. */
  readonly freeServiceMessages: number;
};

export const currency = "EUR";

export const rateCards: readonly RateCard[] = [
  {
    validFrom: "2025-07-01",
    marketing: 113_100,
    utility: 45_600,
    service: 0,
    freeServiceMessages: 0,
  },
  // Since then answers inside the service window are charged, too (reference 6.1).
  {
    validFrom: "2026-10-01",
    marketing: 113_100,
    utility: 45_600,
    service: 45_600,
    freeServiceMessages: 1_000,
  },
];

/** The card that holds at this moment; before the first card the first. Pure. */
export function rateCardAt(at: Date): RateCard {
  const day = at.toISOString().slice(0, 10);
  const card = rateCards.findLast(({ validFrom }) => validFrom <= day) ?? rateCards[0];
  if (card === undefined) throw new Error("There is no rate card at all");
  return card;
}
