import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { transact } from "../../db/db.ts";
import { savePilot } from "../pilot.ts";
import { subscriptionsOf } from "../testing-subscribers.ts";
import { openTalk, type Talk } from "../testing-talk.ts";
import { hideTopic, moveTopic } from "../topics.ts";
import { verifyConsents } from "../verify-consents.ts";

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

  it("who holds a hidden topic and names it again is shown what there is", async () => {
    await talk.writes("Kultur");
    await transact(talk.db, (tx) => hideTopic(tx, "kultur-buero", talk.clock.now()));

    const answer = await talk.writes("Kultur");

    expect(answer.texts[0]).toContain("Sie erhalten zurzeit: Kultur!Büro.");
    expect(await talk.consents()).toHaveLength(1);
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

  it("a number past the end of the list shows the list again", async () => {
    await talk.writes("START");

    const answer = await talk.writes("4");

    expect(answer).toMatchObject({ outcome: "handled", messages: [{ type: "list" }] });
    expect(await talk.subscriptions()).toEqual([]);
  });

  it("who is new and wants one topic but not another is shown the list, and the county reads it", async () => {
    const answer = await talk.writes("Kultur ja, keine Tipps");

    expect(answer).toMatchObject({ outcome: "message", messages: [{ type: "list" }] });
  });

  it("a question behind the prefilled sentence is confirmed and reaches the county", async () => {
    const answer = await talk.writes(
      "Hallo! Ich möchte abonnieren: Kultur!Büro. Wann öffnet der Markt in Netphen morgen früh?",
    );

    expect(answer.outcome).toBe("message");
    expect(answer.texts).toEqual([expect.stringContaining("• Kultur!Büro.")]);
    expect(await talk.subscriptions()).toEqual(["kultur-buero: active"]);
  });

  it("a bare number without a list answers something that staff asked", async () => {
    await talk.writes("Kultur");
    talk.clock.advance("8d");

    const answer = await talk.writes("3");

    expect(answer).toMatchObject({ outcome: "message", texts: [] });
    expect(await talk.subscriptions()).toEqual(["kultur-buero: active"]);
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
