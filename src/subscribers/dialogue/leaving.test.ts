import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTalk, type Talk } from "../testing-talk.ts";

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

      expect([state, ...answer.texts]).toEqual([state, expect.stringContaining("abgemeldet")]);
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

  it("and being erased, both at once, ends everything before the question is answered", async () => {
    await talk.writes("alle");

    const answer = await talk.writes("Bitte abmelden und alles löschen");

    expect(answer.messages).toMatchObject([
      { type: "buttons", buttons: [{ id: "erase:yes" }, {}] },
    ]);
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
