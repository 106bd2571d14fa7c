/** Times left and times waited, in few words. Pure. */
import type { Language } from "../web/language.ts";
import { windowLeft } from "./window.ts";
import { inboxWords } from "./words.ts";

/** "25 Min.", "3 Std.", "2 Tagen" (as after "seit"). */
export function waitedFor(since: Date, now: Date, language: Language): string {
  const w = inboxWords(language);
  const minutes = Math.floor((now.getTime() - since.getTime()) / 60_000);
  if (minutes < 1) return w.underAMinute;
  if (minutes < 60) return w.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? w.hours(hours) : w.days(Math.floor(hours / 24));
}

/** What is left of the service window: "Antwort möglich: noch 5 Std. 12 Min." */
export function windowInWords(lastInboundAt: Date | null, now: Date, language: Language): string {
  const w = inboxWords(language);
  const left = leftInWords(lastInboundAt, now, language);
  return left === null ? w.windowClosed : w.windowOpen(left);
}

/** "5 Std. 12 Min."; null when the window is closed. */
export function leftInWords(
  lastInboundAt: Date | null,
  now: Date,
  language: Language,
): string | null {
  const w = inboxWords(language);
  const left = windowLeft(lastInboundAt, now);
  if (left === null) return null;
  const minutes = left.hours === 0 || left.minutes > 0 ? w.minutes(left.minutes) : "";
  const hours = left.hours === 0 ? "" : w.hours(left.hours);
  return [hours, minutes].filter((part) => part !== "").join(" ");
}
