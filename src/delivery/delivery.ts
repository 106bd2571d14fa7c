/**
 * The engine: every outgoing message to one address, whatever its purpose, from queued to read.
 * Promises: one delivery per batch and address; intent is written before the call and the result after it; states never
 * go backwards; what may have gone out is never sent again blindly; a number sends at its pace, answers first.
 * Knows channels; knows nothing of broadcasts, conversations or what a message says.
 */
export { enqueue, type NewDelivery } from "./enqueue.ts";
export {
  addRecipients,
  type BatchForms,
  cancelBatch,
  openBatch,
  pauseBatch,
  reopenBatch,
  resumeBatch,
  letOverBudget,
} from "./batches.ts";
export { withdrawAll, withdrawUnwanted } from "./withdraw.ts";
export { countUncertain } from "./uncertain-list.ts";
export {
  countProgress,
  listDeliveries,
  progress,
  type ListedDelivery,
  type Progress,
} from "./progress.ts";
export { dailyForecast, dailyLimit, roomToday, type DailyForecast } from "./daily-forecast.ts";
export { countWithheld, withheldCodes, type WithheldCount } from "./withheld.ts";
export { receivers } from "./receivers.ts";
export { batchOfMessage } from "./by-person.ts";
export { stateOf } from "./find.ts";
export { forgetTries } from "./earlier-tries.ts";
export { haltAccount, haltedBecause, resumeAccount } from "./halt.ts";
export { recordStatuses, type MatchedStatus } from "./statuses.ts";
export type { Price, Purse } from "./purse.ts";
export { senderLoop, type SenderContext } from "./sender-loop.ts";
export { readTrouble, type Trouble } from "./trouble.ts";
export { laneOfRank } from "./lanes.ts";
export { type BatchLane } from "./lanes.ts";
export { deliveryStates, type DeliveryState } from "./states.ts";
