import { expect, test } from "vitest";
import { readICalendar } from "./icalendar.ts";
import { dates, options, reading, reasons, remarks, titles } from "./testing-reading.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A calendar of these events, each the lines between BEGIN and END; a title and uid are added where they are missing. */
function calendar(...events: readonly (readonly string[])[]): string {
  return withHead([], ...events);
}

function withHead(head: readonly string[], ...events: readonly (readonly string[])[]): string {
  const blocks = events.map((lines, index) => {
    const has = (name: string) => lines.some((line) => line.startsWith(name));
    const added = [
      has("SUMMARY") ? "" : "SUMMARY:Konzert",
      has("UID") ? "" : `UID:event-${index}@kreis.example`,
    ];
    return ["BEGIN:VEVENT", ...lines, ...added.filter(Boolean), "END:VEVENT"].join("\r\n");
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...head, ...blocks, "END:VCALENDAR", ""].join("\r\n");
}

const read = (text: string) => readICalendar(encode(text), options);
const readEvents = (...events: readonly (readonly string[])[]) => read(calendar(...events));
const detailsOf = (...lines: string[]) =>
  reading(readEvents(["DTSTART:20260801", ...lines])).events[0]?.occurrences[0]?.details;

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

const berlin = (name: string, local: string) => `${name};TZID=Europe/Berlin:${local}`;

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

test("a cancellation is one, by status, by method, or by what the title shouts", () => {
  const status = (head: readonly string[], ...lines: string[]) =>
    dates(read(withHead(head, ["DTSTART:20260801", ...lines])));

  expect(status([], "STATUS:CANCELLED")).toEqual(["2026-08-01 cancelled"]);
  expect(status(["METHOD:CANCEL"])).toEqual(["2026-08-01 cancelled"]);
  expect(status([], "SUMMARY:ABGESAGT: Konzert")).toEqual(["2026-08-01 cancelled"]);
  expect(status([], "SUMMARY:Konzert (fällt aus!)")).toEqual(["2026-08-01 cancelled"]);
  expect(status([], "SUMMARY:Konzert - ausverkauft")).toEqual(["2026-08-01 sold-out"]);
  expect(status([], "SUMMARY:Achtung\\, verschoben: Konzert")).toEqual(["2026-08-01 postponed"]);
  expect(status([], "SUMMARY:Die abgesagte Hochzeit")).toEqual(["2026-08-01"]);
  expect(status([], "STATUS:TENTATIVE")).toEqual(["2026-08-01"]);
});

test("a bad event costs no other", () => {
  const result = readEvents(
    ["DTSTART:20260801"],
    ["DTSTART:20260231T100000"],
    ["DTSTART:nächste Woche"],
    ["SUMMARY:Ohne Beginn"],
    ["DTSTART:20260802", "SUMMARY: "],
    ["DTSTART:20260803", "CLASS:PRIVATE"],
    ["DTSTART:20260804"],
  );

  expect(dates(result)).toEqual(["2026-08-01", "2026-08-04"]);
  expect(reasons(result)).toEqual([
    "Der Beginn „20260231T100000“ ist kein Datum.",
    "Der Beginn „nächste Woche“ ist kein Datum.",
    "Es fehlt der Beginn.",
    "Der Eintrag ist als privat gekennzeichnet.",
    "Es fehlt der Titel.",
  ]);
  expect(reading(result).quarantined[1]).toMatchObject({
    uid: "event-2@kreis.example",
    raw: expect.stringContaining("DTSTART:nächste Woche"),
  });
});

test("lines are folded inside of letters, end anyhow, and some are junk", () => {
  const bytes = encode(
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260801\nSUMMARY:Grüße\nEND:VEVENT\n",
  );
  const umlaut = bytes.indexOf(0xc3) + 1;
  const folded = Uint8Array.from([
    ...bytes.subarray(0, umlaut),
    13,
    13,
    10,
    9,
    ...bytes.subarray(umlaut),
  ]);
  const junk =
    "BEGIN:VCALENDAR\r\n<!-- cached -->\r\nBEGIN:VEVENT\r\nDTSTART:20260801\r\nSUMMARY:Fest\r\nganz ohne Doppelpunkt\r\nDESCRIPTION:Bitte beachten\r\nAchtung: Anmeldung nötig\r\n\r\nEND:VEVENT\r\n";
  const details = reading(read(junk)).events[0]?.occurrences[0]?.details;

  expect(titles(readICalendar(folded, options))).toEqual(["Grüße"]);
  expect(details?.title).toBe("Fest ganz ohne Doppelpunkt");
  expect(details?.description).toBe("Bitte beachten\nAchtung: Anmeldung nötig");
});

test("the end of an event, of an alarm or of the file may be missing", () => {
  const text =
    "\ufeffbegin:vcalendar\nBEGIN:VEVENT\nSUMMARY:Eins\nDTSTART:20260801\nBEGIN:VALARM\nDESCRIPTION:Wecker\nEND:VALARM\nBEGIN:VEVENT\nSUMMARY:Zwei\nDTSTART:20260802";

  expect(titles(read(text))).toEqual(["Eins", "Zwei"]);
});

test("texts are cleaned of escapes, entities, tags and marks", () => {
  expect(
    detailsOf("SUMMARY:Baden-W&#252\\;rttemberg\\, Kaffee &amp\\; Kuchen\\nheute"),
  ).toMatchObject({
    title: "Baden-Württemberg, Kaffee & Kuchen heute",
  });
  expect(detailsOf('DESCRIPTION:Erste Zeile\\nzweite\\\\Zeile\\; ein \\"Wort\\"')).toMatchObject({
    description: 'Erste Zeile\nzweite\\Zeile; ein "Wort"',
  });
  expect(
    detailsOf(
      "DESCRIPTION:Mehr im Programm",
      "X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Mehr im <a href='https://kreis.example/p'>Programm</a></p></body></html>",
    ),
  ).toMatchObject({ description: "Mehr im Programm (https://kreis.example/p)" });
});

test("the rest of what is said of an event", () => {
  const details = detailsOf(
    "LOCATION:FabLab @ Walther-Pauer-Straße 5\\, 03044 Cottbus\\, Deutschland",
    "GEO:51.76882;14.32321",
    "URL:/termine/1",
    "ATTACH;FMTTYPE=image/jpeg:https://kreis.example/bild.jpg",
    "CATEGORIES:Musik\\, Tanz,Kinder",
    "CATEGORIES:barrierefrei",
    "ORGANIZER;CN=Kulturbüro:mailto:kultur@kreis.example",
    "LAST-MODIFIED:20260630T120000Z",
    "DESCRIPTION:Der Eintritt ist frei.",
  );

  expect(details).toMatchObject({
    place: {
      name: "FabLab",
      street: "Walther-Pauer-Straße 5",
      postalCode: "03044",
      city: "Cottbus",
      latitude: 51.76882,
    },
    url: "https://kreis.example/termine/1",
    image: { url: "https://kreis.example/bild.jpg" },
    categories: ["Musik, Tanz", "Kinder", "barrierefrei"],
    audience: ["children"],
    accessibility: "yes",
    organiser: "Kulturbüro",
    modifiedAt: new Date("2026-06-30T12:00:00Z"),
    price: { free: true },
  });
});

test.each([
  ["", "Die Quelle schickt eine leere Antwort statt eines Kalenders (iCalendar)."],
  [
    "<!DOCTYPE html><html><body>Termine</body></html>",
    "Die Quelle schickt eine Webseite statt eines Kalenders (iCalendar).",
  ],
  [
    "<html><form><input type='password'></form></html>",
    "Die Quelle schickt eine Anmeldeseite statt eines Kalenders (iCalendar).",
  ],
  ['{"error": 1}', "Die Quelle schickt JSON statt eines Kalenders (iCalendar)."],
])("what is no calendar is refused: %s", (text, sentence) => {
  expect(read(text)).toMatchObject({ kind: "refused", reason: expect.stringContaining(sentence) });
});

test("a calendar without events is one", () => {
  expect(read("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")).toMatchObject({ kind: "read", events: [] });
});
