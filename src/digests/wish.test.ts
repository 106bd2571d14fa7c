import { expect, test } from "vitest";
import { tipsWish } from "./wish.ts";

test.each([
  ["Tipps für morgen", "tomorrow"],
  ["tipps morgen bitte!", "tomorrow"],
  ["Bitte die Tipps fürs Wochenende", "weekend"],
  ["Wochenende", "weekend"],
  ["Veranstaltungstipps heute", "today"],
  ["Tips for the weekend", "weekend"],
])("%j asks for tips", (text, span) => {
  expect(tipsWish(text)).toBe(span);
});

test.each([
  "Stopp",
  "Morgen",
  "Guten Morgen",
  "Keine Tipps mehr",
  "keine Tipps für morgen",
  "Veranstaltungstipps",
  "Pause bis Wochenende",
  "Ist das Amt am Wochenende offen?",
  "Tipps für morgen abbestellen",
  "",
])("%j asks for something else", (text) => {
  expect(tipsWish(text)).toBeNull();
});
