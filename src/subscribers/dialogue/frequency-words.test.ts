import { expect, it } from "vitest";
import { meaning, topics } from "./testing-topics.ts";
import { understand } from "./understand.ts";

function frequency(text: string): string {
  const { intent } = understand(text, topics, null);
  if (intent.kind !== "frequency") return intent.kind;
  return [intent.frequency, ...(intent.topicIds === "all" ? ["all"] : intent.topicIds)].join(" ");
}

it.each([
  ["TÄGLICH", "daily all"],
  ["taeglich", "daily all"],
  ["Bitte nur täglich", "daily all"],
  ["Kultur wöchentlich", "weekly 12"],
  ["Kultur bitte nur einmal pro Woche", "weekly 12"],
  ["Ich möchte nur einmal am Tag eine Zusammenfassung bekommen", "daily all"],
  ["1x pro Woche", "weekly all"],
  ["Veranstaltungstipps einmal in der Woche", "weekly 13"],
  ["Sofort", "at-once all"],
  ["bitte wieder sofort", "at-once all"],
  ["at once", "at-once all"],
  ["Daily please", "daily all"],
  ["once a week please", "weekly all"],
  ["weekly", "weekly all"],
] as const)("%s: %s", (text, expected) => {
  expect(frequency(text)).toBe(expected);
});

it.each([
  "Der Bus fährt täglich zu spät",
  "Wird die Tonne wöchentlich geleert?",
  "Rufen Sie mich bitte sofort zurück",
  "Sofort! Es brennt!",
  "Täglich ist die Straße verstopft",
  "Kommt das täglich?",
  "Ich warte seit einer Woche",
])("%s is for the county", (text) => {
  expect(meaning(text)).toBe("message");
});

it("leaving comes first", () => {
  expect(meaning("STOPP sofort")).toBe("stop all");
  expect(meaning("sofort abmelden")).toBe("stop all");
});
