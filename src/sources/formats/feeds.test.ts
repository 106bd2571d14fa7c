import { expect, test } from "vitest";
import { readAtom, readJsonFeed, readRss } from "./feeds.ts";
import { guessFormat } from "./guess.ts";
import { dates, options, reading, reasons, titles } from "./testing-reading.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const namespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:ev="http://purl.org/rss/1.0/modules/event/" xmlns:media="http://search.yahoo.com/mrss/"';
const feed = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${namespaces}><channel><title>Kreis &amp; Städte</title><link>https://www.kreis.example/presse/</link>${items.map((item) => `<item>${item}</item>`).join("")}</channel></rss>`;
const read = (text: string) =>
  readRss(encode(text), { ...options, url: "https://www.kreis.example/rss.xml" });
const itemsOf = (...items: string[]) => reading(read(feed(...items))).items;
const first = (item: string) => itemsOf(item)[0];

test("a press release is read with its text, its links and its picture", () => {
  const item = first(
    `<title>Brücke &amp;amp; Straße gesperrt</title><link>/presse/1</link><guid isPermaLink="false">news-1</guid>
     <pubDate>Wed, 25 Nov 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;Kurz gesagt.&lt;/p&gt;</description>
     <content:encoded><![CDATA[<p>Die Brücke ist <a href="umleitung">gesperrt</a>.</p><ul><li>B 54</li></ul><img src="/bild.jpg" alt="Die Brücke">]]></content:encoded>`,
  );

  expect(item).toEqual({
    id: "news-1",
    title: "Brücke & Straße gesperrt",
    teaser: "Kurz gesagt.",
    text: "Die Brücke ist gesperrt (https://www.kreis.example/presse/umleitung).\n\n• B 54",
    url: "https://www.kreis.example/presse/1",
    publishedAt: new Date("2026-11-25T09:00:00Z"),
    updatedAt: null,
    image: {
      url: "https://www.kreis.example/bild.jpg",
      alt: "Die Brücke",
      credit: null,
      licence: null,
    },
  });
});

test.each([
  [
    "<enclosure url='https://k.example/a.jpg' type='image/jpeg' length='1'/>",
    "https://k.example/a.jpg",
  ],
  ["<media:content url='https://k.example/b.jpg' medium='image'/>", "https://k.example/b.jpg"],
  ["<enclosure url='https://k.example/a.mp3' type='audio/mpeg' length='1'/>", undefined],
])("a picture comes from %s", (field, url) => {
  expect(first(`<title>T</title>${field}`)?.image?.url).toBe(url);
});

test.each([
  ["Wed, 25 Nov 2026 10:00:00 +0100", "2026-11-25T09:00:00Z"],
  ["Mi, 25 Nov 2026 10:00:00 +0100", "2026-11-25T09:00:00Z"],
  ["25 Dez 26 9:05 GMT", "2026-12-25T09:05:00Z"],
  ["Sa, 01. Mär 2026 08:00", "2026-03-01T07:00:00Z"],
  ["2026-11-25T10:00:00+01:00", "2026-11-25T09:00:00Z"],
  ["2026-07-25 10:00:00", "2026-07-25T08:00:00Z"],
  ["Thu, 25 Jun 2026 10:00:00 CEST", "2026-06-25T08:00:00Z"],
  ["heute", null],
])("%s is a moment, whatever zone the process is in", (text, at) => {
  expect(first(`<title>T</title><pubDate>${text}</pubDate>`)?.publishedAt).toEqual(
    at === null ? null : new Date(at),
  );
});

test("a teaser ends with a sentence, a title may come from the text", () => {
  const long = "Ein Satz mit Wörtern. ".repeat(20);

  expect(first(`<title>T</title><description>${long}</description>`)?.teaser).toMatch(
    /^(?:Ein Satz mit Wörtern\. ?){13}$/,
  );
  expect(first("<description>Nur Text.</description>")?.title).toBe("Nur Text.");
  expect(reasons(read(feed("<link>https://k.example</link>")))).toEqual([
    "Der Eintrag hat weder Titel noch Text.",
  ]);
});

test("entries without an id of their own are known by address, or by what they say", () => {
  const [byUrl, byText] = itemsOf(
    "<title>A</title><link>https://k.example/a</link>",
    "<title>B</title>",
  );

  expect(byUrl?.id).toBe("https://k.example/a");
  expect(byText?.id).toMatch(/^[\w-]{22}$/);
});

test.each<[string, string, string]>([
  [
    "with the zone",
    "<ev:startdate>2026-12-01T20:00:00+01:00</ev:startdate><ev:enddate>2026-12-01T22:00:00+01:00</ev:enddate>",
    "2026-12-01T20:00 bis 2026-12-01T22:00",
  ],
  ["in UTC", "<ev:startdate>2026-12-01T19:00:00Z</ev:startdate>", "2026-12-01T20:00"],
  [
    "in a UTC that the text contradicts",
    "<description>Beginn 20.00 Uhr</description><ev:startdate>2026-12-01T20:00:00Z</ev:startdate>",
    "2026-12-01T20:00",
  ],
  ["as a day", "<xcal:dtstart><![CDATA[2026-12-01]]></xcal:dtstart>", "2026-12-01"],
])("an entry with the date of an event is one, %s", (_, fields, expected) => {
  const result = read(
    feed(
      "<title>Nachricht</title>",
      `<title>Konzert</title><guid>k-1</guid>${fields}<ev:location>Markt 1, 57072 Siegen</ev:location>`,
    ),
  );

  expect(titles(result)).toEqual(["Konzert"]);
  expect(dates(result)).toEqual([expected]);
  expect(reading(result).items.map(({ title }) => title)).toEqual(["Nachricht"]);
  expect(reading(result).events[0]?.occurrences[0]?.details.place?.city).toBe("Siegen");
});

test("an event of RSS without a date that can be read goes to quarantine", () => {
  expect(reasons(read(feed("<title>K</title><ev:startdate>bald</ev:startdate>")))).toEqual([
    "Der Beginn „bald“ ist kein Datum.",
  ]);
});

test("RDF is read like RSS", () => {
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Amt</title></channel><item rdf:about="https://k.example/1"><title>Eins</title><link>https://k.example/1</link><dc:date>2026-11-25</dc:date></item></rdf:RDF>`;

  expect(reading(read(rdf)).items).toMatchObject([
    { id: "https://k.example/1", title: "Eins", publishedAt: new Date("2026-11-25T11:00:00Z") },
  ]);
});

test("Atom", () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &amp;amp; B</title><link href="https://k.example/"/><entry><id>tag:1</id><title>Titel</title><link rel="self" href="/self"/><link href="/eintrag"/><link rel="enclosure" type="image/png" href="/p.png"/><updated>2026-11-25T10:00:00Z</updated><published>2026-11-24T10:00:00Z</published><summary>Kurz</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Da <b>ist</b> es</p></div></content></entry></feed>`;
  const result = reading(readAtom(encode(atom), options));

  expect(result.title).toBe("A & B");
  expect(result.items).toEqual([
    {
      id: "tag:1",
      title: "Titel",
      teaser: "Kurz",
      text: "Da ist es",
      url: "https://k.example/eintrag",
      publishedAt: new Date("2026-11-24T10:00:00Z"),
      updatedAt: new Date("2026-11-25T10:00:00Z"),
      image: { url: "https://k.example/p.png", alt: null, credit: null, licence: null },
    },
  ]);
});

test("JSON Feed", () => {
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    title: "J",
    home_page_url: "https://k.example/",
    items: [
      {
        id: 1,
        url: "/a",
        title: "T",
        content_html: "<p>Text</p>",
        date_published: "2026-11-25T10:00:00+01:00",
      },
    ],
  };

  expect(reading(readJsonFeed(encode(JSON.stringify(json)), options)).items).toMatchObject([
    {
      id: "1",
      title: "T",
      text: "Text",
      url: "https://k.example/a",
      publishedAt: new Date("2026-11-25T09:00:00Z"),
    },
  ]);
});

test.each([
  ["windows-1252", 0x84, 0x93, 0x80],
  ["ISO-8859-15", 0x22, 0x22, 0xa4],
])("%s by the prolog", (encoding, open, close, euro) => {
  const text = feed("<title>„Größe“ 5 €</title>")
    .replace("UTF-8", encoding)
    .replace("Städte", "St\u00e4dte");
  const bytes = Uint8Array.from(
    [...text].map(
      (letter) => ({ "„": open, "“": close, "€": euro })[letter] ?? letter.charCodeAt(0),
    ),
  );

  expect(reading(readRss(bytes, options)).items[0]?.title).toBe(
    open === 0x22 ? '"Größe" 5 €' : "„Größe“ 5 €",
  );
});

test("a bomb of entities stays what it is, and a foreign file stays closed", () => {
  const lines = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  );
  const bomb = `<!DOCTYPE rss [<!ENTITY e0 "ha">${lines.join("")}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
  const text = feed("<title>Bombe</title><description>&e9;&file;</description>").replace(
    "<rss",
    `${bomb}<rss`,
  );

  expect(reading(read(text)).items).toMatchObject([{ title: "Bombe", text: "&e9;&file;" }]);
});

test.each([
  ["", "Die Quelle schickt eine leere Antwort statt eines RSS-Feeds."],
  [
    "<!DOCTYPE html><html><body>Presse</body></html>",
    "Die Quelle schickt eine Webseite statt eines RSS-Feeds.",
  ],
  [
    "<html><body><form><input type=password></form></body></html>",
    "Die Quelle schickt eine Anmeldeseite statt eines RSS-Feeds.",
  ],
  ["<?xml version='1.0'?><error/>", "Die Quelle schickt XML statt eines RSS-Feeds."],
  ["<rss><channel><item><title>abgeschnitten", "Die Quelle schickt XML statt eines RSS-Feeds."],
])("what is no feed is refused: %s", (text, sentence) => {
  expect(read(text)).toMatchObject({ kind: "refused", reason: expect.stringContaining(sentence) });
});

test.each([
  ["icalendar", "\ufeffBEGIN:VCALENDAR\r\nVERSION:2.0"],
  ["rss", feed()],
  ["atom", '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'],
  ["json-feed", '{"version": "https://jsonfeed.org/version/1.1", "items": []}'],
  ["json-ld", '{"@context": {"schema": "http://schema.org/"}, "@graph": []}'],
  ["html", "<!-- x --><!DOCTYPE html><html>"],
  ["destination-one", '{"status":"OK","count":0,"overallcount":0,"items":[]}'],
  [null, "Guten Tag"],
])("%s is recognised by how it begins", (format, text) => {
  expect(guessFormat(encode(text), null)).toBe(format);
});
