import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTalk, type Talk } from "./testing-talk.ts";

let talk: Talk;

beforeEach(async () => {
  talk = await openTalk();
});
afterEach(async () => await talk[Symbol.asyncDispose]());

const all = [
  "aktuelle-informationen: active",
  "kultur-buero: active",
  "veranstaltungstipps: active",
];

describe("pausing", () => {
  it("until a day, with what is queued withdrawn, and WEITER ends it", async () => {
    await talk.writes("alle");
    const queued = await talk.queueBroadcast(["kultur-buero"]);

    const answer = await talk.writes("PAUSE bis 15.12.");

    expect(answer.texts[0]).toContain("Ab Di., 15.12. geht es von selbst weiter");
    expect(await talk.pausedUntil()).toBe("2026-12-15");
    expect(await talk.deliveryState(queued)).toBe("withdrawn");
    expect(await talk.subscriptions()).toEqual(all);
    await talk.writes("WEITER");
    expect(await talk.pausedUntil()).toBeNull();
  });

  it("without a day asks for one, and the next answer may be the day alone", async () => {
    await talk.writes("alle");

    const question = await talk.writes("Pause");
    await talk.writes("2 Wochen");

    expect(question.texts[0]).toContain("Bis wann");
    expect(await talk.pausedUntil()).toBe("2026-12-08");
  });

  it("ends when the person chooses again", async () => {
    await talk.writes("Kultur");
    await talk.writes("Pause 2 Wochen");

    await talk.writes("Veranstaltungstipps");

    expect(await talk.pausedUntil()).toBeNull();
  });
});

describe("rights", () => {
  it("AUSKUNFT is handed on", async () => {
    expect(await talk.writes("AUSKUNFT")).toMatchObject({ outcome: "access", texts: [] });
  });

  it("LÖSCHEN asks once, and only a yes erases", async () => {
    const question = await talk.writes("LÖSCHEN");
    const answer = await talk.writes("Ja, bitte!");

    expect(question).toMatchObject({ outcome: "handled", messages: [{ type: "buttons" }] });
    expect(answer).toMatchObject({ outcome: "erasure" });
    expect(answer.texts).toEqual([expect.stringContaining("Das ist unsere letzte Nachricht")]);
  });

  it.each(["nein", "Doch nicht", "Wann haben Sie geöffnet?"])(
    "'%s' after LÖSCHEN erases nothing, nor does a later yes",
    async (text) => {
      await talk.writes("LÖSCHEN");
      await talk.writes(text);

      expect((await talk.writes("ja")).outcome).toBe("message");
    },
  );

  it("a yes on the day after the next answers something else", async () => {
    await talk.writes("LÖSCHEN");
    talk.clock.advance("25h");

    expect((await talk.writes("ja")).outcome).toBe("message");
  });
});

describe("messages to the county", () => {
  it("the first one is handed on, and its writer is greeted once with the topics", async () => {
    const first = await talk.writes("Wann hat die Zulassungsstelle auf?");
    const second = await talk.writes("Und am Samstag?");

    expect(first.outcome).toBe("message");
    expect(first.texts).toEqual([expect.stringContaining("3. Veranstaltungstipps")]);
    expect(first.texts[0]).toContain("110/112");
    expect(second).toMatchObject({ outcome: "message", texts: [] });
  });

  it("a subscriber's message is not answered by a machine", async () => {
    await talk.writes("alle");

    for (const text of ["Der Bus stoppt hier nicht mehr", "Danke!", "Hallo", "👍"])
      expect(await talk.writes(text)).toMatchObject({ outcome: "message", texts: [] });
    expect(await talk.subscriptions()).toEqual(all);
  });

  it.each(["3", "12", "der dritte"])(
    "a subscriber's bare '%s' in a talk with staff answers staff",
    async (text) => {
      await talk.writes("START");
      await talk.writes("1");
      await talk.writes("Ich möchte Karten bestellen. Wie geht das?");

      expect((await talk.writes(text)).outcome).toBe("message");
      expect(await talk.subscriptions()).toEqual([all[0]]);
    },
  );

  it("a reaction, an edit or a deletion is no wish and is not answered", async () => {
    const bodies = [
      { kind: "reaction", target: "wamid.0", emoji: "👍" },
      { kind: "edit", target: "wamid.0", text: "STOPP" },
      { kind: "deletion", target: "wamid.0" },
    ] as const;

    for (const body of bodies)
      expect(await talk.answers(body)).toMatchObject({ outcome: "message", texts: [] });
  });

  it("'Hallo' of somebody new is answered with the topics", async () => {
    expect(await talk.writes("Hallo")).toMatchObject({
      outcome: "handled",
      messages: [{ type: "list" }],
    });
  });

  it("files, places and what cannot be displayed are for the county", async () => {
    await talk.writes("alle");
    const bodies = [
      { kind: "audio", providerMediaId: "1", mimeType: "audio/ogg" },
      { kind: "place", latitude: 50.87, longitude: 8.02 },
      { kind: "not-displayable", type: "order", raw: {} },
    ] as const;

    for (const body of bodies)
      expect(await talk.answers(body)).toMatchObject({ outcome: "message", texts: [] });
  });
});

describe("taps", () => {
  it.each(["topic:gone", "confirm-123", ""])(
    "the unknown id '%s' is answered kindly",
    async (id) => {
      const answer = await talk.taps(id, "Alter Knopf");

      expect(answer.outcome).toBe("handled");
      expect(answer.texts).toEqual([expect.stringContaining("Was möchten Sie erhalten?")]);
    },
  );

  it("a quick reply of a template is read by its title", async () => {
    await talk.writes("alle");

    await talk.taps("payload-from-template", "STOPP");

    expect(await talk.subscriptions()).not.toContain(all[0]);
  });

  it("a form that says nothing we know shows the topics", async () => {
    for (const answer of [{}, { topics: "kultur-buero" }, { topics: ["gone"] }])
      expect((await talk.answers({ kind: "flow", answer })).outcome).toBe("handled");
    expect(await talk.subscriptions()).toEqual([]);
  });
});

describe("every answer fits the channel", () => {
  it("also with twelve topics of the greatest length and a long text of staff", async () => {
    await talk.addLongTopics(9);
    const wishes = [
      "START",
      "alle",
      "THEMEN",
      "STOPP Kultur",
      "HILFE",
      "PAUSE",
      "Pause 2 Wochen",
      "WEITER",
      "LÖSCHEN",
      "STOPP",
    ];
    for (const flowId of [null, "4711"]) {
      talk.flowId = flowId;
      for (const wish of wishes) {
        const { messages } = await talk.writes(wish);

        expect([wish, messages.flatMap(talk.problems)]).toEqual([wish, []]);
      }
    }
  });
});

describe("how often", () => {
  it("is changed for all topics or one, and told in one answer", async () => {
    await talk.writes("alle");

    const daily = await talk.writes("täglich");
    const weekly = await talk.writes("Kultur nur wöchentlich");

    expect(daily.texts).toHaveLength(1);
    expect(daily.texts[0]).toContain("höchstens einmal am Tag eine Zusammenfassung");
    expect(weekly.texts[0]).toContain("einmal in der Woche");
    expect(weekly.texts[0]).not.toContain("Veranstaltungstipps");
    expect(await talk.frequencies()).toEqual([
      "aktuelle-informationen: daily",
      "kultur-buero: weekly",
      "veranstaltungstipps: daily",
    ]);
  });

  it("said of a topic that they do not get yet subscribes them to it", async () => {
    await talk.writes("Kultur täglich");

    expect(await talk.frequencies()).toEqual(["kultur-buero: daily"]);
  });

  it("said by somebody who gets nothing shows what there is", async () => {
    const answer = await talk.writes("täglich");

    expect(answer.texts[0]).toContain("Was möchten Sie erhalten?");
  });
});
