/** Sentences with the words of leaving in them that do not leave, and those where one asks. */
import { describe, expect, it } from "vitest";
import { meaning, topics } from "./testing-topics.ts";
import { understand } from "./understand.ts";

describe("a complaint that nothing arrives", () => {
  it.each([
    "Hallo, wir bekommen keine Nachrichten mehr",
    "Guten Tag, wir erhalten keine Nachrichten mehr",
    "Danke, wir bekommen nichts mehr",
    "Liebes Team, wir bekommen keine Veranstaltungstipps mehr",
    "Wir bekommen jetzt keine Nachrichten mehr",
    "Wir haben heute keine Tipps bekommen",
    "Ich habe keine Nachrichten mehr",
    "Ich hatte heute keine Tipps",
    "Sie schicken keine Nachrichten mehr",
    "Sie schicken mir keine Nachrichten mehr",
    "Ihr schreibt nicht mehr",
    "Ihr schickt nichts mehr",
    "Warum schreiben Sie mir nicht mehr?",
    "bitte, warum bekommen wir keine Nachrichten mehr",
    "I don't get messages anymore",
  ])("is none: %s", (text) => {
    expect(meaning(text)).toBe("message");
  });
});

describe("no wish to leave, although the words are near", () => {
  it.each([
    "Der Bus stoppt hier nicht mehr",
    "Wann stoppt der Bauzaun?",
    "Die Bushaltestelle Stopp Siegener Straße ist kaputt",
    "Warum stoppt die Bahn nicht in Kreuztal?",
    "Der Verkehr stoppte heute morgen vor dem Kreishaus",
    "An der Ampel steht ein Stopp-Schild, das umgefahren wurde",
    "Können Sie den Lärm stoppen?",
    "Ich möchte mein Auto abmelden",
    "Wie kann ich meinen Hund abmelden?",
    "Hund abmelden",
    "Gewerbe abmelden, was brauche ich dafür?",
    "Kfz-Abmeldung: Welche Unterlagen?",
    "Wo kann ich die Mülltonne abbestellen?",
    "Ich habe die gelbe Tonne abbestellt und sie steht noch da",
    "Ich bekomme keine Nachrichten mehr",
    "Warum bekomme ich keine Nachrichten mehr?",
    "Seit Montag kommen keine Nachrichten mehr",
    "Ich habe keine Nachrichten mehr bekommen",
    "Wir erhalten keine Nachrichten mehr",
    "Ich will nicht mehr",
    "Ich kann nicht mehr",
    "Ich mag nicht mehr leben",
    "Es gibt keine Parkplätze mehr am Kreishaus",
    "Es fährt kein Bus mehr",
    "Ich finde die Kultur nicht mehr",
    "Keine Ahnung",
    "Bitte nicht abmelden!",
    "Stoppt die Windräder!",
    "Bitte stoppen Sie die Baumfällung am Weiher",
    "Hören Sie auf damit zu bauen",
    "Ich möchte mein Konto bei der Bücherei kündigen",
    "ohne Kultur",
    "Heute keine Nachrichten",
    "Auto anmelden, abmelden, ummelden",
    "Bitte den Hund nicht mehr anmelden, sondern abmelden",
    "Nein danke",
    "Das Ende der Straße ist gesperrt",
    "Wann ist die Baustelle zu Ende?",
    "Ich möchte meinen Termin löschen",
    "Bitte den Termin am 3. abmelden",
    "The bus does not stop here",
    "When does the bus stop at the town hall?",
    "Is there a bus stop near the office?",
    "Non-stop Lärm von der Baustelle",
    "Müssen wir jetzt die Heizung stoppen oder nicht?",
    "stoppt den Bau!",
    "Stoppt den Bau!!!",
    "Abmeldung der Mülltonne, wie geht das?",
    "Ich möchte meinen Sohn vom Schulbus abmelden",
    "also ich wollte mal fragen ob sie vielleicht den bus stoppen können weil der immer so schnell durch unser dorf fährt",
    "guten tag ich wollte fragen ob ich mein auto bei ihnen abmelden kann oder ob ich dafür nach bad berleburg muss",
    "Bitte melden Sie mich nicht ab",
    "Ich möchte mich NICHT abmelden",
    "keine Abmeldung",
    "nicht stoppen bitte",
    "Ich melde mich ab morgen wieder",
    "Die Veranstaltung ist beendet",
    "Ich möchte nicht mehr ohne Tipps sein",
    "Bitte keine Böller mehr",
    "Kein Thema!",
    "Kein Bedarf",
    "Kein Problem, danke für die Info",
    "Nein danke, keine Infos nötig",
    "Warum haben Sie mich abgemeldet?",
    "Merhaba, otobüs neden durmuyor?",
    "👍👍",
  ])("%s", (text) => {
    expect(meaning(text)).toBe("message");
  });

  it.each([
    "Wie kann ich mich abmelden?",
    "Wie geht das Abmelden?",
    "how can I unsubscribe?",
    "Stopp! Da ist ein Loch in der Straße!",
    "Stoppt das!",
    "Stopp Wetter",
    "STOP 9",
    "Stop A45",
    "Bitte keine Nachrichten am Abend",
    "keine täglichen Nachrichten mehr",
    "Ich will raus",
    "Stopp nervt",
    "Ich kündige",
    "raus",
    "Kündigung",
    "Kein Interesse",
    "Das nervt, Stopp!",
    "Stopp ich ziehe weg",
    "STOPP, ich ziehe um",
    "Ich bin weggezogen, bitte abmelden",
    "Unser Hund ist gestorben, bitte abmelden",
    "hallo ich wollte mich eigentlich nur abmelden weil ich nach köln umgezogen bin vielen dank",
    "Ich fahre nächste Woche weg und möchte deshalb keine Nachrichten mehr",
    "Abmeldung Whatsapp Nachrichten Siegen",
    "Hören Sie auf, uns anzulügen",
    "Tipps beenden? Schade!",
    "Schicken Sie keine Nachrichten mehr?",
    "Ich wurde abgemeldet",
    "Ich habe mich abgemeldet und bekomme trotzdem Nachrichten",
    "Danke, ich brauche keine weiteren Informationen",
  ])("asks first: %s", (text) => {
    expect(meaning(text)).toBe("perhaps-stop");
  });
});

it.each([
  ["Schicken Sie keine Nachrichten mehr?", true],
  ["Unser Hund ist gestorben, bitte abmelden", true],
  ["Wie kann ich mich abmelden?", false],
])("'%s' reaches the county too: %s", (text, alsoMessage) => {
  expect(understand(text, topics, null).intent).toEqual({ kind: "perhaps-stop", alsoMessage });
});
