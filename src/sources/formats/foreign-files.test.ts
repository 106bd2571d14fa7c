/**
 * Files that nobody of this project wrote, read as a person reads them: the expected lines were written down from the
 * files by hand. They are the same in every time zone of the process.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { FormatName } from "./formats.ts";
import type { FileToRead } from "./testing-digest.ts";

const folder = fileURLToPath(new URL("../../../../shared/testdata", import.meta.url));
const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`Skipped: no foreign files in ${folder}.\n`);

type Expected = readonly [file: string, from: string, to: string, lines: readonly string[]];

const calendars: readonly Expected[] = [
  [
    "node-ical__Office-2012-owa.ics",
    "2020-01-01",
    "2021-06-30",
    [
      "TEST Syd: 2020-10-28 13:30–15:00 Australia/Melbourne",
      "TEST: 2020-10-28 13:30–15:00 America/New_York",
      "TEST 3: 2020-11-02 13:30–15:00 America/New_York",
      // The start is a Monday, the rule says Thursday and Friday: 1 + 34 + 34.
      "TEST2: 2020-11-02 13:30–15:00 America/New_York, 2020-11-05 13:30–15:00 America/New_York, 2020-11-06 13:30–15:00 America/New_York … 2021-06-25 13:30–15:00 America/New_York (69)",
    ],
  ],
  [
    "node-ical__badRRULE.ics",
    "2020-09-01",
    "2021-01-08",
    [
      // Working days from 3 September to 8 January without 15 October.
      "Brain Break: 2020-09-03 09:40–09:50 America/Denver, 2020-09-04 09:40–09:50 America/Denver, 2020-09-07 09:40–09:50 America/Denver … 2021-01-08 09:40–09:50 America/Denver (91)",
      "Academic Time: 2020-09-03 09:50–10:40 America/Denver, 2020-09-04 09:50–10:40 America/Denver, 2020-09-07 09:50–10:40 America/Denver … 2021-01-08 09:50–10:40 America/Denver (91)",
      // Ten weeks of working days without the ten around Christmas.
      "Invalid RRULE property: 2020-11-02 07:20 Europe/Budapest, 2020-11-03 07:20 Europe/Budapest, 2020-11-04 07:20 Europe/Budapest … 2021-01-08 07:20 Europe/Budapest (40)",
    ],
  ],
  [
    "node-ical__biweekly-exdate-until.ics",
    "2017-02-01",
    "2018-02-01",
    [
      // 1 + 12 weeks of two days, without four; 14 August is behind the end.
      "Example of comma-separated exdates: 2017-02-16 09:00–19:00 US/Central, 2017-02-27 09:00–19:00 US/Central, 2017-03-02 09:00–19:00 US/Central … 2017-07-31 09:00–19:00 US/Central (21)",
      // 13 weeks of two days without 18 and 19 December, whose hour is another zone's; 14:00 UTC is 17:00 in summer, 16:00 in winter.
      "Example of exdate with bad times: 2017-08-14 17:00–2017-08-15 03:00 Europe/Kiev, 2017-08-15 17:00–2017-08-16 03:00 Europe/Kiev, 2017-08-28 17:00–2017-08-29 03:00 Europe/Kiev … 2018-01-30 16:00–2018-01-31 02:00 Europe/Kiev (24)",
    ],
  ],
  [
    "node-ical__daily-count-exdate-recurrence-id.ics",
    "2015-01-01",
    "2015-12-31",
    [
      [
        "Treasure Hunting: 2015-07-06 12:00–13:00 America/Los_Angeles",
        "2015-07-09 12:00–13:00 America/Los_Angeles",
        "2015-07-09 15:00 America/Los_Angeles „More Treasure Hunting“",
        "2015-07-11 12:00–13:00 America/Los_Angeles",
        "2015-07-12 12:00–13:00 America/Los_Angeles",
        "2015-07-13 12:00–13:00 America/Los_Angeles",
        "2015-07-14 12:00–13:00 America/Los_Angeles",
        "2015-07-15 12:00–13:00 America/Los_Angeles",
      ].join(", "),
      "Bemerkung: Das Ende liegt vor dem Beginn; übernommen ist der Termin ohne Ende.",
    ],
  ],
  [
    "node-ical__exchange_whole_day_moved_recurrence.ics",
    "2026-01-01",
    "2026-12-31",
    // 26 Thursdays and 26 Tuesdays to 18 August; 26 February is moved to the 27th.
    ["Exchange Recurring Test: 2026-02-19, 2026-02-24, 2026-02-27 … 2026-08-18 (52)"],
  ],
  [
    "node-ical__ms_timezones.ics",
    "2020-06-01",
    "2020-09-30",
    [
      "test: 2020-09-10 09:00–09:30",
      // 114 days from 9 June to 30 September without 16 Sundays.
      "Log Yesterday's Jira time: 2020-06-09 09:00–09:30, 2020-06-10 09:00–09:30, 2020-06-11 09:00–09:30 … 2020-09-30 09:00–09:30 (98)",
      "Not the actual summary 1: 2020-09-15 08:30–09:30 America/Los_Angeles",
      // 13 Tuesdays, 12 Thursdays, 12 Fridays, 12 Sundays, without six.
      "Not the actual summary either: 2020-07-07 12:00–12:30 America/Los_Angeles, 2020-07-09 12:00–12:30 America/Los_Angeles, 2020-07-10 12:00–12:30 America/Los_Angeles … 2020-09-29 12:00–12:30 America/Los_Angeles (43)",
    ],
  ],
  [
    "node-ical__sabredav-school-holidays.ics",
    "2018-01-01",
    "2018-12-31",
    ["Sommerferien Sachsen: 2018-07-02–2018-08-10"],
  ],
  [
    "node-ical__whole_day_moved_over_dst_change_berlin.ics",
    "2024-10-01",
    "2024-12-31",
    ["test whole day moved: 2024-10-27, 2024-10-29, 2024-10-30"],
  ],
  [
    "recurring-ical-events__Germany.ics",
    "2019-01-01",
    "2019-12-30",
    [
      "Germany: New Year's Day: 2019-01-01",
      "Germany: Fasching [Not a public holiday]: 2019-03-04",
      "Germany: Good Friday: 2019-04-19",
      "Germany: Easter Monday: 2019-04-22",
      "Germany: Labour Day: 2019-05-01",
      "Germany: Mother's Day [Not a public holiday]: 2019-05-12",
      "Germany: Ascension Day: 2019-05-30",
      "Germany: Father's Day [Not a public holiday]: 2019-05-30",
      "Germany: Whit Monday: 2019-06-10",
      "Germany: Oktoberfest [Not a public holiday]: 2019-09-21",
      "Germany: German Unity Day: 2019-10-03",
      "Germany: Christmas Day: 2019-12-25",
      "Germany: St. Stephen's Day: 2019-12-26",
      // 159 in all years.
      "außerhalb: 146",
    ],
  ],
  [
    "recurring-ical-events__discourse_no_dtend.ics",
    "2019-01-01",
    "2019-12-31",
    [
      "2019-01-17 openLab: 2019-01-17 18:00",
      "Hanf als nachhaltiges Material -- Workshop in der Machbar: 2019-02-28 15:00–18:30",
      "Einmietung HACKademy - erste drei Märzwochenenden: 2019-03-01 18:00–21:00",
      "Potsdamer Tag der Wissenschaften 11.5.2019: 2019-05-11 13:00–20:00",
    ],
  ],
  [
    "recurring-ical-events__each_week_but_two_deleted.ics",
    "2019-01-01",
    "2019-12-31",
    [
      "test6: 2019-03-04 00:30–01:00, 2019-03-18 00:30–01:00, 2019-04-01 00:30–01:00, 2019-04-08 00:30–01:00, 2019-04-15 00:30–01:00, 2019-04-22 00:30–01:00",
    ],
  ],
  [
    "recurring-ical-events__fablab_cottbus.ics",
    "2018-01-01",
    "2018-12-31",
    [
      "Lab geschlossen: Wir sind auf dem Karlstraßenfest: 2018-06-09",
      "Der 3D-Donnerstag fällt aus: 2018-01-04 17:45–19:45 cancelled",
      "Repair Café: 2018-01-06 14:00–17:00, 2018-02-03 14:00–17:00, 2018-03-03 14:00–17:00 … 2018-12-01 14:00–17:00 (12)",
      "Workshop: Einführung CNC-Fräsen: 2018-01-20 15:00–16:30",
      "Vereinssitzung: 2018-03-31 17:00–19:00",
      "Let’s play: Kompass: 2018-04-18 18:00–20:00",
      "Das fablabcb auf der Maker Faire: 2018-05-25 09:00–2018-05-27 18:00",
      "Achtung, verschoben: Repair Café: 2018-09-01 18:00–20:00 postponed",
      "Repair Café: 2018-09-02 14:00–17:00",
      "Websites selbst programmieren: 2018-10-08 18:00–22:00",
      "3D-Modelle programmieren mit OpenSCAD: 2018-10-11 18:00–20:00",
      "Luftqualität: Ein Workshop zum selber messen: 2018-10-13 15:00–17:30",
      "Pflanzenüberwachung mit Arduino: 2018-10-14 12:00–14:00",
      "LaTeX für Einsteigende: 2018-10-18 15:00–18:00",
      "Alternative Betriebssysteme für das Smartphone: 2018-10-19 15:00–18:00",
      "Vom physikalische Ereignis zum Datensatz: 2018-10-20 13:00–17:00",
      "Audiogesteuerte Lichter: 2018-10-21 12:00–16:00",
      // 28 in all; eleven of 2016 and 2017.
      "außerhalb: 11",
    ],
  ],
  [
    "recurring-ical-events__issue_18_cancel_status.ics",
    "2020-01-01",
    "2020-12-30",
    [
      "one is cancelled: 2020-01-28 22:00–23:00, 2020-01-29 22:00–23:00 cancelled, 2020-01-30 22:00–23:00",
    ],
  ],
  [
    "recurring-ical-events__issue_86_x_wr_timezone_without_time_zone_in_dt.ics",
    "2021-01-01",
    "2021-12-31",
    ["Summary: 2021-09-16 21:00–22:45 Europe/Brussels"],
  ],
];

const noStart = ["Quarantäne: Es fehlt der Beginn."];
const noEvent = [
  "abgelehnt: In dem Dokument steht keine Veranstaltung (schema.org/Event). Bitte prüfen Sie die Adresse der Quelle.",
];

const schemaOrg: readonly Expected[] = (
  [
    // A person and a picture.
    ["902877780916-bgnt.json", noEvent],
    ["dms_5099196.json", noEvent],
    ["e_101176534-hubev.json", ["NaturErlebnisTag: 2026-09-20 11:00–17:00"]],
    ["e_19542-keywords.json", ["Konzert des Dresdner Kreuzchores: 2026-11-29 18:00"]],
    [
      "e_19c21523-343f-4b72-b13c-756ac4bde8c5-noenddate.json",
      ["Test-Festival ohne Enddatum: 2026-12-01 08:00–10:00"],
    ],
    ["e_19c21523-343f-4b72-b13c-756ac4bde8c5-tdm.json", ["Test-Festival: 2026-12-01 08:00–10:00"]],
    [
      "e_349b798696b77c81995d71a99b4460d1-emptysched.json",
      ["Testreihe mit leerem Schedule: 2026-12-08–2026-12-26"],
    ],
    [
      "e_7cbe5bb1-excepted.json",
      ["Bemerkung: Alle Termine sind ausgenommen; es bleibt keine Veranstaltung."],
    ],
    // Of January 2020.
    ["e_7cbe5bb1-past.json", ["außerhalb: 1"]],
    [
      "e_7cbe5bb1-tdm.json",
      [
        "Test-Altstadtführung: 2026-12-03 14:00–16:00, 2026-12-10 14:00–16:00, 2026-12-24 14:00–16:00, 2026-12-31 14:00–16:00",
        "Bemerkung: „PublicHolidays“ ist kein Wochentag und blieb unberücksichtigt.",
      ],
    ],
    [
      "e_7cbe5bb1-unusable.json",
      ["Quarantäne: Die Wiederholung nennt keinen Wochentag, sondern „PublicHolidays“."],
    ],
    ["e_inline_media-tdm.json", noStart],
    ["e_mixed_media-tdm.json", noStart],
    ["e_only_unusable_media-tdm.json", noStart],
    ["e_referenced_media-tdm.json", noStart],
    ["e_unusable_media-tdm.json", noStart],
  ] as const
).map(([file, lines]) => [file, "2026-01-01", "2026-12-31", lines]);

const christmas = (year: number) =>
  `Allerlei Weihnachtliches (Heute mit Johannes Geißer): ${year}-12-19 15:00–16:30`;
const tinkering = (year: number) =>
  `Tüftlerzeit: ${[`${year}-02-17 15:00–17:00`, ...["04-01", "04-02", "04-03"].map((day) => `${year}-${day} 11:00–13:00`), `${year}-12-16 15:00–16:30`].join(", ")}`;
/** Saturdays and Sundays from 2 to 25 November, and two evenings in December. */
const organ = (year: number, weekends: readonly string[]) =>
  `Adventliche Orgelmusik (Orgel: KMD Frank Bettenhausen): ${[...weekends.map((day) => `${year}-11-${day} 11:00–13:00`), `${year}-12-01 19:00–20:00`, `${year}-12-22 19:00–20:00`].join(", ")}`;
const organ2022 = organ(2022, ["05", "06", "12", "13", "19", "20"]);
const all2022 = [christmas(2022), tinkering(2022), organ2022];

const destinationOne: readonly Expected[] = [
  ["Response.json", "2022-01-01", "2022-12-31", all2022],
  [
    "ResponseWithFeatures.json",
    "2099-01-01",
    "2099-12-30",
    [christmas(2099), tinkering(2099), organ(2099, ["07", "08", "14", "15", "21", "22"])],
  ],
  ["ResponseWithKeywords.json", "2099-01-01", "2099-12-30", [christmas(2099), christmas(2099)]],
  [
    "ResponseWithLocationWithDifferentValues.json",
    "2099-01-01",
    "2099-12-30",
    ["Quarantäne: Es fehlen die Termine."],
  ],
  ["ResponseWithMultipleImagesForSingleEvent.json", "2022-01-01", "2022-12-31", [christmas(2022)]],
  ["ResponseWithNewImages.json", "2022-01-01", "2022-12-31", all2022],
  ["ResponseWithNewPriceInfoExtra.json", "2022-01-01", "2022-12-31", [organ2022]],
  ["ResponseWithOneMoreImageForSingleEvent.json", "2022-01-01", "2022-12-31", [christmas(2022)]],
  [
    "ResponseWithPotentiellyEndlessDateCreation.json",
    "2022-01-01",
    "2022-12-31",
    [
      "Allerlei Weihnachtliches (Heute mit Johannes Geißer): 2022-06-18 10:00–16:00, 2022-06-25 10:00–16:00, 2022-07-02 10:00–16:00, 2022-07-09 10:00–16:00",
    ],
  ],
  [
    "ResponseWithRecurringDailyWithoutRepeatUntil.json",
    "2022-07-01",
    "2022-07-31",
    [
      "Kurzführung - Historische Altstadt: 2022-07-13 16:00–17:00, 2022-07-14 16:00–17:00, 2022-07-15 16:00–17:00 … 2022-07-31 16:00–17:00 (19)",
    ],
  ],
  [
    "ResponseWithRecurringMonthlyWithoutRepeatUntil.json",
    "2022-07-01",
    "2022-11-30",
    [
      "Tüftlerzeit: 2022-08-06 10:00–16:00, 2022-09-03 10:00–16:00, 2022-10-01 10:00–16:00, 2022-11-05 10:00–16:00",
    ],
  ],
  [
    "ResponseWithRecurringWeeklyWithoutRepeatUntil.json",
    "2022-07-01",
    "2022-08-15",
    [
      "Tüftlerzeit: 2022-07-16 10:00–16:00, 2022-07-23 10:00–16:00, 2022-07-30 10:00–16:00, 2022-08-06 10:00–16:00, 2022-08-13 10:00–16:00",
    ],
  ],
  ["ResponseWithSingleImageForSingleEvent.json", "2022-01-01", "2022-12-31", [christmas(2022)]],
  [
    "ResponseWithSources.json",
    "2099-01-01",
    "2099-12-30",
    [christmas(2099), christmas(2099), christmas(2099)],
  ],
  ["ResponseWithVeryLongFileName.json", "2099-01-01", "2099-12-30", [christmas(2099)]],
  [
    "ResponseWithoutHtmlTextTextsDueToMissingType.json",
    "2022-01-01",
    "2022-12-31",
    ["Kurzführung - Historische Altstadt: 2022-07-13 15:00–16:30"],
  ],
];

const folders: readonly (readonly [string, FormatName, readonly Expected[]])[] = [
  ["ics", "icalendar", calendars],
  ["schema-org", "json-ld", schemaOrg],
  ["destination-one", "destination-one", destinationOne],
];

test.skipIf(!isThere)("every foreign file has its expected lines here", () => {
  for (const [name, , expected] of folders)
    expect(expected.map(([file]) => file)).toEqual(readdirSync(`${folder}/${name}`).toSorted());
});

test.skipIf(!isThere).each(["UTC", "America/New_York", "Asia/Tokyo"])(
  "foreign files are read as a person reads them, in a process of %s",
  async (zone) => {
    const asked = folders.flatMap(([name, format, expected]) =>
      expected.map(([file, from, to]): FileToRead => ({
        file: `${name}/${file}`,
        format,
        from,
        to,
      })),
    );

    const program = fileURLToPath(new URL("testing-digest.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", program, folder, JSON.stringify(asked)],
      { env: { ...process.env, TZ: zone }, maxBuffer: 10_000_000 },
    );

    const digests = JSON.parse(stdout) as string[][];
    const read = Object.fromEntries(asked.map(({ file }, index) => [file, digests[index]]));
    const expected = folders.flatMap(([name, , files]) =>
      files.map(([file, , , lines]) => [`${name}/${file}`, lines] as const),
    );
    expect(read).toEqual(Object.fromEntries(expected));
  },
);
