import { expect, test } from "vitest";
import { draftProblems, sendingProblems, type Checked } from "./check.ts";

const known = new Set([1, 2]);
const page = "https://kreis.example/n/lesung";
const good: Checked = {
  title: "Lesung",
  teaser: "Am Freitag liest Eva Muster.",
  text: "Um 19:30 Uhr.",
  link: null,
  picture: null,
  topicIds: [1],
};
/** What stands around the text in the longest form: the title in bold, the page, empty lines. */
const around = `*${good.title}*\n\n\n\n${page}`.length;

test("a good broadcast has no problem", () => {
  expect(sendingProblems(good, known, page, "de")).toEqual({});
});

test.each<[string, Partial<Checked>, string, RegExp | null]>([
  ["the longest title", { title: "x".repeat(120), text: "y" }, "title", null],
  ["a title too long by one", { title: "x".repeat(121) }, "title", /1 Zeichen zu lang/],
  ["the longest teaser", { teaser: "x".repeat(600) }, "teaser", null],
  ["a teaser too long by two", { teaser: "x".repeat(602) }, "teaser", /2 Zeichen zu lang/],
  ["a teaser of two lines", { teaser: "eins\nzwei" }, "teaser", /in einer Zeile/],
  ["a teaser with a line separator", { teaser: "eins\u2028zwei" }, "teaser", /in einer Zeile/],
  ["a teaser with four spaces", { teaser: "a    b" }, "teaser", null],
  ["a teaser with five spaces", { teaser: "a     b" }, "teaser", /vier Leerzeichen/],
  ["the longest text", { text: "x".repeat(4096 - around) }, "text", null],
  ["a text too long by one", { text: "x".repeat(4097 - around) }, "text", /1 Zeichen zu lang/],
  ["no text", { text: "" }, "text", /schreiben Sie den Text/],
  ["no topic", { topicIds: [] }, "topics", /mindestens eine Kategorie/],
  ["a topic that is none", { topicIds: [1, 9] }, "topics", /gibt es nicht/],
  ["a picture without a word", { picture: { mediaId: 1, alt: "" } }, "imageAlt", /beschreiben/],
  ["a picture with its words", { picture: { mediaId: 1, alt: "Ein Buch" } }, "imageAlt", null],
  ["a script as link", { link: "javascript:alert(1)" }, "link", /https/],
  ["a link with a space", { link: "https://a.example/b c" }, "link", /https/],
  ["a link", { link: "https://a.example/b?c=d" }, "link", null],
])("%s", (_, change, field, says) => {
  const problem = sendingProblems({ ...good, ...change }, known, page, "de")[field];

  if (says === null) expect(problem).toBeUndefined();
  else expect(problem).toMatch(says);
});

test("a draft is kept with almost everything missing, but not without a title", () => {
  const bare = { ...good, teaser: "", text: "", topicIds: [] };

  expect(draftProblems(bare, known, "de")).toEqual({});
  expect(Object.keys(draftProblems({ ...bare, title: "" }, known, "de"))).toEqual(["title"]);
});
