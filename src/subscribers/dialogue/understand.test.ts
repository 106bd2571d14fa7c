import { describe, expect, it } from "vitest";
import { meaning, topics } from "./testing-topics.ts";
import { understand } from "./understand.ts";

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
    "Die Pause ist zu kurz",
    "Geht es weiter?",
    "Bitte löschen Sie das Foto von mir",
    "Es brennt, bitte löschen!",
    "Ist das Feuer gelöscht?",
    "gelöscht",
    "Meine Daten haben sich geändert",
    "Anmelden zum Ferienprogramm",
    "Ich möchte mein Kind zur Kita anmelden",
    "Danke für die schönen Veranstaltungstipps",
    "Alles klar",
    "Ich will keine Kultur verpassen",
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
    ["Ich würde gerne den Newsletter bekommen", "start"],
    ["Hallo! Ich möchte abonnieren:", "start"],
    ["Hallo! Ich möchte abonnieren: Wetter.", "start"],
    ["Sign me up", "start"],
    ["Merhaba", "greeting"],
    ["Was habe ich abonniert?", "topics"],
    ["Hallo", "greeting"],
    ["Hi 👋", "greeting"],
    ["Guten Morgen!", "greeting"],
    ["Grüß Gott", "greeting"],
    ["Moin moin", "greeting"],
    ["Status", "topics"],
    ["Infos bitte", "topics"],
    ["Ich möchte gern Ihre Nachrichten erhalten", "topics"],
    ["Welche Themen habe ich abonniert?", "topics"],
    ["English please", "language"],
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
    ["PAUSE bis 3. Januar", "pause"],
    ["Pause bis nach Weihnachten", "pause"],
    ["Stop bis 3.1.", "pause"],
    ["Ich bin im Urlaub, bitte Pause bis 15.12.", "pause"],
    ["Bitte keine Nachrichten bis 3. Januar", "pause"],
    ["Pause vom 1.12. bis 15.12.", "pause"],
    ["pause for 2 weeks", "pause"],
    ["WEITER", "resume"],
    ["weiter bitte", "resume"],
    ["Pause beenden", "resume"],
    ["continue", "resume"],
    ["AUSKUNFT", "access"],
    ["Auskunft bitte", "access"],
    ["Auskunft gemäß Art. 15 DSGVO", "access"],
    ["Was wissen Sie über mich?", "access"],
    ["Meine Daten", "access"],
    ["Auskunft nach Art. 15 DSGVO", "access"],
    ["Was haben Sie über mich gespeichert?", "access"],
    ["my data", "access"],
    ["LÖSCHEN", "erase"],
    ["loeschen", "erase"],
    ["Loschen", "erase"],
    ["Bitte löschen Sie alle meine Daten", "erase"],
    ["delete my data", "erase"],
    ["löschen", "erase"],
    ["Ich möchte, dass meine Daten gelöscht werden", "erase"],
    ["Ich verlange die Löschung meiner Daten nach Art. 17 DSGVO", "erase"],
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
