import { expect, test } from "vitest";
import { berlin, readEvents } from "./testing-icalendar.ts";
import { dates, reading, reasons, remarks } from "./testing-reading.ts";

test.each<[string, readonly string[], readonly string[]]>([
  [
    "keeps local time over both clock changes",
    [
      berlin("DTSTART", "20261018T193000"),
      berlin("DTEND", "20261018T210000"),
      "RRULE:FREQ=WEEKLY;COUNT=3",
    ],
    [
      "2026-10-18T19:30 bis 2026-10-18T21:00",
      "2026-10-25T19:30 bis 2026-10-25T21:00",
      "2026-11-01T19:30 bis 2026-11-01T21:00",
    ],
  ],
  [
    "ends at the usual hour in the night that is longer",
    [
      berlin("DTSTART", "20261023T220000"),
      berlin("DTEND", "20261024T060000"),
      "RRULE:FREQ=DAILY;COUNT=2",
    ],
    ["2026-10-23T22:00 bis 2026-10-24T06:00", "2026-10-24T22:00 bis 2026-10-25T06:00"],
  ],
  [
    "of days",
    ["DTSTART;VALUE=DATE:20261024", "RRULE:FREQ=DAILY;COUNT=3"],
    ["2026-10-24", "2026-10-25", "2026-10-26"],
  ],
  [
    "until a day, which belongs to it",
    [berlin("DTSTART", "20260701T193000"), "RRULE:FREQ=WEEKLY;UNTIL=20260715"],
    ["2026-07-01T19:30", "2026-07-08T19:30", "2026-07-15T19:30"],
  ],
  [
    "until a moment in UTC",
    [berlin("DTSTART", "20260701T193000"), "RRULE:FREQ=WEEKLY;UNTIL=20260708T173000Z"],
    ["2026-07-01T19:30", "2026-07-08T19:30"],
  ],
  [
    "of days until Exchange's midnight in UTC",
    ["DTSTART;VALUE=DATE:20260811", "RRULE:FREQ=WEEKLY;UNTIL=20260817T220000Z;BYDAY=TU,TH"],
    ["2026-08-11", "2026-08-13", "2026-08-18"],
  ],
  [
    "of days until the last second of a day in UTC",
    ["DTSTART;VALUE=DATE:20260816", "RRULE:FREQ=DAILY;UNTIL=20260817T235959Z"],
    ["2026-08-16", "2026-08-17"],
  ],
  [
    "with several rules and further dates",
    [
      berlin("DTSTART", "20260701T193000"),
      "RRULE:FREQ=WEEKLY;COUNT=2",
      "RRULE:FREQ=MONTHLY;COUNT=2",
      berlin("RDATE", "20260704T110000,20260708T193000"),
      "RDATE;VALUE=DATE:20260720",
      "RDATE;VALUE=PERIOD:20260721T100000Z/PT2H,20260722T100000Z/20260722T103000Z",
    ],
    [
      "2026-07-01T19:30",
      "2026-07-04T11:00",
      "2026-07-08T19:30",
      "2026-07-20T19:30",
      "2026-07-21T12:00 bis 2026-07-21T14:00",
      "2026-07-22T12:00 bis 2026-07-22T12:30",
      "2026-08-01T19:30",
    ],
  ],
  [
    "without its exceptions, of whatever type they are",
    [
      berlin("DTSTART", "20260701T193000"),
      "RRULE:FREQ=DAILY;COUNT=8",
      berlin("EXDATE", "20260702T193000,20260703T193000"),
      "EXDATE:20260704T173000Z",
      "EXDATE;VALUE=DATE:20260705",
      "EXDATE:20260706",
      "EXDATE:20260707T060000",
    ],
    ["2026-07-01T19:30", "2026-07-08T19:30"],
  ],
  [
    "of days without exceptions that have a time",
    [
      "DTSTART;VALUE=DATE:20260701",
      "RRULE:FREQ=DAILY;COUNT=4",
      berlin("EXDATE", "20260702T000000"),
      "EXDATE:20260703T000000Z",
      "EXDATE:20260703T220000Z",
    ],
    ["2026-07-01"],
  ],
  [
    "without what an EXRULE takes away",
    [
      berlin("DTSTART", "20260701T193000"),
      "RRULE:FREQ=DAILY;COUNT=5",
      "EXRULE:FREQ=WEEKLY;BYDAY=TH,FR",
    ],
    ["2026-07-01T19:30", "2026-07-04T19:30", "2026-07-05T19:30"],
  ],
  [
    "whose start is no date of its rule has it as the first, also of the count",
    [berlin("DTSTART", "20260701T193000"), "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3"],
    ["2026-07-01T19:30", "2026-07-02T19:30", "2026-07-09T19:30"],
  ],
  [
    "with a rule that has junk in it",
    [
      berlin("DTSTART", "20260701T193000"),
      "RRULE;X-JUNK=1:RRULE:Anything; freq=weekly ;COUNT=2;X-MORE=1;BYDAY=",
    ],
    ["2026-07-01T19:30", "2026-07-08T19:30"],
  ],
])("a series %s", (_, lines, expected) => {
  expect(dates(readEvents(lines))).toEqual(expected);
});

test.each([
  [
    "RRULE:FREQ=FORTNIGHTLY",
    "Die Wiederholungsregel sagt nicht, wie oft wiederholt wird. Übernommen ist, was ohne sie gilt.",
  ],
  [
    "RRULE:FREQ=WEEKLY;BYDAY=DI",
    "Die Wiederholungsregel enthält einen Fehler bei BYDAY. Übernommen ist, was ohne sie gilt.",
  ],
  [
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=32",
    "Die Wiederholungsregel enthält einen Fehler bei BYMONTHDAY. Übernommen ist, was ohne sie gilt.",
  ],
  [
    "RRULE:FREQ=DAILY;UNTIL=bald",
    "Die Wiederholungsregel enthält einen Fehler bei UNTIL. Übernommen ist, was ohne sie gilt.",
  ],
])("%s leaves the first date and says so", (rule, remark) => {
  const result = readEvents([berlin("DTSTART", "20260701T193000"), rule]);

  expect(dates(result)).toEqual(["2026-07-01T19:30"]);
  expect(remarks(result)).toEqual([remark]);
});

test("a rule every second goes to quarantine, one without end ends with the window", () => {
  const result = readEvents(
    [berlin("DTSTART", "20260701T193000"), "RRULE:FREQ=SECONDLY"],
    [berlin("DTSTART", "19900101T193000"), "RRULE:FREQ=YEARLY"],
    [berlin("DTSTART", "20200101T193000"), "RRULE:FREQ=DAILY"],
    [berlin("DTSTART", "20260701T100000"), "RRULE:FREQ=HOURLY;COUNT=3"],
  );

  expect(reasons(result)).toEqual(["Die Serie hat mehr als 400 Termine an zu wenigen Tagen."]);
  expect(reading(result).events.map(({ occurrences }) => occurrences.length)).toEqual([1, 400, 3]);
});
