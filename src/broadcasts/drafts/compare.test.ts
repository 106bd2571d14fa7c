/** What differs between two versions. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const said = (text: string, change = {}) => ({
  content: { title: "Lesung", teaser: "", text, link: null, picture: null, ...change },
  topics: ["Kultur"],
});

test("words that are new and words that are gone are told apart and counted", () => {
  const { differences } = compare(
    said("Die Lesung beginnt um 19:30 Uhr."),
    said("Die Lesung beginnt erst um 20:00 Uhr."),
  );

  expect(differences).toHaveLength(1);
  expect(differences[0]?.parts.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
    "same:Die Lesung beginnt ",
    "new:erst ",
    "same:um ",
    "gone:19",
    "new:20",
    "same::",
    "gone:30",
    "new:00",
    "same: Uhr.",
  ]);
  expect(differences[0]).toMatchObject({ newWords: 3, goneWords: 2 });
});

test("a line break that moved is a difference; equal texts have none", () => {
  expect(compare(said("a b"), said("a\n\nb")).differences).toHaveLength(1);
  expect(compare(said("a b"), said("a b"))).toEqual({ differences: [], pictureDiffers: false });
});

test("another picture, another description, another link and other topics are told", () => {
  const picture = (mediaId: number, alt: string) => ({ picture: { mediaId, alt }, link: alt });
  const { differences, pictureDiffers } = compare(said("", picture(1, "a")), {
    ...said("", picture(2, "b")),
    topics: ["Kultur", "Sport"],
  });

  expect(pictureDiffers).toBe(true);
  expect(differences.map(({ field }) => field)).toEqual(["link", "imageAlt", "topics"]);
});

test("the parts put together are the two texts, whatever they say", () => {
  const text = fc.array(
    fc.constantFrom("Straße ", "gesperrt", "\n", " ", "ab ", "–", "7:00", "👍🏽"),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [old, recent] = [before.join(""), after.join("")];
      const parts = compare(said(old), said(recent)).differences[0]?.parts ?? [
        { kind: "same", text: old },
      ];
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join("");

      expect(without("new")).toBe(old);
      expect(without("gone")).toBe(recent);
    }),
  );
});
