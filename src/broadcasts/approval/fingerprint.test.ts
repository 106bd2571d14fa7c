import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint, type Said } from "./fingerprint.ts";

const said: Said = {
  content: {
    title: "Lesung",
    teaser: "Am Freitag liest Eva Muster.",
    text: "Um 19:30 Uhr.",
    link: "https://kreis.example/lesung",
    picture: { mediaId: 1, alt: "Eva Muster am Pult" },
  },
  topicIds: [1, 2],
  urgent: false,
};
const { content } = said;
const with_ = (change: Partial<Said["content"]>): Said => ({
  ...said,
  content: { ...content, ...change },
});

test.each<[string, Said]>([
  ["the title", with_({ title: "Lesung!" })],
  ["the teaser", with_({ teaser: "" })],
  ["the text", with_({ text: "Um 20 Uhr." })],
  ["a space in the text", with_({ text: "Um 19:30 Uhr. " })],
  ["the link", with_({ link: null })],
  ["the picture", with_({ picture: { mediaId: 2, alt: "Eva Muster am Pult" } })],
  ["its description", with_({ picture: { mediaId: 1, alt: "Eva Muster" } })],
  ["a button", with_({ choices: [{ id: "more", title: "Mehr" }] })],
  ["no picture", with_({ picture: null })],
  ["the topics", { ...said, topicIds: [1] }],
  ["the urgency", { ...said, urgent: true }],
])("%s makes another fingerprint", (_, other) => {
  expect(fingerprint(other)).not.toBe(fingerprint(said));
});

test("the order in which it is held, and what is no content, makes none", () => {
  const shuffled = {
    urgent: false,
    topicIds: [2, 1],
    content: {
      picture: { alt: "Eva Muster am Pult", mediaId: 1 },
      link: content.link,
      text: content.text,
      teaser: content.teaser,
      title: content.title,
      // A broadcast is a content with more about it.
      version: 17,
      sendAt: new Date(0),
    },
  };

  expect(fingerprint(shuffled)).toBe(fingerprint(said));
  expect(fingerprint(with_({ choices: [] }))).toBe(fingerprint(said));
});

test("what moves from one part to the next makes another fingerprint", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (text, moved) => {
      const before = with_({ teaser: text + moved, text: "" });
      const after = with_({ teaser: text, text: moved });

      expect(fingerprint(after)).not.toBe(fingerprint(before));
    }),
  );
});
