/**
 * When broadcasts go: quiet hours, what they collide with, the calendar.
 * Promises: in quiet hours nothing leaves that is not urgent, and goes on by itself when they end. Tips, answers and
 * automatic answers have times of their own and are not touched.
 */
export { ConflictList } from "./conflict-list.tsx";
export type { Conflict } from "./conflicts.ts";
export type { PlannedTips, TipsBetween } from "./entries.ts";
export { conflictsFor } from "./hints.ts";
export { keepQuiet } from "./hold.ts";
export { isQuietClock, usualQuietHours } from "./quiet-hours.ts";
export { firstQuietHours, quietTimeOf, readQuiet, waitUntil, type Quiet } from "./quiet-setting.ts";
export { planWords } from "./plan-words.ts";
export { HeldByQuiet, QuietThen } from "./quiet-notices.tsx";
export { quietWords } from "./quiet-words.ts";
export { urgentProblems } from "./urgent.ts";
export { UrgentWay } from "./urgent-parts.tsx";
export { urgentWords } from "./urgent-words.ts";
