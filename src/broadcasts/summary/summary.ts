/**
 * One message for everything since yesterday, or since last week, for who asked for it; and the promise of how many messages
 * a day somebody gets at most.
 * Promises: each broadcast reaches a person once, by itself or in one summary; what the promise holds back is not lost;
 * corrections and urgent messages wait for nothing.
 */
export { dayOf } from "./day.ts";
export { noteForSummaries } from "./note.ts";
export { runSummaries } from "./run.ts";
export { readSummarySetting } from "./setting.ts";
export { summaryWords } from "./words.ts";
