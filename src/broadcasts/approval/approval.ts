/**
 * Four eyes: how many people approve a broadcast before it leaves, and who.
 * Promises: nobody approves the own words; an approval holds for the words that were seen and no others; one person and
 * one place count once; what is not fully approved does not start, whatever else happens.
 */
export { ApprovalCard, type TypedReason } from "./approval-card.tsx";
export {
  isComplete,
  isGivenAlready,
  personalRefusal,
  verdictRefusal,
  type Approval,
} from "./decide.ts";
export { fingerprint, saidOf, type Said } from "./fingerprint.ts";
export { judge } from "./judge.ts";
export { readApproval, requiredApprovals, topicTitlesOf } from "./read-approval.ts";
export { supersede } from "./reviews.ts";
export { approvalSettings, approvalSettingsPage } from "./settings-page.tsx";
export { listWaiting, type WaitingList } from "./waiting.ts";
export { waitingPage, WaitingLines } from "./waiting-page.tsx";
export { addWriter } from "./writers.ts";
