import { describe, expect, it } from "vitest";
import { culture, meaning, news, tips, topics } from "./testing-topics.ts";
import { understand } from "./understand.ts";

describe("choosing", () => {
  it.each([
    ["Hallo! Ich möchte abonnieren: Veranstaltungstipps, Kultur!Büro.", [culture, tips]],
    ["Hallo! Ich möchte abonnieren: Veranstaltungstipps.", [tips]],
    [
      "Hallo! Ich möchte abonnieren: Aktuelle Informationen, Kultur!Büro., Veranstaltungstipps.",
      topics,
    ],
    ["Hallo! Ich möchte abonnieren: Kultur!Büro. (Code TEST-7)", [culture]],
    ["Hallo! Ich möchte abonnieren: Kultur!Büro., Wetter.", [culture]],
    ["hallo ich möchte abonnieren veranstaltungstipps kulturbüro", [culture, tips]],
    ["Hello! I would like to subscribe to: Event tips, Culture.", [culture, tips]],
    ["1", [news]],
    ["1.", [news]],
    ["2️⃣", [culture]],
    ["1 und 3", [news, tips]],
    ["1,3", [news, tips]],
    ["1, 3", [news, tips]],
    ["1 3", [news, tips]],
    ["1+3", [news, tips]],
    ["1 & 3", [news, tips]],
    ["1/3", [news, tips]],
    ["13", [news, tips]],
    ["123", topics],
    ["1-3", topics.filter((topic) => topic !== culture)],
    ["1 bis 3", topics],
    ["1\n2", [news, culture]],
    ["eins und drei", [news, tips]],
    ["Eins, drei", [news, tips]],
    ["Nummer 2 bitte", [culture]],
    ["Nr. 1 und Nr. 3", [news, tips]],
    ["das erste und das dritte", [news, tips]],
    ["one and three", [news, tips]],
    ["alle", topics],
    ["ALLE!", topics],
    ["Alle drei", topics],
    ["alle 3 bitte", topics],
    ["alles bitte", topics],
    ["Ich hätte gerne alles", topics],
    ["all of them", topics],
    ["alles außer Kultur", [news, tips]],
    ["Veranstaltungstipps", [tips]],
    ["veranstaltungstips", [tips]],
    ["Verantsaltungstipps", [tips]],
    ["Veranstaltungs Tipps", [tips]],
    ["Veranstalltungstips bitte", [tips]],
    ["VERANSTALTUNGSTIPPS", [tips]],
    ["Veranstaltungen", [tips]],
    ["Tipps", [tips]],
    ["Kultur", [culture]],
    ["kultur büro", [culture]],
    ["Kulturbuero", [culture]],
    ["Kulturburo", [culture]],
    ["KULTUR!BÜRO.", [culture]],
    ["Kultúr!Büro", [culture]],
    ["Aktuelle Infos", [news]],
    ["aktuele informationen", [news]],
    ["Aktuelle Informationen und Kultur", [news, culture]],
    ["Kultur und Tipps bitte 😊", [culture, tips]],
    ["Ich hätte gern die Kultur", [culture]],
    ["Guten Tag, ich möchte gerne die Veranstaltungstipps abonnieren. Danke!", [tips]],
    ["i mecht Kultur", [culture]],
    ["1 u. 3", [news, tips]],
    ["START Kultur", [culture]],
    ["Hallo, ich würde gerne die Veranstaltungstipps bekommen", [tips]],
    ["Bitte schicken Sie mir die Veranstaltungstipps", [tips]],
    ["Bitte für Kultur anmelden", [culture]],
    ["Kultur dazu bitte", [culture]],
    ["subscribe culture", [culture]],
    ["I would like to receive the event tips please", [tips]],
  ] as const)("%s", (text, chosen) => {
    expect(meaning(text)).toBe(`choose ${chosen.map(({ id }) => id).join(" ")}`);
  });

  it("'nur' chooses these and no others", () => {
    expect(meaning("nur Kultur")).toBe("choose only 12");
  });

  it("the invitation code of a test phase is read wherever it stands", () => {
    const withTopic = understand(
      "Hallo! Ich möchte abonnieren: Kultur!Büro. (Code TEST-7)",
      topics,
      null,
    );
    const without = understand(
      "Hallo! Ich möchte Nachrichten abonnieren. (Code test-7)",
      topics,
      null,
    );
    const alone = understand("Code: TEST-7", topics, null);

    expect(withTopic.intent).toMatchObject({ kind: "choose", code: "TEST-7" });
    expect(without.intent).toEqual({ kind: "start", code: "TEST-7" });
    expect(alone.intent).toEqual({ kind: "start", code: "TEST-7" });
  });

  it("numbers mean the list as it was shown", () => {
    const shown = [
      { ...tips, number: 1 },
      { ...news, number: 2 },
      { ...culture, number: null },
    ];

    expect(understand("1", shown, null).intent).toMatchObject({ kind: "choose", topicIds: [13] });
    expect(understand("3", shown, null).intent).toEqual({ kind: "message" });
  });

  it("'beide' is both where there are two", () => {
    expect(understand("beide", [news, culture], null).intent).toMatchObject({ topicIds: [11, 12] });
    expect(meaning("beide")).toBe("message");
  });
});

describe("what is for people to read", () => {
  it.each([
    "Die Veranstaltungstipps sind super",
    "Danke für die Veranstaltungstipps",
    "Vielen Dank für die Kultur!",
    "Wann ist morgen der Wertstoffhof auf?",
    "Ich war gestern bei einer Veranstaltung und habe meinen Schirm vergessen, können Sie mir helfen?",
    "Wo finde ich die Kultur im Kreis?",
    "Kultur ist mir egal",
    "Alles Gute!",
    "Ich wünsche allen alles Gute",
    "Ich brauche Hilfe",
    "Im Urlaub",
    "Weiter so!",
    "Das ist Kultur",
    "Ich möchte Kultur statt Baustellen",
    "Gibt es heute noch Karten für Kultur!Büro. in Siegen?",
    "Hilfe, mein Keller läuft voll!",
    "112",
    "110",
    "57072",
    "0271 3330",
    "Ja",
    "Nein",
    "Danke",
    "👍",
    "❤️",
    "ok",
    "",
    "   ",
    "...",
    "Auskunft über die Öffnungszeiten der Zulassungsstelle",
    "Ich brauche eine Auskunft vom Bauamt",
    "Können Sie den Eintrag im Register löschen?",
    "Wir waren 3 Personen",
    "Es sind alle da",
    "Ich fahre weiter nach Olpe",
    "Wie geht es weiter mit der Hüttentalstraße?",
    "In der Pause war es laut auf dem Schulhof",
    "Wo ist der Start vom Stadtlauf?",
    "https://www.example.org/stop",
  ])("%s", (text) => {
    expect(meaning(text)).toBe("message");
  });
});

describe("the other words", () => {
  it.each([
    ["START", "start"],
    ["start!", "start"],
    ["Anmelden", "start"],
    ["Ich möchte mich anmelden", "start"],
    ["Hallo! Ich möchte Nachrichten abonnieren.", "start"],
    ["Hello! I would like to subscribe.", "start"],
    ["Newsletter bitte", "start"],
    ["Hallo", "greeting"],
    ["Hi 👋", "greeting"],
    ["Guten Morgen!", "greeting"],
    ["Grüß Gott", "greeting"],
    ["Moin moin", "greeting"],
    ["Status", "topics"],
    ["Infos bitte", "topics"],
    ["Ich möchte gern Ihre Nachrichten erhalten", "topics"],
    ["Welche Themen habe ich abonniert?", "topics"],
    ["English please", "topics"],
    ["Können Sie mir die Veranstaltungstipps schicken?", "topics"],
    ["Wie funktioniert das?", "help"],
    ["Datenschutz", "help"],
    ["Pause Ende", "resume"],
    ["Welche Daten haben Sie von mir?", "access"],
    ["Stopp bitte alles löschen", "erase"],
    ["THEMEN", "topics"],
    ["Welche Themen gibt es?", "topics"],
    ["topics", "topics"],
    ["Kann ich Kultur abonnieren?", "topics"],
    ["Hilfe", "help"],
    ["HELP", "help"],
    ["?", "help"],
    ["PAUSE", "pause"],
    ["Pause bis 15.12.", "pause"],
    ["Bitte eine Pause bis Montag", "pause"],
    ["Urlaub bis 3.1.", "pause"],
    ["STOPP bis Montag", "pause"],
    ["stop für 2 Wochen", "pause"],
    ["Stopp 1.3", "stop 11 13"],
    ["PAUSE bis nach den Ferien", "pause"],
    ["pause for 2 weeks", "pause"],
    ["WEITER", "resume"],
    ["weiter bitte", "resume"],
    ["Pause beenden", "resume"],
    ["continue", "resume"],
    ["AUSKUNFT", "access"],
    ["Meine Daten", "access"],
    ["Auskunft nach Art. 15 DSGVO", "access"],
    ["Was haben Sie über mich gespeichert?", "access"],
    ["my data", "access"],
    ["LÖSCHEN", "erase"],
    ["loeschen", "erase"],
    ["Loschen", "erase"],
    ["Bitte löschen Sie alle meine Daten", "erase"],
    ["delete my data", "erase"],
  ])("%s: %s", (text, expected) => {
    expect(meaning(text)).toBe(expected);
  });

  it.each([
    ["ja", "erase", "yes"],
    ["Ja, bitte löschen!", "erase", "yes"],
    ["jo", "stop", "yes"],
    ["yes please", "renew", "yes"],
    ["Nein", "erase", "no"],
    ["nein danke", "stop", "no"],
    ["Nein, doch nicht löschen", "erase", "no"],
    ["STOPP", "erase", "stop all"],
    ["Nein, abmelden", "erase", "stop all"],
    ["Nein, nicht abmelden", "stop", "no"],
    ["STOP", "pause", "stop all"],
    ["Ja, aber wann öffnet das Bürgerbüro?", "erase", "message"],
    ["bis 15.12.", "pause", "pause"],
    ["2 Wochen", "pause", "pause"],
    ["Montag", "pause", "pause"],
  ] as const)("%s after the question '%s': %s", (text, question, expected) => {
    expect(meaning(text, question)).toBe(expected);
  });
});

it.each(["HILFE", "Pause 2 Wochen", "weiter", "Auskunft"])(
  "'%s' stays the command where topics are called so",
  (text) => {
    const titles = ["Hilfe & Beratung", "Pause im Park", "Weiterbildung", "Auskunft der Ämter"];
    const shown = titles.map((title, at) => ({ id: at, titles: [title], number: at + 1 }));

    expect(["help", "pause", "resume", "access"]).toContain(
      understand(text, shown, null).intent.kind,
    );
    expect(understand("Weiterbildung", shown, null).intent).toMatchObject({ topicIds: [2] });
  },
);

describe("language", () => {
  it.each([
    ["Hello! I would like to subscribe to: Culture.", "en"],
    ["Hallo! Ich möchte abonnieren: Kultur!Büro.", "de"],
    ["unsubscribe", "en"],
    ["When is the office open?", "en"],
    ["Wann hat das Amt auf?", "de"],
    ["STOP", null],
    ["1", null],
  ])("%s is %s", (text, language) => {
    expect(understand(text, topics, null).language).toBe(language);
  });
});
