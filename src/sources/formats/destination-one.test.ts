import { expect, test } from "vitest";
import { readDestinationOne } from "./destination-one.ts";
import { dates, options, reading, reasons, remarks, titles } from "./testing-reading.ts";

const answer = (...items: object[]) =>
  readDestinationOne(
    new TextEncoder().encode(JSON.stringify({ status: "OK", count: items.length, items })),
    options,
  );
const item = (more: object) => ({ global_id: "e_1", type: "Event", title: "Führung", ...more });
const interval = (more: object) =>
  item({
    timeIntervals: [
      {
        start: "2026-11-02T11:00:00+01:00",
        end: "2026-11-02T13:00:00+01:00",
        tz: "Europe/Berlin",
        weekdays: [],
        interval: 1,
        ...more,
      },
    ],
  });

test.each<[string, object, readonly string[]]>([
  ["a single date", {}, ["2026-11-02T11:00 bis 2026-11-02T13:00"]],
  [
    "daily, the last day included though midnight is written",
    { freq: "Daily", repeatUntil: "2026-11-04T00:00+01:00" },
    [
      "2026-11-02T11:00 bis 2026-11-02T13:00",
      "2026-11-03T11:00 bis 2026-11-03T13:00",
      "2026-11-04T11:00 bis 2026-11-04T13:00",
    ],
  ],
  [
    "weekly on days that the start is not",
    { freq: "Weekly", weekdays: ["Saturday", "Sunday"], repeatUntil: "2026-11-14T13:00:00+01:00" },
    [
      "2026-11-07T11:00 bis 2026-11-07T13:00",
      "2026-11-08T11:00 bis 2026-11-08T13:00",
      "2026-11-14T11:00 bis 2026-11-14T13:00",
    ],
  ],
  [
    "every second week, over the clock change",
    {
      start: "2026-10-19T11:00:00+02:00",
      freq: "Weekly",
      interval: 2,
      weekdays: ["Monday"],
      repeatUntil: "2026-11-02T13:00:00+01:00",
    },
    ["2026-10-19T11:00 bis 2026-10-19T13:00", "2026-11-02T11:00 bis 2026-11-02T13:00"],
  ],
  [
    "on the first Saturday of the month",
    { freq: "Monthly", weekday: "Saturday", dayOrdinal: 1, repeatUntil: "2026-12-31T00:00+01:00" },
    ["2026-11-07T11:00 bis 2026-11-07T13:00", "2026-12-05T11:00 bis 2026-12-05T13:00"],
  ],
  [
    "with an end that lies before the start of the series",
    { freq: "Daily", end: "2026-04-30T17:00:00+02:00", repeatUntil: "2026-11-02T00:00+01:00" },
    ["2026-11-02T11:00 bis 2026-11-02T17:00"],
  ],
  [
    "daily to an end that is the series'",
    { freq: "Daily", end: "2026-11-03T13:00:00+01:00" },
    ["2026-11-02T11:00 bis 2026-11-02T13:00", "2026-11-03T11:00 bis 2026-11-03T13:00"],
  ],
])("%s", (_, more, expected) => {
  expect(dates(answer(interval(more)))).toEqual(expected);
});

test("a series without end ends with the window", () => {
  const [event] = reading(answer(interval({ freq: "Daily" }))).events;

  expect(event?.occurrences).toHaveLength(400);
});

test("what is no whole event goes to quarantine, what is none is passed over", () => {
  const result = answer(
    interval({}),
    { type: "POI", title: "Obelisk" },
    item({ title: " " }),
    item({ timeIntervals: [] }),
    interval({ start: "demnächst" }),
  );

  expect(titles(result)).toEqual(["Führung"]);
  expect(reasons(result)).toEqual([
    "Es fehlt der Titel.",
    "Es fehlen die Termine.",
    "Der Beginn „demnächst“ ist kein Datum.",
  ]);
  expect(remarks(answer(interval({ end: "2026-11-01T10:00:00+01:00" })))).toEqual([
    "Das Ende liegt vor dem Beginn; übernommen ist der Termin ohne Ende.",
  ]);
});

test("what is said of an event", () => {
  const result = answer({
    ...interval({}),
    ...{
      name: "Schloss",
      street: "Schlossplatz 1",
      zip: "57072",
      city: "Siegen",
      web: "www.schloss.example",
    },
    texts: [
      { rel: "details", type: "text/html" },
      { rel: "details", type: "text/plain", value: "Anmeldung nötig" },
      { rel: "PRICE_INFO", value: "8 €" },
    ],
    geo: { main: { latitude: 50.87, longitude: 8.02 } },
    features: ["Barrierefrei", "Zielgruppe Jugendliche", "Zielgruppe Senioren"],
    categories: ["Kinder"],
    media_objects: [
      { rel: "booking", url: "https://karten.example/1" },
      {
        rel: "default",
        type: "image/jpeg",
        url: "https://bild.example/a.jpg",
        value: "Schloss von oben",
      },
    ],
    addresses: [
      { rel: "author", name: "Verband" },
      { rel: "organizer", name: "Museum" },
    ],
    changed: "2026-10-01T08:00:00+00:00",
  });

  expect(reading(result).events[0]?.occurrences[0]?.details).toMatchObject({
    description: "Anmeldung nötig",
    url: "https://www.schloss.example/",
    place: {
      name: "Schloss",
      street: "Schlossplatz 1",
      postalCode: "57072",
      city: "Siegen",
      latitude: 50.87,
      longitude: 8.02,
    },
    organiser: "Museum",
    price: { text: "8 €", free: null },
    ticketUrl: "https://karten.example/1",
    image: { url: "https://bild.example/a.jpg", alt: "Schloss von oben" },
    categories: ["Kinder"],
    audience: ["children", "youth", "seniors"],
    accessibility: "yes",
    modifiedAt: new Date("2026-10-01T08:00:00Z"),
  });
});

test("an error, a page and a list without items are refused", () => {
  const read = (text: string) => readDestinationOne(new TextEncoder().encode(text), options);

  expect(read('{"status":"ERROR"}')).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("statt einer Antwort von destination.one"),
  });
  expect(read("<html></html>")).toMatchObject({ kind: "refused" });
});
