import { describe, expect, it } from "vitest";
import { readPauseEnd, resumesOn } from "./pause-end.ts";
import { readSentence } from "./spelling.ts";

/** A Tuesday. */
const today = "2026-11-24";

function until(text: string): string | null {
  const end = readPauseEnd(text, readSentence(text).words);
  return end === null ? null : resumesOn(end, today);
}

describe("the day on which messages come again", () => {
  it.each([
    ["PAUSE bis 15.12.", "2026-12-15"],
    ["pause bis 15.12", "2026-12-15"],
    ["Pause bis 15. 12. 2026", "2026-12-15"],
    ["Pause bis 3.1.27", "2027-01-03"],
    ["Pause bis zum 3.1.", "2027-01-03"],
    ["Pause bis einschließlich 15.12.", "2026-12-16"],
    ["Pause bis 2027-01-15", "2027-01-15"],
    ["Pause bis 15. Dezember", "2026-12-15"],
    ["pause until December 15", "2026-12-15"],
    ["pause until 15 December", "2026-12-15"],
    ["Pause 2 Wochen", "2026-12-08"],
    ["Pause zwei Wochen", "2026-12-08"],
    ["Pause für eine Woche", "2026-12-01"],
    ["Pause 10 Tage", "2026-12-04"],
    ["einen Monat Pause", "2026-12-24"],
    ["pause for a month", "2026-12-24"],
    ["PAUSE bis Montag", "2026-11-30"],
    ["PAUSE bis Dienstag", "2026-12-01"],
    ["Pause bis nächste Woche", "2026-11-30"],
    ["Pause bis morgen", "2026-11-25"],
    ["Pause bis Ende Januar", "2027-02-01"],
    ["Pause bis März", "2027-03-01"],
    ["Pause bis Jahresende", "2027-01-01"],
    ["Pause ein Jahr", "2027-11-24"],
    ["Pause bis Weihnachten", "2026-12-24"],
    ["Pause bis nach Weihnachten", "2026-12-27"],
    ["Pause über Weihnachten", "2026-12-27"],
    ["Pause bis Mitte Januar", "2027-01-15"],
    ["Pause bis Monatsende", "2026-12-01"],
    ["Pause bis Ende des Monats", "2026-12-01"],
    ["Pause vom 1.12. bis 15.12.", "2026-12-15"],
  ])("%s: %s", (text, day) => {
    expect(until(text)).toBe(day);
  });

  it.each([
    ["no day at all", "PAUSE"],
    ["a day that does not exist", "Pause bis 31.11."],
    ["a day that has passed", "Pause bis 1.11.2026"],
    ["more than a year", "Pause bis 1.12.2027"],
    ["more than a year in months", "Pause 18 Monate"],
    ["a time nobody can place", "Pause bis nach den Ferien"],
    ["a number without a unit", "Pause 2"],
  ])("is asked for when there is %s", (_, text) => {
    expect(until(text)).toBeNull();
  });
});
