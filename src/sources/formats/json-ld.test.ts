import { expect, test } from "vitest";
import { readHtml } from "./html.ts";
import { readJsonLd } from "./json-ld.ts";
import { dates, options, reading, reasons, remarks, titles } from "./testing-reading.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (document: unknown) => readJsonLd(encode(JSON.stringify(document)), options);
const event = (more: object) => ({
  "@type": "Event",
  name: "Konzert",
  startDate: "2026-08-01T19:30",
  ...more,
});
const detailsOf = (more: object) => reading(read(event(more))).events[0]?.occurrences[0]?.details;
const schedule = (more: object) => ({
  "@type": "Event",
  name: "Führung",
  eventSchedule: {
    "@type": "Schedule",
    startDate: "2026-12-03",
    startTime: "14:00:00",
    endTime: "16:00:00",
    ...more,
  },
});

test.each<[string, object, readonly string[]]>([
  [
    "a time without a zone is the organisation's",
    { startDate: "2026-08-01T19:30" },
    ["2026-08-01T19:30"],
  ],
  [
    "a time with an offset",
    { startDate: "2026-08-01T17:30:00.000Z", endDate: "2026-08-01T21:00:00+02:00" },
    ["2026-08-01T19:30 bis 2026-08-01T21:00"],
  ],
  ["a day", { startDate: "2026-08-01" }, ["2026-08-01"]],
  [
    "several days, the last one included",
    { startDate: "2026-08-01", endDate: "2026-08-03" },
    ["2026-08-01 bis 2026-08-03"],
  ],
  [
    "an end on the same day without an hour is none",
    { endDate: "2026-08-01" },
    ["2026-08-01T19:30"],
  ],
  [
    "an end of which only the day is known",
    { endDate: "2026-08-03" },
    ["2026-08-01T19:30 bis 2026-08-03"],
  ],
  [
    "a day with times beside it",
    { startDate: "2026-08-01", startTime: "19:30", endTime: "01:00" },
    ["2026-08-01T19:30 bis 2026-08-02T01:00"],
  ],
  [
    "midnight with a time beside it",
    { startDate: "2026-08-01T00:00:00", startTime: "19:30:00" },
    ["2026-08-01T19:30"],
  ],
  ["a duration", { duration: "PT1H30M" }, ["2026-08-01T19:30 bis 2026-08-01T21:00"]],
  [
    "several dates in a list",
    { startDate: ["2026-08-01T19:30", "2026-08-08T19:30"] },
    ["2026-08-01T19:30", "2026-08-08T19:30"],
  ],
  [
    "a value with a type",
    { startDate: { "@type": "xsd:date", "@value": "2026-08-01" } },
    ["2026-08-01"],
  ],
  ["a German date", { startDate: "1.8.2026" }, ["2026-08-01"]],
])("%s", (_, more, expected) => {
  expect(dates(read(event(more)))).toEqual(expected);
});

test.each<[string, object, readonly string[]]>([
  [
    "weekly on a day, without one",
    {
      repeatFrequency: "P1W",
      byDay: ["schema:Thursday"],
      exceptDate: "2026-12-17",
      endDate: "2026-12-31",
    },
    [
      "2026-12-03T14:00 bis 2026-12-03T16:00",
      "2026-12-10T14:00 bis 2026-12-10T16:00",
      "2026-12-24T14:00 bis 2026-12-24T16:00",
      "2026-12-31T14:00 bis 2026-12-31T16:00",
    ],
  ],
  [
    "on days of the week alone, from the first that fits",
    { byDay: "https://schema.org/Friday", endDate: "2026-12-12" },
    ["2026-12-04T14:00 bis 2026-12-04T16:00", "2026-12-11T14:00 bis 2026-12-11T16:00"],
  ],
  [
    "daily, so often",
    { repeatFrequency: "P2D", repeatCount: 2, endTime: undefined },
    ["2026-12-03T14:00", "2026-12-05T14:00"],
  ],
  [
    "on the second Tuesday of the month",
    {
      repeatFrequency: "P1M",
      byDay: "Tuesday",
      byMonthWeek: 2,
      endDate: "2027-01-31",
      endTime: undefined,
    },
    ["2026-12-08T14:00", "2027-01-12T14:00"],
  ],
  ["not repeated", { endDate: "2026-12-03" }, ["2026-12-03T14:00 bis 2026-12-03T16:00"]],
  [
    "in another zone",
    { scheduleTimezone: "Europe/London" },
    ["2026-12-03T14:00 Europe/London bis 2026-12-03T16:00 Europe/London"],
  ],
])("a schedule %s", (_, more, expected) => {
  expect(dates(read(schedule(more)))).toEqual(expected);
});

test("an event of which every date is excepted is none", () => {
  const result = read(
    schedule({
      repeatFrequency: "P1W",
      endDate: "2026-12-10",
      exceptDate: ["2026-12-03", "2026-12-10"],
    }),
  );

  expect(reading(result).events).toEqual([]);
  expect(remarks(result)).toEqual([
    "Alle Termine sind ausgenommen; es bleibt keine Veranstaltung.",
  ]);
});

test("a series whose coming dates are excepted is still there", () => {
  const past = schedule({
    startDate: "2026-06-04",
    repeatFrequency: "P1W",
    endDate: "2026-07-02",
    exceptDate: "2026-07-02",
  });

  expect(reading(read(past)).events.map(({ occurrences }) => occurrences)).toEqual([[]]);
});

test("contradictions are named", () => {
  expect(remarks(read(event({ startTime: "20:00" })))).toEqual([
    "Datum und Uhrzeit des Beginns widersprechen sich; übernommen ist das Datum.",
  ]);
  expect(remarks(read(event({ endDate: "2026-07-30" })))).toEqual([
    "Das Ende liegt vor dem Beginn; übernommen ist der Termin ohne Ende.",
  ]);
  expect(
    remarks(read(schedule({ repeatFrequency: "P1W", byDay: ["Thursday", "PublicHolidays"] }))),
  ).toEqual(["„PublicHolidays“ ist kein Wochentag und blieb unberücksichtigt."]);
});

test("what is no whole event goes to quarantine", () => {
  const result = read([
    event({ name: "" }),
    event({ startDate: undefined }),
    event({ startDate: "demnächst" }),
    schedule({ byDay: "PublicHolidays" }),
    event({ name: "Fest" }),
  ]);

  expect(titles(result)).toEqual(["Fest"]);
  expect(reasons(result)).toEqual([
    "Es fehlt der Titel.",
    "Es fehlt der Beginn.",
    "Der Beginn „demnächst“ ist kein Datum.",
    "Die Wiederholung nennt keinen Wochentag, sondern „PublicHolidays“.",
  ]);
});

test("names are found behind prefixes, in languages, and in graphs", () => {
  const said = [
    { "@value": "Concert", "@language": "en" },
    { "@value": "Konzert", "@language": "de" },
  ];
  const graph = {
    "@graph": [
      {
        "@id": "x:1",
        "@type": ["schema:Thing", "schema:MusicEvent"],
        "schema:name": said,
        "schema:startDate": "2026-08-01",
        "schema:location": { "@id": "x:2" },
      },
      {
        "@id": "x:2",
        "@type": "schema:Place",
        "schema:name": { "@language": "de", "@value": "Haus Oranienstraße" },
      },
    ],
  };
  const map = event({ name: { en: "Concert", de: "Konzert" } });
  const iri = {
    "@type": "https://schema.org/Festival",
    "https://schema.org/name": "Fest",
    "http://schema.org/startDate": "2026-08-01",
  };

  expect(titles(read(graph))).toEqual(["Konzert"]);
  expect(reading(read(graph)).events[0]?.occurrences[0]?.details).toMatchObject({
    place: { name: "Haus Oranienstraße" },
    language: "de",
  });
  expect(titles(read(map))).toEqual(["Konzert"]);
  expect(titles(read(iri))).toEqual(["Fest"]);
});

test("an event is read once however often it is told, an event inside of another as well", () => {
  const concert = { ...event({ name: "Konzert" }), "@id": "https://kreis.example/konzert" };
  const festival = {
    ...event({ name: "Festival", startDate: "2026-08-01", endDate: "2026-08-02" }),
    subEvent: [concert],
  };

  expect(titles(read([festival, concert, { "@id": "https://kreis.example/konzert" }]))).toEqual([
    "Festival",
    "Konzert",
  ]);
});

test("the rest of what is said of an event", () => {
  const details = detailsOf({
    description: "<p>Mit <b>Orchester</b></p>",
    url: "www.kreis.example/konzert",
    location: {
      "@type": "Place",
      name: "Siegerlandhalle",
      address: {
        streetAddress: "Koblenzer Straße 151",
        postalCode: "57072",
        addressLocality: "Siegen",
      },
      geo: { latitude: "50.86", longitude: 8.01 },
    },
    organizer: { "@type": "Organization", name: "Philharmonie" },
    offers: [{ price: "12.5", priceCurrency: "EUR", url: "/karten" }, { price: 25 }],
    image: [
      { "@id": "urn:uuid:1" },
      {
        "@type": "ImageObject",
        contentUrl: "/bild.jpg",
        caption: "Das Orchester",
        author: "© Foto",
        license: "https://creativecommons.org/licenses/by/4.0/",
      },
    ],
    keywords: "Musik, Familie",
    isAccessibleForFree: "https://schema.org/False",
    dateModified: "2026-06-30T12:00:00Z",
  });

  expect(details).toMatchObject({
    description: "Mit Orchester",
    url: "https://www.kreis.example/konzert",
    place: {
      name: "Siegerlandhalle",
      street: "Koblenzer Straße 151",
      postalCode: "57072",
      city: "Siegen",
      latitude: 50.86,
    },
    organiser: "Philharmonie",
    price: { text: "12,50 bis 25,00 €", free: false },
    ticketUrl: "https://kreis.example/karten",
    image: {
      url: "https://kreis.example/bild.jpg",
      alt: "Das Orchester",
      credit: "© Foto",
      licence: "https://creativecommons.org/licenses/by/4.0/",
    },
    categories: ["Musik", "Familie"],
    audience: ["families"],
    modifiedAt: new Date("2026-06-30T12:00:00Z"),
  });
  expect(detailsOf({ isAccessibleForFree: true })?.price.free).toBe(true);
  expect(detailsOf({ location: "Rathaus, Markt 2, 57072 Siegen" })?.place).toMatchObject({
    name: "Rathaus",
    city: "Siegen",
  });
  expect(
    detailsOf({ location: { "@type": "VirtualLocation", url: "https://x.example" } })?.place
      ?.online,
  ).toBe(true);
  expect(detailsOf({ image: "https://kreis.example/bild.jpg" })?.image?.url).toBe(
    "https://kreis.example/bild.jpg",
  );
  expect(detailsOf({ image: { "@id": "https://kreis.example/resources/17" } })?.image).toBeNull();
});

test.each([
  ["https://schema.org/EventCancelled", "cancelled"],
  ["EventPostponed", "postponed"],
  ["schema:EventMovedOnline", "moved-online"],
  ["http://schema.org/EventRescheduled", "scheduled"],
])("the status %s", (eventStatus, status) => {
  expect(reading(read(event({ eventStatus }))).events[0]?.occurrences[0]?.status).toBe(status);
});

test("no event, no JSON and nothing at all are refused, an empty list is a quiet day", () => {
  expect(read({ "@type": "Person", name: "Ann" })).toMatchObject({
    kind: "refused",
    reason:
      "In dem Dokument steht keine Veranstaltung (schema.org/Event). Bitte prüfen Sie die Adresse der Quelle.",
  });
  expect(readJsonLd(encode("<html></html>"), options)).toMatchObject({ kind: "refused" });
  expect(readJsonLd(encode("[".repeat(100_000)), options)).toMatchObject({ kind: "refused" });
  expect(read({ "@graph": [] })).toMatchObject({ kind: "read", events: [] });
});

const page = (...scripts: string[]) =>
  readHtml(
    encode(
      `<!DOCTYPE html><html><head><title>Termin &amp; Ort</title>${scripts
        .map((text) => `<script type="application/ld+json">${text}</script>`)
        .join("")}</head><body><p>…</p></body></html>`,
    ),
    options,
  );

test("a page gives the events in its scripts, also those written carelessly", () => {
  const careless = `<!--\n{"@type":"Event","name":"Fest","startDate":"2026-08-01","description":"Zeile\neins"}\n-->`;
  const result = page(
    JSON.stringify({ "@type": "WebSite", name: "Kreis" }),
    JSON.stringify(event({})),
    careless,
    "{kaputt",
  );

  expect(titles(result)).toEqual(["Konzert", "Fest"]);
  expect(reading(result).title).toBe("Termin & Ort");
  expect(reasons(result)).toEqual(["Maschinenlesbare Angaben der Seite sind fehlerhaft."]);
});

test("a page without events is refused with what to do", () => {
  expect(page()).toMatchObject({ kind: "refused", reason: expect.stringContaining("von Hand") });
  expect(readHtml(encode("BEGIN:VCALENDAR"), options)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining(
      "Die Quelle schickt einen Kalender (iCalendar) statt einer Webseite.",
    ),
  });
});
