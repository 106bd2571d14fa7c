import { expect, test } from "vitest";
import { oneLine, plainText } from "./text.ts";

const base = "https://www.siegen-wittgenstein.de/aktuelles/";

test.each([
  [
    "plain text stays",
    "Erste Zeile\nzweite Zeile\n\nAbsatz",
    "Erste Zeile\nzweite Zeile\n\nAbsatz",
  ],
  [
    "a smaller-than sign is no tag",
    "Kinder < 6 Jahre & Eltern > 18",
    "Kinder < 6 Jahre & Eltern > 18",
  ],
  [
    "entities in plain text",
    "Baden-W&#252;rttemberg &amp; Bayern&hellip;",
    "Baden-Württemberg & Bayern…",
  ],
  ["entities encoded twice", "Caf&amp;eacute; &amp;quot;Zeit&amp;quot;", 'Café "Zeit"'],
  ["an entity that is none", "AT&T; R&D", "AT&T; R&D"],
  ["paragraphs", "<p>Eins</p><p>Zwei<br>drei</p>", "Eins\n\nZwei\ndrei"],
  [
    "tags that came as entities",
    "&lt;p&gt;Eins&lt;/p&gt;&lt;p&gt;Zwei &amp;amp; drei&lt;/p&gt;",
    "Eins\n\nZwei & drei",
  ],
  [
    "a list",
    "<p>Bitte mitbringen:</p><ul><li>Hut</li><li>Stock</li></ul>",
    "Bitte mitbringen:\n\n• Hut\n• Stock",
  ],
  ["a numbered list", "<ol><li>Hut</li><li>Stock</li></ol>", "1. Hut\n2. Stock"],
  [
    "a link with a text",
    '<a href="https://kreis.example/x">Anmeldung</a> bis Freitag',
    "Anmeldung (https://kreis.example/x) bis Freitag",
  ],
  [
    "a link that says itself",
    '<a href="https://www.kreis.example/">www.kreis.example</a>',
    "www.kreis.example",
  ],
  [
    "a relative link",
    '<a href="../termin?a=1&amp;b=2">Mehr</a>',
    "Mehr (https://www.siegen-wittgenstein.de/termin?a=1&b=2)",
  ],
  [
    "a mail address",
    '<a href="mailto:info@kreis.example?subject=x">Schreiben Sie</a>',
    "Schreiben Sie (info@kreis.example)",
  ],
  [
    "a mail address that says itself",
    '<a href="mailto:info@kreis.example">info@kreis.example</a>',
    "info@kreis.example",
  ],
  ["a link that would run a script", '<a href="javascript:alert(1)">Klick</a>', "Klick"],
  [
    "scripts, styles and pictures",
    '<p>Da<script>x()</script><style>p{}</style><img src="a.jpg"></p>',
    "Da",
  ],
  ["headings as they are written", "<h2>Ausstellung</h2><p>Bilder</p>", "Ausstellung\n\nBilder"],
  [
    "spaces that do not break, soft hyphens and a mark",
    "\ufeffKreis\u00adhaus&nbsp;Siegen \u200b",
    "Kreishaus Siegen",
  ],
])("%s", (_, raw, expected) => {
  expect(plainText(raw, base)).toBe(expected);
});

test("a title is one line without tags", () => {
  expect(oneLine("  Tanz <b>&amp;</b>\n Musik<br/>im&nbsp;Park ")).toBe("Tanz & Musik im Park");
});

test("tags nested without end end soon", () => {
  expect(plainText("<div>".repeat(200_000))).toBeTypeOf("string");
});
