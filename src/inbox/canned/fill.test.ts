import { expect, test } from "vitest";
import { demoAnswers } from "../../demo/canned-answers.ts";
import { suggestedHours } from "../suggested-hours.ts";
import { fillIn, hoursInWords, unknownPlaceholders } from "./fill.ts";

const values = {
  person: "Dan",
  name: "Cat",
  behörde: "Kreis",
  dienstzeiten: "Mo. 8:00 bis 16:00 Uhr",
  öffnung: "morgen",
};

test.each([
  ["Guten Tag {person}, hier ist {Name}.", "Dan", "Guten Tag Dan, hier ist Cat."],
  ["Guten Tag {person}, hier ist {name}.", "", "Guten Tag, hier ist Cat."],
  ["{behörde}: { dienstzeiten }", "Dan", "Kreis: Mo. 8:00 bis 16:00 Uhr"],
  ["{ unbekannt } {öffnung}", "Dan", "{ unbekannt } morgen"],
  ["$& {person}", "$1", "$& $1"],
])("%s for %j reads %s", (text, person, reading) => {
  expect(fillIn(text, { ...values, person })).toBe(reading);
});

test("what nobody will fill is named", () => {
  expect(unknownPlaceholders("{Person} {telefon} {name}{}")).toEqual(["telefon", ""]);
});

test.each(demoAnswers)("of the demonstration's answer $title everything is filled", (answer) => {
  expect(unknownPlaceholders(answer.text + answer.textEn)).toEqual([]);
});

test.each([
  [
    "de",
    "Mo. bis Mi. 8:00 bis 16:00 Uhr, Do. 8:00 bis 12:30 Uhr und 13:30 bis 18:00 Uhr, Fr. 8:00 bis 12:30 Uhr",
  ],
  ["en", "Mon to Wed 8:00 to 16:00, Thu 8:00 to 12:30 and 13:30 to 18:00, Fri 8:00 to 12:30"],
] as const)("in %s the week reads %s", (language, reading) => {
  expect(hoursInWords(suggestedHours, language)).toBe(reading);
});

test("days alike are said together only where none lies between them that is closed", () => {
  const span = [{ from: "08:00", to: "24:00" }];
  const weekly = { ...suggestedHours.weekly, tuesday: [], wednesday: span, monday: span };
  const hours = { ...suggestedHours, weekly: { ...weekly, thursday: [], friday: [] } };

  expect(hoursInWords(hours, "de")).toBe("Mo. 8:00 bis 24:00 Uhr, Mi. 8:00 bis 24:00 Uhr");
  expect(hoursInWords(null, "de")).toBe("nach Vereinbarung");
});
