import { expect, test } from "vitest";
import { readICalendar } from "./icalendar.ts";
import { withHead, read, readEvents, detailsOf, encode } from "./testing-icalendar.ts";
import { dates, options, reading, reasons, titles } from "./testing-reading.ts";

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
