/** What somebody might send to keep the program busy. Nothing is measured: these would take minutes to years. */
import { expect, test } from "vitest";
import { formats, guessFormat, readFormat, type FormatName } from "./formats.ts";
import { options, reading } from "./testing-reading.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const event = (...lines: string[]) =>
  [
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "SUMMARY:Fest",
    "DTSTART:20260801T193000",
    ...lines,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
const many = (text: string, times = 200_000) => text.repeat(times);

test.each<[string, string]>([
  ["a place of nothing but commas", event(`LOCATION:${many("\\,")}`)],
  ["a place of numbers", event(`LOCATION:${many("57072 a - ", 50_000)}!`)],
  ["a title of marks", event().replace("Fest", many("!"))],
  ["a text of spaces", event(`DESCRIPTION:${many(" ")}x`)],
  ["a text of opened tags", event(`DESCRIPTION:${many("<div><a href=x>", 50_000)}`)],
  ["a text of entities", event(`DESCRIPTION:${many("&amp;amp;lt;", 50_000)}`)],
  ["parameters without end", event(`X-A;${many("a")}:1`, `DTEND;${many("a")}:20260801T203000`)],
  [
    "exceptions without end",
    event("RRULE:FREQ=DAILY", `EXDATE:${many("20260802T070000,", 50_000)}`),
  ],
  ["further dates without end", event(`RDATE:${many("20260802T070000,", 50_000)}`)],
  ["components that never end", event(many("BEGIN:VALARM\r\n"))],
  ["a rule each second that never fits", event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")],
  ["a rule of many years", event("RRULE:FREQ=YEARLY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=30")],
])("a calendar with %s is read soon", (_, text) => {
  expect(readFormat("icalendar", encode(text), options)).toMatchObject({ kind: "read" });
});

test("thousands of endless series do not fill the memory", () => {
  const block =
    "BEGIN:VEVENT\r\nSUMMARY:Immer\r\nDTSTART:20260801\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n";

  const result = reading(
    readFormat(
      "icalendar",
      encode(`BEGIN:VCALENDAR\r\n${many(block, 5_000)}END:VCALENDAR`),
      options,
    ),
  );

  const dates = result.events.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
  expect(dates).toBeLessThanOrEqual(250_000);
});

test("thousands of rules that never fit are given up together", () => {
  const block = (index: number) =>
    `BEGIN:VEVENT\r\nUID:${index}\r\nSUMMARY:Nie\r\nDTSTART:20260801T100000\r\nRRULE:FREQ=MINUTELY;BYSECOND=0;BYHOUR=3;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT\r\n`;
  const text = `BEGIN:VCALENDAR\r\n${Array.from({ length: 20_000 }, (_, index) => block(index)).join("")}END:VCALENDAR`;

  const result = reading(readFormat("icalendar", encode(text), options));

  expect(result.quarantined.at(-1)?.reason).toBe(
    "Die Quelle hat mehr Termine, als auf einmal gelesen werden können.",
  );
});

test.each<[FormatName, string]>([
  ["html", `<html>${many('<script type="application/ld+json">', 20_000)}`],
  ["html", `${many("<!-- -->", 8_000)}x`],
  ["rss", `<rss version="2.0"><channel>${many("<item>", 20_000)}`],
  ["rss", `<!DOCTYPE rss [${many("<!ENTITY a '&a;'>", 20_000)}`],
  ["json-ld", `[${many('{"@type":"Event"},', 20_000)}{}]`],
  ["json-feed", many("[")],
  ["destination-one", `{"items":${many("[", 100_000)}`],
])("%s made to hurt is done with soon: %#", (format, text) => {
  expect(readFormat(format, encode(text), options).kind).toMatch(/read|refused/);
});

test("whatever it is, it is recognised or not soon", () => {
  for (const text of [many("<!-- -->"), many(" "), many("{"), many('{"version" '), many("<?xml?>")])
    expect(formats.map(({ name }) => name)).not.toContain(guessFormat(encode(`${text}x`), null));
});
