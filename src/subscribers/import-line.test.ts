import { expect, it } from "vitest";
import { readImportLine } from "./import-line.ts";

const now = new Date("2026-11-24T09:00:00Z");
const keys = new Set(["kultur-buero", "veranstaltungstipps"]);
const whole = {
  phone: "+49 171 1234567",
  topics: ["kultur-buero"],
  consent: { at: "2026-11-01T10:00:00Z", source: "Anmeldeliste", wording: "Ja, ich will." },
};

function read(change: object) {
  return readImportLine(JSON.stringify({ ...whole, ...change }), 7, keys, now);
}

it("a whole line is read, the number as WhatsApp writes it", () => {
  expect(read({})).toEqual({
    kind: "read",
    line: {
      line: 7,
      phone: "491711234567",
      bsuid: null,
      topicKeys: ["kultur-buero"],
      consent: { ...whole.consent, at: new Date(whole.consent.at) },
    },
  });
});

it.each([
  ["0171 1234567", "491711234567"],
  ["0171/123-4567", "491711234567"],
  ["00491711234567", "491711234567"],
  ["491711234567", "491711234567"],
  ["+33 6 12 34 56 78", "33612345678"],
  [491711234567, "491711234567"],
])("the number %s becomes %s", (phone, expected) => {
  expect(read({ phone })).toMatchObject({ line: { phone: expected } });
});

it.each([
  ["2026-11-01", "2026-11-01T00:00:00.000Z"],
  ["2026-11-01T10:00", "2026-11-01T10:00:00.000Z"],
  ["2026-11-01T10:00:00+01:00", "2026-11-01T09:00:00.000Z"],
  ["2026-11-01 10:00:00.5Z", "2026-11-01T10:00:00.500Z"],
])("the time %s becomes %s", (at, expected) => {
  expect(read({ consent: { ...whole.consent, at } })).toMatchObject({
    line: { consent: { at: new Date(expected) } },
  });
});

it.each([
  ["nobody", { phone: undefined }, "Es fehlt die Person"],
  ["a phone that is none", { phone: "siehe Akte" }, "Die Telefonnummer ist nicht lesbar"],
  ["a phone that is too short", { phone: "112" }, "Die Telefonnummer ist nicht lesbar"],
  ["an id that is none", { bsuid: "4711" }, "Die Kennung „bsuid“"],
  ["no topics", { topics: [] }, "Es fehlen die Kategorien"],
  ["topics that are no list", { topics: "kultur-buero" }, "Es fehlen die Kategorien"],
  ["an unknown topic", { topics: ["wetter"] }, "Die Kategorie „wetter“ gibt es nicht."],
  ["no consent", { consent: undefined }, "Es fehlt die Einwilligung"],
  ["no wording", { consent: { ...whole.consent, wording: " " } }, "Es fehlt der Wortlaut"],
  ["no source", { consent: { ...whole.consent, source: 1.5 } }, "Es fehlt, woher"],
  [
    "a day nobody can read",
    { consent: { ...whole.consent, at: "01.11.2026" } },
    "Das Datum der Einwilligung ist nicht lesbar",
  ],
  [
    "a day that does not exist",
    { consent: { ...whole.consent, at: "2026-02-30" } },
    "Das Datum der Einwilligung ist nicht lesbar",
  ],
  ["a day to come", { consent: { ...whole.consent, at: "2026-11-25" } }, "liegt in der Zukunft"],
  ["a NUL", { consent: { ...whole.consent, wording: "a\0b" } }, "unlesbare Zeichen"],
  ["half an emoji", { consent: { ...whole.consent, wording: "\uD83D" } }, "unlesbare Zeichen"],
])("a line with %s is refused", (_, change, reason) => {
  expect(read(change)).toMatchObject({ kind: "refused", reason: expect.stringContaining(reason) });
});

it.each([
  ["broken JSON", '{"phone": "+49', "kein gültiges JSON-Objekt"],
  ["a list", "[1]", "kein gültiges JSON-Objekt"],
  ["a CSV line", "0171;Ann;Kultur", "kein gültiges JSON-Objekt"],
  ["a million brackets", "[".repeat(1_000_000), "zu lang"],
  ["Windows-1252 read as UTF-8", '{"phone":"0171","source":"B\uFFFDro"}', "als UTF-8 speichern"],
])("%s is refused", (_, text, reason) => {
  expect(readImportLine(text, 1, keys, now)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining(reason),
  });
});
