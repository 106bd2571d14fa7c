/**
 * What messages cost: dated rate cards, an estimate before sending, the ledger of what was reported after.
 * Promises: a price holds from its day on and is never guessed for the past; amounts are whole millionths of a currency.
 */
export { readBudget, stoppedByBudget, stopSentence, type Budget } from "./budget.ts";
export { purse } from "./purse.ts";
export { estimate, type Estimate, type People } from "./estimate.ts";
export { actual, spentIn, type Amount } from "./ledger.ts";
export { monthOf } from "./month.ts";
