/**
 * What messages cost: dated rate cards, an estimate before sending, what was reported after.
 * Promises: a price holds from its day on and is never guessed for the past; amounts are whole millionths of a currency.
 */
export { rateCardAt, type RateCard } from "./rate-cards.ts";
export { estimate, type Estimate } from "./estimate.ts";
export { actual, spent, type Amount } from "./ledger.ts";
