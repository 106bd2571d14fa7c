import { expect, test } from "vitest";
import { calendar, withHead, read, readEvents } from "./testing-icalendar.ts";
import { dates, remarks } from "./testing-reading.ts";

test.each<[string, readonly string[], string]>([
  [
    "in a named zone",
    ["DTSTART;TZID=Europe/Berlin:20260715T193000", "DTEND;TZID=Europe/Berlin:20260715T210000"],
    "2026-07-15T19:30 bis 2026-07-15T21:00",
  ],
  [
    "in UTC, shown as Berlin's clock",
    ["DTSTART:20260715T173000Z", "DTEND:20260715T190000Z"],
    "2026-07-15T19:30 bis 2026-07-15T21:00",
  ],
  [
    "floating",
    ["DTSTART:20260715T193000", "DURATION:PT1H30M"],
    "2026-07-15T19:30 bis 2026-07-15T21:00",
  ],
  ["with an offset", ["DTSTART:20260715T193000+0200"], "2026-07-15T19:30"],
  ["written like ISO 8601", ["DTSTART:2026-07-15T19:30:00"], "2026-07-15T19:30"],
  ["without seconds", ["DTSTART:20260715T1930"], "2026-07-15T19:30"],
  [
    "in a Windows zone",
    ["DTSTART;TZID=W. Europe Standard Time:20260715T193000"],
    "2026-07-15T19:30",
  ],
  [
    "in a zone as Outlook shows it, without quotes",
    ["DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin, Bern:20260715T193000"],
    "2026-07-15T19:30",
  ],
  [
    "with the quote at the wrong end",
    ['DTSTART;TZID="W. Europe Standard Time:20260715T193000"'],
    "2026-07-15T19:30",
  ],
  ["with a doubled TZID", ["DTSTART;TZID=TZID=Europe/Berlin:20260715T193000"], "2026-07-15T19:30"],
  [
    "in New York",
    ["DTSTART;TZID=America/New_York:20260715T193000"],
    "2026-07-15T19:30 America/New_York",
  ],
  ["all day", ["DTSTART;VALUE=DATE:20260715", "DTEND;VALUE=DATE:20260716"], "2026-07-15"],
  ["a day without VALUE", ["DTSTART:20260715"], "2026-07-15"],
  [
    "a day with a zone",
    [
      "DTSTART;TZID=Europe/Berlin;VALUE=DATE:20260715",
      "DTEND;TZID=Europe/Berlin;VALUE=DATE:20260718",
    ],
    "2026-07-15 bis 2026-07-17",
  ],
  [
    "a day with the same day as end",
    ["DTSTART;VALUE=DATE:20260715", "DTEND;VALUE=DATE:20260715"],
    "2026-07-15",
  ],
  [
    "three days by duration",
    ["DTSTART;VALUE=DATE:20260715", "DURATION:P3D"],
    "2026-07-15 bis 2026-07-17",
  ],
  [
    "from midnight to midnight",
    ["DTSTART;TZID=Europe/Berlin:20260715T000000", "DTEND;TZID=Europe/Berlin:20260717T000000"],
    "2026-07-15 bis 2026-07-16",
  ],
  [
    "from midnight to 23:59, in UTC",
    ["DTSTART:20260714T220000Z", "DTEND:20260715T215900Z"],
    "2026-07-15",
  ],
  [
    "until 23:59 in UTC, which means that nobody knows",
    ["DTSTART:20260715T170000Z", "DTEND:20260715T215900Z"],
    "2026-07-15T19:00",
  ],
  [
    "until 23:59:59 on a later day, of which the day is known",
    ["DTSTART:20260715T170000Z", "DTEND:20260829T215959Z"],
    "2026-07-15T19:00 bis 2026-08-29",
  ],
  ["without length", ["DTSTART:20260715T170000Z", "DTEND:20260715T170000Z"], "2026-07-15T19:00"],
  [
    "past midnight",
    ["DTSTART;TZID=Europe/Berlin:20260715T200000", "DTEND;TZID=Europe/Berlin:20260716T020000"],
    "2026-07-15T20:00 bis 2026-07-16T02:00",
  ],
  [
    "over several days",
    ["DTSTART;TZID=Europe/Berlin:20260715T090000", "DTEND;TZID=Europe/Berlin:20260717T180000"],
    "2026-07-15T09:00 bis 2026-07-17T18:00",
  ],
  [
    "with a day as the end of a time",
    ["DTSTART;TZID=Europe/Berlin:20260715T090000", "DTEND;VALUE=DATE:20260718"],
    "2026-07-15T09:00 bis 2026-07-17",
  ],
])("a time %s", (_, lines, expected) => {
  expect(dates(readEvents(lines))).toEqual([expected]);
});

test("an end before the start leaves the event and says so", () => {
  const result = readEvents(["DTSTART:20260715T170000Z", "DTEND:20260714T170000Z"]);

  expect(dates(result)).toEqual(["2026-07-15T19:00"]);
  expect(remarks(result)).toEqual([
    "Das Ende liegt vor dem Beginn; übernommen ist der Termin ohne Ende.",
  ]);
});

test("floating times and days belong to the calendar's own zone, an unknown zone is the organisation's", () => {
  const brussels = withHead(["X-WR-TIMEZONE:Europe/Brussels"], ["DTSTART:20260715T210000"]);
  const utc = withHead(["X-WR-TIMEZONE:UTC"], ["DTSTART:20260715T210000"]);
  const nowhere = calendar(["DTSTART;TZID=Europe/Germany:20260715T210000"]);

  expect(dates(read(brussels))).toEqual(["2026-07-15T21:00 Europe/Brussels"]);
  expect(dates(read(utc))).toEqual(["2026-07-15T21:00"]);
  expect(dates(read(nowhere))).toEqual(["2026-07-15T21:00"]);
  expect(remarks(read(nowhere))).toEqual([
    "Die Zeitzone „Europe/Germany“ ist unbekannt; eine Zeitangabe ist als Europe/Berlin gelesen.",
  ]);
});

test("a zone of the calendar's own is known by where it lies or by its clocks", () => {
  const zone = (name: string, ...lines: string[]) => [
    "BEGIN:VTIMEZONE",
    `TZID:${name}`,
    ...lines,
    "END:VTIMEZONE",
  ];
  const clocks = (...offsets: string[]) =>
    offsets.flatMap((offset) => [
      "BEGIN:STANDARD",
      "DTSTART:16010101T030000",
      `TZOFFSETTO:${offset}`,
      "END:STANDARD",
    ]);
  const text = withHead(
    [
      ...zone("Rathaus", ...clocks("+0100", "+0200")),
      ...zone("Dort", "X-LIC-LOCATION:Europe/London"),
      ...zone("Immer", ...clocks("+0530")),
    ],
    ["DTSTART;TZID=Rathaus:20260715T193000"],
    ["DTSTART;TZID=Dort:20260715T193000"],
    ["DTSTART;TZID=Immer:20260715T193000"],
  );

  expect(dates(read(text))).toEqual([
    "2026-07-15T19:30",
    "2026-07-15T19:30 Europe/London",
    "2026-07-15T19:30 +05:30",
  ]);
  expect(remarks(read(text))).toEqual([]);
});
