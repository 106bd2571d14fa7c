/** A calendar of the size of a region: what it holds, and the text of it, clean or as real programs write it. */

/** What a reader should find: the first date, a day or a moment in ISO 8601, and how many there are in the window. */
export type Truth = { readonly first: string; readonly dates: number };

export type CalendarSource = {
  readonly text: string;
  readonly truth: ReadonlyMap<string, Truth>;
};

export const window = {
  from: new Date("2026-12-01T00:00:00Z"),
  to: new Date("2028-06-01T00:00:00Z"),
};

const dayMs = 86_400_000;
/** A Tuesday, a week into the window; every date of the source lies before its end. */
const begin = Date.UTC(2026, 11, 8);

/** `except` so many days after the start there is none. */
type Series = { readonly rule: string; readonly dates: number; readonly except?: number };

/** Every fifth event is a series: a club each week, a course, a market, a tour each day of a season. */
const series: readonly Series[] = [
  { rule: "FREQ=WEEKLY;COUNT=40", dates: 40 },
  { rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=26", dates: 26 },
  { rule: "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=60", dates: 59, except: 7 },
  { rule: "FREQ=MONTHLY;BYDAY=2TU;COUNT=12", dates: 12 },
  { rule: "FREQ=DAILY;COUNT=90", dates: 89, except: 3 },
];

/** Every so many events one has a fault of those that real calendars have; 0 for none. */
export function calendarSource(events: number, faultEvery: number): CalendarSource {
  const truth = new Map<string, Truth>();
  const blocks = Array.from({ length: events }, (_, index) => {
    const repeated = index % 5 === 0 ? series[(index / 5) % series.length] : undefined;
    const isDay = index % 5 !== 0 && index % 7 === 0;
    const day = begin + (repeated === undefined ? (index % 480) * dayMs : 0);
    const uid = `event-${index}@region.example`;
    const fault = faultEvery > 0 && index % faultEvery === 1 ? (index / faultEvery) | 0 : -1;
    const first = isDay ? isoDay(day) : berlinEvening(day);
    truth.set(uid, { first, dates: repeated?.dates ?? 1 });
    return eventText({ index, uid, day, isDay, repeated, fault });
  });
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Region//Kalender//DE"];
  // The libraries know zones by what the calendar defines; ours by their names.
  const lines = [...head, ...["Europe/Berlin", "W. Europe Standard Time"].map(zoneText), ...blocks];
  return { text: `${lines.join("\r\n")}\r\nEND:VCALENDAR\r\n`, truth };
}

type EventParts = {
  readonly index: number;
  readonly uid: string;
  readonly day: number;
  readonly isDay: boolean;
  readonly repeated: Series | undefined;
  readonly fault: number;
};

function eventText({ index, uid, day, isDay, repeated, fault }: EventParts): string {
  const date = isoDay(day).replaceAll("-", "");
  const zone = zones[fault < 0 ? 0 : fault % zones.length] ?? "";
  const value = isDay && fault >= 0 ? "" : ";VALUE=DATE";
  const except = isoDay(day + (repeated?.except ?? 0) * dayMs);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    "DTSTAMP:20261201T000000Z",
    ...(isDay
      ? [`DTSTART${value}:${date}`]
      : [`DTSTART;TZID=${zone}:${date}T193000`, `DTEND;TZID=${zone}:${date}T213000`]),
    ...(repeated === undefined ? [] : [`RRULE:${repeated.rule}`]),
    ...(repeated?.except === undefined
      ? []
      : [`EXDATE;TZID=${zone}:${except.replaceAll("-", "")}T193000`]),
    `SUMMARY:Veranstaltung ${index}: Lesung\\, Musik und Gespräch`,
    "LOCATION:Bürgerhaus\\, Hauptstraße 12\\, 57072 Siegen",
    "DESCRIPTION:Ein Abend mit Büchern und Liedern. Der Eintritt ist frei\\; um eine Spende \r\n wird gebeten.\\n\\nBitte melden Sie sich bis zum Vortag an.",
    "CATEGORIES:Kultur,Literatur",
    `URL:https://region.example/termine/${index}`,
    "END:VEVENT",
  ].join("\r\n");
}

/** As it should be, and as Outlook and others name it. */
const zones = [
  "Europe/Berlin",
  "W. Europe Standard Time",
  '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"',
  "/freeassociation.sourceforge.net/Europe/Berlin",
];

function zoneText(name: string): string {
  const part = (kind: string, from: string, to: string, month: number) =>
    `BEGIN:${kind}\r\nDTSTART:1996${month === 3 ? "0331T02" : "1027T03"}0000\r\nTZOFFSETFROM:${from}\r\nTZOFFSETTO:${to}\r\nRRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU\r\nEND:${kind}`;
  const parts = [part("DAYLIGHT", "+0100", "+0200", 3), part("STANDARD", "+0200", "+0100", 10)];
  return ["BEGIN:VTIMEZONE", `TZID:${name}`, ...parts, "END:VTIMEZONE"].join("\r\n");
}

function isoDay(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

/** 19:30 there; summer time from the last Sunday of March to that of October. */
function berlinEvening(day: number): string {
  const year = new Date(day).getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return last.getTime() - last.getUTCDay() * dayMs;
  };
  const isSummer = day >= lastSunday(2) && day < lastSunday(9);
  return new Date(day + (isSummer ? 17.5 : 18.5) * 3_600_000).toISOString();
}
