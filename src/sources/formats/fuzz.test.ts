import fc from "fast-check";
import { expect, test } from "vitest";
import { formats, readFormat, type FormatName } from "./formats.ts";
import { options } from "./testing-reading.ts";

const ours = "Beim Lesen dieses Eintrags ist ein Fehler im Programm aufgetreten.";

/** One small whole document a format, with as much in it as fits. */
const whole: Readonly<Record<FormatName, string>> = {
  icalendar: [
    "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time",
    "BEGIN:STANDARD\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nSEQUENCE:2",
    'SUMMARY:Grüße\\, Tanz\r\nDTSTART;TZID="W. Europe Standard Time":20260801T193000\r\nDURATION:P1DT2H30M',
    "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR,2TU;BYSETPOS=1,-1;COUNT=12;UNTIL=20271231T225959Z;WKST=SU",
    "RDATE;VALUE=PERIOD:20260901T100000Z/PT2H\r\nEXDATE;VALUE=DATE:20260828,20261030\r\nEXRULE:FREQ=YEARLY;BYWEEKNO=40",
    "GEO:50.87;8.02\r\nLOCATION:Markt 2\\, 57072 Siegen\r\nATTACH;FMTTYPE=image/png:https://k.example/a.png",
    "BEGIN:VALARM\r\nDESCRIPTION:x\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261030T183000Z\r\nDTSTART:20261031\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR",
  ].join("\r\n"),
  rss: '<?xml version="1.0"?><rss version="2.0" xmlns:ev="e"><channel><title>T</title><item><title>Konzert</title><link>/a</link><pubDate>Mi, 25 Nov 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;x&lt;/p&gt;</description><ev:startdate>2026-12-01T20:00:00Z</ev:startdate></item></channel></rss>',
  atom: '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>E</title><link href="/x"/><updated>2026-11-25T10:00:00Z</updated><content type="html">&lt;b&gt;x&lt;/b&gt;</content></entry></feed>',
  "json-feed":
    '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"E","content_html":"<p>x</p>","date_published":"2026-11-25T10:00:00+01:00"}]}',
  "json-ld":
    '{"@graph":[{"@id":"x:1","@type":["schema:Event"],"schema:name":[{"@language":"de","@value":"F"}],"schema:location":{"@id":"x:2"},"schema:offers":{"price":"5"},"schema:image":"/a.jpg","schema:eventSchedule":{"schema:startDate":"2026-12-03","schema:startTime":"14:00:00","schema:endTime":"16:00","schema:repeatFrequency":"P1W","schema:byDay":["schema:Thursday"],"schema:exceptDate":"2026-12-17","schema:endDate":"2026-12-31"}},{"@id":"x:2","@type":"schema:Place","schema:name":"Haus","schema:geo":{"schema:latitude":"50.8","schema:longitude":8}}]}',
  html: '<!DOCTYPE html><html><title>T</title><script type="application/ld+json">{"@type":"Event","name":"K","startDate":["2026-08-01T19:30","2026-08-02"],"duration":"PT2H"}</script></html>',
  "destination-one":
    '{"items":[{"global_id":"e_1","type":"Event","title":"F","texts":[{"rel":"details","type":"text/html","value":"<p>x</p>"}],"timeIntervals":[{"weekdays":["Saturday"],"start":"2026-11-02T11:00:00+01:00","end":"2026-11-02T13:00:00+01:00","repeatUntil":"2026-12-02T00:00+01:00","tz":"Europe/Berlin","freq":"Weekly","interval":2}],"geo":{"main":{"latitude":50.8,"longitude":8}},"features":["Barrierefrei"],"media_objects":[{"type":"image/png","url":"/a.png"}]}]}',
};

/** Bits of other places, numbers that are too large, nothing at all. */
const junk = fc.constantFrom(
  ...'"|:|;|,|=|\\|\r\n|\n |<|>|&|[|]|{|}|null|-1|99999999999|0|T|Z|//|FREQ=SECONDLY|P9W|@|\ufffd|😀'.split(
    "|",
  ),
  "",
  "\0",
);

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 12 }),
  put: junk,
});

test.each(formats.map(({ name }) => name))(
  "%s with anything broken in it is read, set aside or refused",
  (format) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let text = whole[format];
        for (const { at, length, put } of edits) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + put + text.slice(from + length);
        }

        const result = readFormat(format, new TextEncoder().encode(text), options);

        if (result.kind === "refused") return;
        expect(
          [...result.quarantined, ...result.remarks].filter(({ reason }) => reason === ours),
        ).toEqual([]);
        for (const { occurrences } of result.events)
          for (const { start, end } of occurrences) {
            expect(start.kind === "day" || !Number.isNaN(start.at.getTime())).toBe(true);
            if (start.kind === "time" && end?.kind === "time") expect(end.at > start.at).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  },
);

test.each(formats.map(({ name }) => name))("%s holds something to be broken", (format) => {
  const result = readFormat(format, new TextEncoder().encode(whole[format]), options);

  expect(result).toMatchObject({ kind: "read", quarantined: [], remarks: [] });
});
