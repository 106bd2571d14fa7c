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
    ["alle außer 2", [news, tips]],
    ["alles bis auf Kultur", [news, tips]],
    ["alles, nur nicht Kultur", [news, tips]],
    ["Ich möchte alles, aber keine Kultur", [news, tips]],
    ["Die täglichen Tipps", [tips]],
    ["Events", [tips]],
    ["ja hallo ich wollte die veranstaltungstipps haben", [tips]],
    [
      "guten tag ich würde mich gerne für die täglichen veranstaltungstipps anmelden danke schön",
      [tips],
    ],
    [
      "hallo ich hätte gerne die veranstaltungstipps und das kulturbüro bitte vielen dank im voraus",
      [culture, tips],
    ],
    ["Grüß Gott, i hätt gern de Veranstaltungstipps", [tips]],
    ["- Kultur\n- Veranstaltungstipps", [culture, tips]],
    ["🎭 Kultur", [culture]],
    ["Hallo! Ich möchte abonnieren: alles außer Kultur", [news, tips]],
    ["Hallo! Ich möchte abonnieren: Veranstaltungstipps und Kultur", [culture, tips]],
    ["Hallo! Ich möchte abonnieren: Veranstaltungstipps. LG Hans", [tips]],
    [
      "Hallo! Ich möchte abonnieren: Aktuelle Informationen, Veranstaltungstipps. Nicht Kultur!Büro.",
      [news, tips],
    ],
  ] as const)("%s", (text, chosen) => {
    expect(meaning(text)).toBe(`choose ${chosen.map(({ id }) => id).join(" ")}`);
  });

  it.each([
    ["nur Kultur", "12"],
    ["nur noch Veranstaltungen", "13"],
    ["nur Veranstaltungstipps", "13"],
    ["nur Aktuelle Informationen", "11"],
    ["Ab jetzt nur noch Veranstaltungstipps bitte", "13"],
    ["Hallo! Ich möchte abonnieren: nur Veranstaltungstipps", "13"],
  ])("'%s' chooses these and no others", (text, ids) => {
    expect(meaning(text)).toBe(`choose only ${ids}`);
  });

  it("a question behind the prefilled sentence reaches the county, a greeting does not", () => {
    const wish = "Hallo! Ich möchte abonnieren: Kultur!Büro.";
    const asks = understand(`${wish} Wann öffnet der Markt in Netphen morgen früh?`, topics, null);
    const greets = understand(`${wish} Viele Grüße, Ann`, topics, null);

    expect(asks.intent).toMatchObject({ kind: "choose", topicIds: [12], alsoMessage: true });
    expect(greets.intent).toMatchObject({ kind: "choose", topicIds: [12], alsoMessage: false });
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
