/**
 * The daily tips: put together from events by rules and by staff, on the day before, and sent as a broadcast.
 * Promises: one run a topic and local day, sent or skipped, never twice; nothing that is cancelled; no event twice unless
 * it changed. Knows nothing of how a broadcast travels.
 */
export { digestsLoop } from "./digests-loop.ts";
export { listDigests, saveDigest, usualDigest } from "./digest.ts";
export { tipsBetween } from "./planned-tips.ts";
export { answerWish } from "./answer-wish.ts";
export { upcomingTips, type UpcomingTips } from "./upcoming.ts";
export { sentDates } from "./sent-dates.ts";
export { calendarFile, type SentDate } from "./calendar-file.ts";
