import { expect, test } from "vitest";
import { decode } from "./decode.ts";

const said = "Grüße aus Siegen: „Ölmühle“ – 5 € für Groß und Klein";
const windows = bytesOf({ "„": 0x84, "“": 0x93, "–": 0x96, "€": 0x80 });
const latin9 = bytesOf({ "„": 0x22, "“": 0x22, "–": 0x2d, "€": 0xa4 });

/** A one-byte encoding that differs from Latin-1 in these. */
function bytesOf(different: Readonly<Record<string, number>>) {
  return (text: string): Uint8Array =>
    Uint8Array.from([...text].map((letter) => different[letter] ?? letter.charCodeAt(0)));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));
const utf16be = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le").swap16());

test.each<[string, Uint8Array, string | null]>([
  ["UTF-8", utf8(said), null],
  ["UTF-8 with a BOM", utf8(`\ufeff${said}`), null],
  ["UTF-8 that the header calls ISO-8859-1", utf8(said), "text/calendar; charset=iso-8859-1"],
  [
    "UTF-8 that the prolog calls ISO-8859-1",
    utf8(`<?xml version="1.0" encoding="ISO-8859-1"?>${said}`),
    null,
  ],
  ["windows-1252 by header", windows(said), "text/xml; charset=windows-1252"],
  [
    "windows-1252 by prolog",
    windows(`<?xml version="1.0" encoding="windows-1252"?>${said}`),
    "text/xml",
  ],
  [
    "windows-1252 that says ISO-8859-1",
    windows(`<?xml version='1.0' encoding='ISO-8859-1'?>${said}`),
    null,
  ],
  ["windows-1252 that says UTF-8", windows(`<?xml version="1.0" encoding="UTF-8"?>${said}`), null],
  ["windows-1252 that says nothing", windows(said), null],
  ["windows-1252 that says something unheard of", windows(said), "text/calendar; charset=klingon"],
  [
    "windows-1252 in a page that says so",
    windows(`<html><meta charset=windows-1252>${said}`),
    null,
  ],
  ["UTF-16, little end first, with a mark", utf16le(`\ufeff${said}`), null],
  ["UTF-16, big end first, with a mark", utf16be(`\ufeff${said}`), null],
  ["UTF-16, little end first, without", utf16le(said), "text/xml; charset=utf-16"],
  ["UTF-16, big end first, without", utf16be(said), null],
])("%s is read", (_, bytes, contentType) => {
  expect(decode(bytes, contentType)).toContain(said);
});

test("the prolog counts before the header", () => {
  const prolog = '<?xml version="1.0" encoding="ISO-8859-15"?>';

  expect(decode(latin9(`${prolog}5 € für Öl`), "text/xml; charset=windows-1251")).toBe(
    `${prolog}5 € für Öl`,
  );
});

test("one broken letter does not cost the others", () => {
  const cut = utf8(said).subarray(0, 30);
  const broken = Uint8Array.from([...utf8("Grüße "), 0xff, ...utf8(" für Äpfel")]);

  expect(decode(cut, null)).toMatch(/^Grüße aus Siegen/);
  expect(decode(broken, null)).toBe("Grüße \ufffd für Äpfel");
});

test("nothing at all is an empty text", () => {
  expect(decode(new Uint8Array(), null)).toBe("");
});
