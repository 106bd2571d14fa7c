import { expect, test } from "vitest";
import { berlin, readEvents } from "./testing-icalendar.ts";
import { dates, reading, titles } from "./testing-reading.ts";

const series = [
  berlin("DTSTART", "20260701T193000"),
  berlin("DTEND", "20260701T210000"),
  "RRULE:FREQ=WEEKLY;COUNT=4",
  "UID:serie",
];

test("single dates are moved, renamed and cancelled; their keys stay", () => {
  const result = readEvents(
    series,
    [
      "UID:serie",
      berlin("RECURRENCE-ID", "20260708T193000"),
      berlin("DTSTART", "20260709T200000"),
      "SUMMARY:Verlegt",
    ],
    [
      "UID:serie",
      "RECURRENCE-ID:20260715T173000Z",
      berlin("DTSTART", "20260715T193000"),
      "STATUS:CANCELLED",
    ],
  );
  const [event] = reading(result).events;

  expect(dates(result)).toEqual([
    "2026-07-01T19:30 bis 2026-07-01T21:00",
    "2026-07-09T20:00",
    "2026-07-15T19:30 cancelled",
    "2026-07-22T19:30 bis 2026-07-22T21:00",
  ]);
  expect(event?.occurrences.map(({ key }) => key)).toEqual([
    "serie/2026-07-01T19:30",
    "serie/2026-07-08T19:30",
    "serie/2026-07-15T19:30",
    "serie/2026-07-22T19:30",
  ]);
  expect(event?.occurrences[1]?.details.title).toBe("Verlegt");
});

test("of several versions of a date the newest counts, whatever order they come in", () => {
  const version = (sequence: number, local: string) => [
    "UID:serie",
    `SEQUENCE:${sequence}`,
    berlin("RECURRENCE-ID", "20260708T193000"),
    berlin("DTSTART", local),
  ];

  expect(
    dates(readEvents(version(2, "20260709T180000"), series, version(1, "20260709T170000"))),
  ).toContain("2026-07-09T18:00");
});

test("a change from a date on holds for all that follow", () => {
  const result = readEvents(series, [
    "UID:serie",
    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260715T193000",
    berlin("DTSTART", "20260716T180000"),
    berlin("DTEND", "20260716T190000"),
  ]);

  expect(dates(result)).toEqual([
    "2026-07-01T19:30 bis 2026-07-01T21:00",
    "2026-07-08T19:30 bis 2026-07-08T21:00",
    "2026-07-16T18:00 bis 2026-07-16T19:00",
    "2026-07-23T18:00 bis 2026-07-23T19:00",
  ]);
});

test("a date moved into the window counts, one moved out of it does not", () => {
  const result = readEvents(
    [berlin("DTSTART", "20260603T193000"), "RRULE:FREQ=WEEKLY;COUNT=6", "UID:serie"],
    ["UID:serie", berlin("RECURRENCE-ID", "20260610T193000"), berlin("DTSTART", "20260703T193000")],
    ["UID:serie", berlin("RECURRENCE-ID", "20260708T193000"), berlin("DTSTART", "20260625T193000")],
  );

  expect(dates(result)).toEqual(["2026-07-01T19:30", "2026-07-03T19:30"]);
});

test("a calendar that begins in the middle of a series has its changes", () => {
  const result = readEvents([
    "UID:serie",
    berlin("RECURRENCE-ID", "20260708T193000"),
    berlin("DTSTART", "20260709T193000"),
  ]);

  expect(dates(result)).toEqual(["2026-07-09T19:30"]);
});

test("a uid that several events carry is replaced by one of their own", () => {
  const events = [
    ["UID:7", "SUMMARY:Neujahr", "DTSTART:20270101"],
    ["UID:7", "SUMMARY:Heilige Drei Könige", "DTSTART:20270106"],
  ];
  const first = reading(readEvents(...events)).events.map(({ uid }) => uid);
  const again = reading(readEvents(...events.toReversed())).events.map(({ uid }) => uid);

  expect(titles(readEvents(...events))).toEqual(["Neujahr", "Heilige Drei Könige"]);
  expect(new Set(first).size).toBe(2);
  expect(again).toEqual(first.toReversed());
});

test("of versions of one event the newest counts", () => {
  const result = readEvents(
    ["UID:einmalig-123@kreis", "SEQUENCE:2", "SUMMARY:Konzert", "DTSTART:20260802"],
    ["UID:einmalig-123@kreis", "SEQUENCE:1", "SUMMARY:Konzert", "DTSTART:20260801"],
    ["UID:doppelt", "SUMMARY:Fest", "DTSTART:20260803"],
    ["UID:doppelt", "SUMMARY:Fest", "DTSTART:20260803"],
  );

  expect(dates(result)).toEqual(["2026-08-02", "2026-08-03"]);
});
