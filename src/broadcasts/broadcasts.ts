/**
 * One message to everyone subscribed to some topics: written, checked, approved, planned, started, ended.
 * Promises: a draft is never lost to a colleague; a second click sends nothing twice; the audience is frozen at the start;
 * what was expanded stays expanded whatever is killed. Knows nothing of how a message travels (delivery does).
 */
export { broadcastLoop } from "./broadcast-loop.ts";
export { forgetOldVersions } from "./drafts/drafts.ts";
export { titlesOf } from "./read.ts";
export { readSummarySetting, summaryWords } from "./summary/summary.ts";
export {
  firstQuietHours,
  isQuietClock,
  quietWords,
  readQuiet,
  usualQuietHours,
} from "./plan/plan.ts";
export type { PlannedTips } from "./plan/plan.ts";
export { fetchPicture } from "./picture.ts";
export { createBroadcast } from "./write.ts";
export { listWaiting, WaitingLines, type WaitingList } from "./approval/approval.ts";
export { createCorrection } from "./correction/correction.ts";
export { putOut } from "./put-out.ts";
export { formsOf, pageOf } from "./forms.ts";
export { slugOf } from "./slug.ts";
export { ArrivedMessage } from "./preview.tsx";
export { type Content, type Variant } from "./content.ts";
export { claimTestAddress } from "./test-address.ts";
export {
  createForProgram,
  readForProgram,
  deliveriesForProgram,
  stepForProgram,
  type ProgramStep,
} from "./for-programs.ts";
