/** What WhatsApp's signs do, and what only looks like one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { formattedBlocks, spansOf, withoutFormatting, type Span } from "./formatting.ts";

/** "<b>…</b>", so that a table can be read. */
const shown = (text: string) => spansOf(text).map(tagged).join("");
const tags = { bold: "b", italic: "i", strike: "s" } as const;
function tagged(span: Span): string {
  if (span.kind === "text") return span.text;
  if (span.kind === "link") return `<${span.url}>`;
  if (span.kind === "code") return `<c>${span.text}</c>`;
  return `<${tags[span.kind]}>${span.spans.map(tagged).join("")}</${tags[span.kind]}>`;
}

test.each([
  ["*fett*", "<b>fett</b>"],
  ["Das ist *sehr wichtig*.", "Das ist <b>sehr wichtig</b>."],
  ["_kursiv_ und ~weg~", "<i>kursiv</i> und <s>weg</s>"],
  ["*_beides_*", "<b><i>beides</i></b>"],
  ["„*Zitat*“", "„<b>Zitat</b>“"],
  ["`B 62`", "<c>B 62</c>"],
  ["```eins\nzwei```", "<c>eins\nzwei</c>"],
  ["**doppelt**", "*<b>doppelt</b>*"],
])("%s is shown with its style", (typed, expected) => {
  expect(shown(typed)).toBe(expected);
});

test.each([
  "Bürger*innen und Schüler*innen",
  "2 * 3 * 4",
  "* allein",
  "*zwei\nZeilen*",
  "datei_mit_strichen.pdf",
  "*offen",
  "~5 bis ~7 Grad",
  "**",
])("%s stays as it is", (typed) => {
  expect(shown(typed)).toBe(typed);
});

test("underscores of an address stay, and what ends the sentence does not belong to it", () => {
  expect(shown("Siehe https://kreis.example/_neu_/a_b. *Danke*")).toBe(
    "Siehe <https://kreis.example/_neu_/a_b>. <b>Danke</b>",
  );
  expect(shown("*https://kreis.example/a*")).toBe("<b><https://kreis.example/a></b>");
});

test("lines that follow each other are one list, one numbering, one quote", () => {
  expect(formattedBlocks("Heute:\n- eins\n* zwei\n\n1. a\n2. b\n> Satz\n> noch einer")).toEqual([
    { kind: "lines", text: "Heute:" },
    { kind: "list", items: ["eins", "zwei"] },
    { kind: "lines", text: "" },
    { kind: "numbers", first: 1, items: ["a", "b"] },
    { kind: "quote", text: "Satz\nnoch einer" },
  ]);
});

test("a list inside three backticks is none", () => {
  expect(formattedBlocks("```\n- eins\n- zwei\n```")).toHaveLength(1);
});

test("without styles only the signs are gone", () => {
  expect(withoutFormatting("*Heute* im _Kreis_:\n- ~alt~ neu\n> gesagt")).toBe(
    "Heute im Kreis:\n– alt neu\ngesagt",
  );
});

test("whatever is typed, no word is lost and nothing takes long", () => {
  const typed = fc
    .array(fc.constantFrom("*", "_", "~", "`", "```", " ", "\n", "Wort", "ä", "> ", "- ", "1. "), {
      maxLength: 200,
    })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(typed, (text) => {
      const letters = (some: string) => some.replaceAll(/[^\p{L}]/gu, "");

      expect(letters(withoutFormatting(text))).toBe(letters(text));
    }),
  );
});

test("points with lines between them keep the numbers that were typed", () => {
  expect(formattedBlocks("1. Markt\nab 7 Uhr\n2. Konzert")).toEqual([
    { kind: "numbers", first: 1, items: ["Markt"] },
    { kind: "lines", text: "ab 7 Uhr" },
    { kind: "numbers", first: 2, items: ["Konzert"] },
  ]);
});
