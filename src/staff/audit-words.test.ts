import { expect, test } from "vitest";
import { actionInWords, subjectInWords } from "./audit-words.ts";

test.each([
  ["number shown", "de", "Nummer einer Person gezeigt"],
  ["number shown", "en", "number shown"],
  // What an older version wrote is shown as it is stored.
  ["thing done", "de", "thing done"],
] as const)("%s in %s", (action, language, words) => {
  expect(actionInWords(action, language)).toBe(words);
});

test.each([
  [
    "broadcast:0b79941e-863f-4b47-995e-0175510eb8a1",
    "Aussendung 0b79941e",
    "/team/aussendungen/0b79941e-863f-4b47-995e-0175510eb8a1",
  ],
  ["subscriber:12", "Person 12", "/team/abonnenten/12"],
  ["topic:kultur", "Kategorie kultur", "/team/einstellungen/kategorien/kultur"],
  ["organisation", "organisation", null],
])("%s is named and leads to its page", (subject, words, path) => {
  expect(subjectInWords(subject, "de")).toEqual({ words, path });
});
