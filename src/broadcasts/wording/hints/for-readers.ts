/** What somebody reads with trouble: long sentences and words, the language of offices, numbers in an odd form. Pure. */
import { withoutFormatting } from "../../../web/formatting.ts";
import type { Hint, HintKind } from "./hint.ts";
import { longWords } from "./long-words.ts";
import { longSentences } from "./sentences.ts";

const abbreviations: Readonly<Record<string, string>> = {
  "z.B.": "zum Beispiel",
  "d.h.": "das heißt",
  "u.a.": "unter anderem",
  "i.d.R.": "in der Regel",
  "o.g.": "genannt",
  "bzw.": "oder",
  "ggf.": "vielleicht",
  "evtl.": "vielleicht",
  "inkl.": "mit",
  "zzgl.": "dazu kommen",
  "ca.": "etwa",
  "usw.": "und so weiter",
  "etc.": "und so weiter",
  "s.o.": "siehe oben",
  "vgl.": "siehe",
};

/** Words of offices for which there is a plain one every time. */
const officialese: Readonly<Record<string, string>> = {
  seitens: "von",
  zwecks: "für",
  mittels: "mit",
  hinsichtlich: "zu",
  bezüglich: "zu",
  diesbezüglich: "dazu",
  nebst: "mit",
  alsbald: "bald",
  obliegt: "ist Aufgabe von",
  inanspruchnahme: "Nutzung",
  vorgenannt: "dieser",
  vorgenannte: "diese",
  vorgenannten: "diese",
  dahingehend: "so",
  "zur durchführung": "für",
  "zum einsatz kommen": "eingesetzt werden",
  "in kenntnis gesetzt": "informiert",
  "unter berücksichtigung": "mit",
};

const months = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";

const rules: readonly (readonly [HintKind, RegExp, (found: string) => string])[] = [
  // Only this form of it is told from the state ("ist gesperrt") without a doubt.
  ["passive", /(?:[^\s.!?]{1,40} ){1,4}worden(?!\p{L})/gu, () => ""],
  [
    "officialese",
    new RegExp(`(?<!\\p{L})(?:${Object.keys(officialese).join("|")})(?!\\p{L})`, "giu"),
    (found) => officialese[found.toLowerCase()] ?? "",
  ],
  [
    "abbreviation",
    /(?<![\p{L}\d])(?:z\. ?B\.|d\. ?h\.|u\. ?a\.|i\. ?d\. ?R\.|o\. ?g\.|s\. ?o\.|bzw\.|ggf\.|evtl\.|inkl\.|zzgl\.|ca\.|usw\.|etc\.|vgl\.)/giu,
    (found) => {
      const name = found.replaceAll(" ", "").toLowerCase();
      return Object.entries(abbreviations).find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
    },
  ],
  // A deadline, a span and a birthday need no weekday; "am" names a day to come to.
  [
    "dateAlone",
    new RegExp(
      `(?<!\\p{L})[Aa]m \\d{1,2}\\. ?(?:\\d{1,2}\\.(?!\\d{1,2}:)|(?:${months}))(?: ?\\d{4})?`,
      "gu",
    ),
    (found) => found.replace(/^([Aa]m) /, "$1 Freitag, "),
  ],
  [
    "phone",
    /(?<![\d+./:-])\(?0[1-9]\d{1,4}\)?(?: ?[/–-] ?| )\d[\d –-]{2,12}\d(?![\d.:])/gu,
    (found) =>
      `+49 ${found
        .replaceAll(/[()]/g, "")
        .replace(/^0/, "")
        .replaceAll(/ ?[/–-] ?/g, " ")}`,
  ],
  [
    "timeWithDot",
    /(?<![\d.])(?:[01]?\d|2[0-3])\.[0-5]\d(?= ?(?:Uhr|h\b|bis \d))/gu,
    (found) => found.replace(".", ":"),
  ],
];

export function hintsForReaders(text: string): Hint[] {
  const words = withoutFormatting(text);
  return [
    ...longSentences(words).map((found) => ({ kind: "longSentence" as const, found, better: "" })),
    ...longWords(words).map((word) => ({ kind: "longWord" as const, ...word })),
    ...rules.flatMap(([kind, pattern, better]) =>
      [...words.replaceAll(/https?:\/\/\S+/g, " ").matchAll(pattern)].map(([found]) => ({
        kind,
        found: found.trim(),
        better: better(found),
      })),
    ),
  ];
}
