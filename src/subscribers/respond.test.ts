import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTalk, type Talk } from "./testing-talk.ts";
import { savePilot } from "./pilot.ts";
import { hideTopic, moveTopic } from "./topics.ts";
import { transact } from "../db/db.ts";
import { subscriptionsOf } from "./testing-subscribers.ts";
import { verifyConsents } from "./verify-consents.ts";

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

describe("signing up", () => {
  it.each([[[0]], [[1]], [[2]], [[0, 1]], [[0, 2]], [[1, 2]], [[0, 1, 2]]])(
    "by the prefilled sentence works for the topics %j",
    async (chosen) => {
      const titles = chosen.map((at) => talk.topics[at]?.title).join(", ");

      const answer = await talk.writes(`Hallo! Ich möchte abonnieren: ${titles}.`);

      expect(answer.outcome).toBe("handled");
      expect(answer.texts).toHaveLength(1);
      for (const at of chosen) expect(answer.texts[0]).toContain(talk.topics[at]?.title);
      expect(answer.texts[0]).toContain("STOPP");
      expect(answer.texts[0]).toContain("https://kreis.example/datenschutz");
      expect(await talk.subscriptions()).toEqual(chosen.map((at) => all[at]));
    },
  );

  it("START shows the topics as a list, and a number, a row or 'alle' chooses", async () => {
    const welcome = await talk.writes("START");
    const list = welcome.messages[0];

    expect(list?.type).toBe("list");
    expect(welcome.texts[0]).toContain("2. Kultur!Büro.");
    await talk.writes("1 und 3");
    expect(await talk.subscriptions()).toEqual([all[0], all[2]]);
    await talk.taps("topic:kultur-buero", "Kultur!Büro.");
    expect(await talk.subscriptions()).toEqual(all);
  });

  it("keeps the text that was shown as the proof of consent", async () => {
    const welcome = await talk.writes("START");

    await talk.writes("alle");

    const [consent] = await talk.consents();
    expect(consent).toMatchObject({
      decision: "yes",
      source: "whatsapp",
      wording: welcome.texts[0],
      said: "alle",
      providerMessageId: "wamid.2",
    });
    expect(await verifyConsents(talk.db)).toEqual({ kind: "intact", rows: 1 });
  });

  it("each choice is confirmed once, with everything the person now gets", async () => {
    await talk.writes("Kultur");

    const answer = await talk.writes("Veranstaltungstipps");

    expect(answer.texts).toHaveLength(1);
    expect(answer.texts[0]).toContain("• Kultur!Büro.\n• Veranstaltungstipps");
  });

  it("'nur' leaves the others", async () => {
    await talk.writes("alle");

    await talk.writes("nur Kultur");

    expect(await talk.subscriptions()).toEqual([
      "aktuelle-informationen: ended",
      "kultur-buero: active",
      "veranstaltungstipps: ended",
    ]);
  });

  it("numbers mean the list that was shown, also after staff reordered the topics", async () => {
    await talk.writes("START");
    await transact(talk.db, (tx) => moveTopic(tx, "veranstaltungstipps", "up"));

    await talk.writes("3");

    expect(await talk.subscriptions()).toEqual(["veranstaltungstipps: active"]);
  });

  it("a hidden topic can no longer be chosen, but still be left", async () => {
    await talk.writes("alle");
    await transact(talk.db, (tx) => hideTopic(tx, "kultur-buero", talk.clock.now()));

    const answer = await talk.writes("STOPP Kultur");

    expect(answer.texts[0]).toContain("Abgemeldet: Kultur!Büro.");
    const again = await talk.writes("Kultur");
    expect(again.outcome).toBe("message");
  });

  it("the form of the county takes several topics at once and lets one go", async () => {
    talk.flowId = "4711";
    await talk.writes("Kultur");

    const form = await talk.writes("THEMEN");
    const message = form.messages[0];
    if (message?.type !== "flow") throw new Error("No form was sent");
    expect(message.data).toEqual({ preset: ["kultur-buero"] });
    const answer = await talk.answers({
      kind: "flow",
      answer: {
        topics: ["aktuelle-informationen", "veranstaltungstipps"],
        flow_token: message.token,
      },
    });

    expect(answer.texts[0]).toContain("• Aktuelle Informationen\n• Veranstaltungstipps");
    expect(await talk.subscriptions()).toEqual([all[0], "kultur-buero: ended", all[2]]);
  });

  it("in English for whoever writes English, and stays so", async () => {
    const first = await talk.writes("Hello! I would like to subscribe to: Kultur!Büro.");
    const second = await talk.writes("STOP");

    expect(first.texts[0]).toContain("From now on you receive");
    expect(first.texts[0]).toContain("https://kreis.example/datenschutz?sprache=en");
    expect(second.texts[0]).toContain("You have left");
  });

  it("a bare number without a list answers something that staff asked", async () => {
    await talk.writes("Kultur");
    talk.clock.advance("8d");

    const answer = await talk.writes("3");

    expect(answer).toMatchObject({ outcome: "message", texts: [] });
    expect(await talk.subscriptions()).toEqual(["kultur-buero: active"]);
  });
});

describe("leaving", () => {
  it.each(["STOP", "Stopp!", "ABMELDEN", "bitte keine Nachrichten mehr", "unsubscribe"])(
    "%s ends everything and is confirmed once",
    async (text) => {
      await talk.writes("alle");

      const answer = await talk.writes(text);

      expect(answer.outcome).toBe("handled");
      expect(answer.texts).toHaveLength(1);
      expect(await talk.subscriptions()).toEqual(all.map((one) => one.replace("active", "ended")));
      expect((await talk.consents()).at(-1)).toMatchObject({ decision: "no", said: text });
    },
  );

  it("STOP works before anything else, in every state, and is confirmed once", async () => {
    const states = [
      "PAUSE",
      "LÖSCHEN",
      "Wie kann ich mich abmelden?",
      "PAUSE bis 15.12.",
      "THEMEN",
      "Wo ist das Amt?",
    ];
    for (const state of states) {
      await talk.writes("alle");
      await talk.writes(state);

      const answer = await talk.writes("STOPP");

      expect(answer.texts, state).toEqual([expect.stringContaining("abgemeldet")]);
      expect(await talk.subscriptions()).not.toContain(all[0]);
    }
  });

  it("withdraws in the same transaction what is queued, but not what other topics want too", async () => {
    await talk.writes("alle");
    const both = await talk.queueBroadcast(["kultur-buero", "veranstaltungstipps"]);
    const culture = await talk.queueBroadcast(["kultur-buero"]);

    await talk.writes("STOPP Kultur");

    expect(await talk.deliveryState(both)).toBe("queued");
    expect(await talk.deliveryState(culture)).toBe("withdrawn");
    await talk.writes("STOPP");
    expect(await talk.deliveryState(both)).toBe("withdrawn");
  });

  it("a refused transaction leaves subscription, consent and queue as they were", async () => {
    await talk.writes("alle");
    const broadcast = await talk.queueBroadcast(["kultur-buero"]);

    await expect(talk.writesAndFails("STOPP")).rejects.toThrow("rolled back");

    expect(await talk.subscriptions()).toEqual(all);
    expect(await talk.deliveryState(broadcast)).toBe("queued");
    expect(await talk.consents()).toHaveLength(1);
  });

  it("one topic is left, the others stay and are named", async () => {
    await talk.writes("alle");

    const answer = await talk.writes("STOPP 2");

    expect(answer.texts[0]).toContain("Abgemeldet: Kultur!Büro.");
    expect(answer.texts[0]).toContain("• Aktuelle Informationen\n• Veranstaltungstipps");
    expect(await talk.subscriptions()).toEqual([all[0], "kultur-buero: ended", all[2]]);
  });

  it("of the last topic is leaving everything", async () => {
    await talk.writes("Kultur");

    const answer = await talk.writes("keine Kultur mehr");

    expect(answer.texts[0]).toContain("Sie sind abgemeldet und erhalten keine Nachrichten mehr");
  });

  it("a machine that answers STOP to everything is not answered for ever", async () => {
    const answers = [];
    for (let time = 0; time < 5; time += 1) answers.push(await talk.writes("STOP"));

    expect(answers.flatMap(({ texts }) => texts)).toHaveLength(2);
    talk.clock.advance("25h");
    expect((await talk.writes("STOP")).texts).toHaveLength(1);
  });

  it("with more to say, the county reads it too", async () => {
    await talk.writes("alle");

    const answer = await talk.writes("Bitte abmelden. Wir ziehen nach Köln, danke für alles!");

    expect(answer.outcome).toBe("message");
    expect(answer.texts).toHaveLength(1);
    expect(await talk.subscriptions()).not.toContain(all[0]);
  });

  it("is asked about where it is not sure, and 'ja' or the button answers", async () => {
    await talk.writes("alle");

    const question = await talk.writes("Wie kann ich mich abmelden?");
    expect(question.messages[0]).toMatchObject({
      type: "buttons",
      buttons: [{ id: "stop:yes" }, { id: "stop:no" }],
    });
    expect(await talk.subscriptions()).toEqual(all);
    await talk.writes("nein");
    expect(await talk.subscriptions()).toEqual(all);
    await talk.writes("Wie kann ich mich abmelden?");
    await talk.taps("stop:yes", "Ja, abmelden");

    expect(await talk.subscriptions()).not.toContain(all[0]);
  });

  it("under a picture counts too, and the picture reaches the county", async () => {
    await talk.writes("alle");

    const answer = await talk.answers({
      kind: "image",
      providerMediaId: "1",
      mimeType: "image/jpeg",
      caption: "STOPP",
    });

    expect(answer.outcome).toBe("message");
    expect(await talk.subscriptions()).not.toContain(all[0]);
  });

  it("START afterwards shows the topics and subscribes nobody", async () => {
    await talk.writes("alle");
    await talk.writes("STOPP");

    const answer = await talk.writes("START");

    expect(answer.texts[0]).toContain("Was möchten Sie erhalten?");
    expect(await talk.subscriptions()).not.toContain(all[0]);
  });
});

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

describe("the test phase", () => {
  const pilot = (limit: number) =>
    transact(talk.db, (tx) => savePilot(tx, { on: true, limit, codes: ["TEST-7"] }));

  it("tells kindly whoever is not invited", async () => {
    await pilot(10);

    const answer = await talk.writes("Hallo! Ich möchte abonnieren: Kultur!Büro.");

    expect(answer).toMatchObject({
      outcome: "handled",
      texts: [expect.stringContaining("getestet")],
    });
    expect(await talk.subscriptions()).toEqual([]);
  });

  it.each(["Hallo! Ich möchte abonnieren: Kultur!Büro. (Code TEST-7)", "Kultur, Code test-7"])(
    "admits by the code in '%s'",
    async (text) => {
      await pilot(10);

      await talk.writes(text);

      expect(await talk.subscriptions()).toEqual(["kultur-buero: active"]);
    },
  );

  it("keeps the code for the choice that follows, also when it came alone", async () => {
    await pilot(10);

    await talk.writes("test-7");
    await talk.writes("2");

    expect(await talk.subscriptions()).toEqual(["kultur-buero: active"]);
  });

  it("tells kindly when all places are taken; whoever is in may choose on", async () => {
    await pilot(1);
    await talk.writes("Kultur, Code TEST-7");
    const bob = await talk.anotherPerson();

    const answer = await bob.writes("Kultur, Code TEST-7");
    await talk.writes("Veranstaltungstipps");

    expect(answer.texts).toEqual([expect.stringContaining("vergeben")]);
    expect(await subscriptionsOf(talk.db, bob.subscriberId)).toEqual([]);
    expect(await talk.subscriptions()).toHaveLength(2);
  });

  it("lets everybody stop and write", async () => {
    await pilot(10);

    expect((await talk.writes("Wann haben Sie auf?")).outcome).toBe("message");
    expect((await talk.writes("STOPP")).outcome).toBe("handled");
  });
});

describe("after a number changed hands", () => {
  beforeEach(async () => {
    await talk.writes("Kultur");
    await sql`update subscriptions set state = 'pending'`.execute(talk.db);
  });

  it("asks once for a new yes, and the message reaches the county all the same", async () => {
    const question = await talk.writes("Guten Tag, wann haben Sie auf?");
    const later = await talk.writes("Am Samstag auch?");
    await talk.writes("ja");

    expect(question).toMatchObject({ outcome: "message", messages: [{ type: "buttons" }] });
    expect(later).toMatchObject({ outcome: "message", texts: [] });
    expect(await talk.subscriptions()).toEqual(["kultur-buero: active"]);
  });

  it.each(["STOPP", "nein"])("%s ends it", async (text) => {
    await talk.writes("Hallo");

    await talk.writes(text);

    expect(await talk.subscriptions()).toEqual(["kultur-buero: ended"]);
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

        expect(messages.flatMap(talk.problems), wish).toEqual([]);
      }
    }
  });
});
