import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "./intent.ts";
import { meaning, topics } from "./testing-topics.ts";
import { understand } from "./understand.ts";

describe("whatever is written", () => {
  const questions = fc.constantFrom<Question | null>(null, "erase", "stop", "renew", "pause");

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), questions, (text, question) => {
        expect(() => understand(text, topics, question)).not.toThrow();
      }),
    );
  });

  it("STOP stops in every case, with any punctuation and emoji, in every state", () => {
    const word = fc.constantFrom(
      ...["stop", "stopp", "abmelden", "abbestellen", "unsubscribe", "keine nachrichten mehr"],
    );
    const noise = fc.array(fc.constantFrom("!", ".", " ", "🙏", "❗", "\n", "…", "-", "😡", "*"), {
      maxLength: 6,
    });
    const mixed = word.chain((plain) =>
      fc
        .array(fc.boolean(), { minLength: plain.length, maxLength: plain.length })
        .map((upper) => [...plain].map((c, at) => (upper[at] ? c.toUpperCase() : c)).join("")),
    );
    fc.assert(
      fc.property(noise, mixed, noise, questions, (before, text, after, question) => {
        expect(meaning(`${before.join("")}${text}${after.join("")}`, question)).toBe("stop all");
      }),
    );
  });

  it("STOP stops whatever the topics are called", () => {
    const titles = fc.array(fc.string({ minLength: 1, maxLength: 24 }), { maxLength: 12 });
    fc.assert(
      fc.property(titles, (all) => {
        const shown = all.map((title, at) => ({ id: at, titles: [title], number: at + 1 }));

        expect(understand("STOPP", shown, null).intent).toMatchObject({ kind: "stop" });
        expect(understand("Abmelden!", shown, null).intent).toMatchObject({ kind: "stop" });
      }),
    );
  });

  it("a sentence of ordinary words never unsubscribes and never subscribes", () => {
    const ordinary = fc.constantFrom(
      ..."Bus Straße Baustelle Keller Bescheid Termin Rathaus Wertstoffhof Schule Brücke Ampel Antrag Ausweis Konzert Tonne Nachbar".split(
        " ",
      ),
    );
    const any = fc.constantFrom(
      ..."ich die der das ist nicht mehr keine stoppt hier und Kultur wann wo haben alle weiter Stopp abmelden bekommen 1 3".split(
        " ",
      ),
    );
    const sentence = fc
      .tuple(
        fc.array(any, { minLength: 2, maxLength: 6 }),
        fc.array(ordinary, { minLength: 2, maxLength: 4 }),
      )
      .chain(([a, b]) => fc.shuffledSubarray([...a, ...b], { minLength: a.length + b.length }))
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(sentence, (text) => {
        expect(["message", "perhaps-stop"]).toContain(meaning(text));
      }),
    );
  });

  it("all chosen topics are shown ones", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { intent } = understand(text, topics, null);
        if (intent.kind === "choose")
          expect([11, 12, 13]).toEqual(expect.arrayContaining([...intent.topicIds]));
      }),
    );
  });
});
