/** What is worth a hint, and what a good text is left alone with. */
import { describe, expect, it, test } from "vitest";
import { hintsOf } from "./hints.ts";

const kinds = (text: string) => hintsOf(text, null).map(({ kind }) => kind);
const better = (text: string) => hintsOf(text, null).map((hint) => hint.better);

describe("what somebody hears badly", () => {
  it.each([
    ["🎉🎉🎉🎉 Fest", "emojiMany"],
    ["Das Fest 🎉 beginnt um 10:00 Uhr.", "emojiInside"],
    ["Kommt zum #siegerlandfestival", "hashtag"],
    ["𝗪𝗶𝗰𝗵𝘁𝗶𝗴: Sperrung", "fakeLetters"],
    ["Heute\n----------\nMorgen", "drawing"],
    ["Achtung ╔═══╗", "drawing"],
    ["BITTE BEACHTEN: Das Amt ist zu.", "capitals"],
    ["Für mehr klicken Sie hier.", "clickHere"],
  ])("%s", (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it.each([
    "🎵 Konzert am Abend\n📚 Lesung am Morgen",
    "Schönes Wochenende! ☀️",
    "Folgen Sie #SiegerlandFestival und #Kultur",
    "STOPP beendet das Abo, die B62 und das THW helfen.",
    "Die AWO und der DRK-Kreisverband laden ein.",
    "*Heute* im _Kreis_:\n- Lesung\n- Konzert",
    "Mehr dazu: https://kreis.example/hier-klicken-und-lesen",
  ])("leaves alone: %s", (text) => {
    expect(hintsOf(text, null)).toEqual([]);
  });
});

describe("what somebody reads with trouble", () => {
  it.each([
    [
      "Die Kreisverwaltung weist darauf hin, dass das Bürgerbüro am Montag wegen einer Schulung der Mitarbeitenden erst ab dem Mittag für alle öffnet.",
      "longSentence",
    ],
    ["Die Geschwindigkeitsbegrenzung gilt ab heute.", "longWord"],
    ["Die Straße ist gestern gesperrt worden.", "passive"],
    ["Die Absage kam seitens der Band.", "officialese"],
    ["Zum Beispiel bzw. auch so.", "abbreviation"],
    ["Wir treffen uns am 4. Dezember im Kreishaus.", "dateAlone"],
    ["Wir treffen uns am 4.12.2026 im Kreishaus.", "dateAlone"],
    ["Rufen Sie an: 0271 333-1120", "phone"],
    ["Rufen Sie an: (0271) 3331120", "phone"],
    ["Es beginnt um 14.00 Uhr.", "timeWithDot"],
  ])("%s", (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it.each([
    "Die Lesung ist am Freitag, 4. Dezember, um 19:30 Uhr.",
    "Vom 1. bis 5. Dezember ist das Amt zu. Der Antrag muss bis 3.12. da sein.",
    "Am Fr., 4.12., liest Eva Muster z. T. aus neuen Texten von Dr. Weber.",
    "Rufen Sie an: +49 271 333 1120 oder im Notfall 112.",
    "Der Eintritt kostet 14.50 Euro nicht, er kostet 4,50 Euro.",
    "Die Strecke ist 12.5 km lang, Version 2.10 gilt.",
    "Die Geschwindigkeits-Begrenzung gilt. Postleitzahl 57072 Siegen.",
    "Der Kreis Siegen-Wittgenstein lädt ein. Die B62 ist gesperrt. Eine Umleitung ist ausgeschildert.",
    "Schreiben Sie an verkehrsordnungswidrigkeiten@kreis.example.",
    "Was ist heute los?\n- 10:00 Uhr Wochenmarkt am Rathaus\n- 15:00 Uhr Puppentheater im Kulturhaus\n- 19:30 Uhr Lesung mit Eva Muster in der Bücherei",
    "Wir bauen bis Weihnachten. Danach ist die Straße wieder frei. Danke für Ihre Geduld.",
  ])("leaves alone: %s", (text) => {
    expect(hintsOf(text, null)).toEqual([]);
  });
});

it.each([
  ["Die Geschwindigkeitsbegrenzung gilt.", "Geschwindigkeits-Begrenzung"],
  ["Um 14.00 Uhr", "14:00"],
  ["Um 9.30 bis 11:00 Uhr", "9:30"],
  ["Tel.: 0271/333-1120", "+49 271 333 1120"],
  ["Es dauert ca. eine Stunde", "etwa"],
  ["Eine Feier z.B. im Saal", "zum Beispiel"],
  ["𝗪𝗶𝗰𝗵𝘁𝗶𝗴", "*Wichtig*"],
])("%s: better %s", (text, expected) => {
  expect(better(text)).toEqual([expected]);
});

test("the same is said once, and of each kind no more than three times", () => {
  const text = "Um 8.00 Uhr, 9.00 Uhr, 10.00 Uhr, 11.00 Uhr, 8.00 Uhr.";

  expect(hintsOf(text, null)).toHaveLength(3);
});

test("the rules for German sentences are not asked of other languages", () => {
  expect(hintsOf("Die Absage kam seitens der Band. Um 14.00 Uhr.", "en")).toEqual([]);
  expect(hintsOf("Click here", "en")).toHaveLength(1);
});

test("long texts take no time", () => {
  const nasty = [
    "a".repeat(50_000),
    "A ".repeat(25_000),
    "0271 ".repeat(10_000),
    "*_~".repeat(15_000),
  ];

  for (const text of nasty) expect(hintsOf(text, null).length).toBeLessThan(50);
});
