/** The demonstration's calendar: invented events of invented hosts in the county's towns, every week anew. */

import { escapedText, folded } from "../lib/calendar-lines.ts";

type Weekly = {
  readonly title: string;
  /** As RFC 5545 says it: "MO,WE". */
  readonly days: string;
  /** Local time; without it a day. */
  readonly from?: string;
  readonly to?: string;
  readonly place: string;
  readonly categories: string;
  readonly text: string;
};

const events: readonly Weekly[] = [
  {
    title: "Wochenmarkt am Unteren Schloss",
    days: "WE,SA",
    from: "0700",
    to: "1300",
    place: "Schlossplatz, 57072 Siegen",
    categories: "Markt",
    text: "Obst, Gemüse, Käse und Brot aus der Region. Eintritt frei.",
  },
  {
    title: "Vorlesestunde für Kinder ab 4 Jahren",
    days: "TU,TH",
    from: "1600",
    to: "1700",
    place: "Stadtbücherei, Marktstraße 2, 57223 Kreuztal",
    categories: "Kinder,Familie",
    text: "Mit Bilderbuchkino. Eintritt frei, ohne Anmeldung.",
  },
  {
    title: "Offenes Singen im Kulturhaus",
    days: "MO,FR",
    from: "1930",
    to: "2100",
    place: "Kulturhaus, Bahnhofstraße 5, 57319 Bad Berleburg",
    categories: "Musik",
    text: "Alle können mitsingen, Noten braucht niemand. Eintritt frei.",
  },
  {
    title: "Führung: Bergbau im Siegerland",
    days: "SU",
    from: "1400",
    to: "1530",
    place: "Besucherstollen, Am Stollen 1, 57234 Wilnsdorf",
    categories: "Führung",
    text: "Bitte festes Schuhwerk und eine Jacke mitbringen. Erwachsene 6 Euro, Kinder 3 Euro.",
  },
  {
    title: "Kammerkonzert am Mittag",
    days: "TH",
    from: "1230",
    to: "1315",
    place: "Musikschule, Gartenweg 9, 57250 Netphen",
    categories: "Musik",
    text: "Eine Dreiviertelstunde Musik zur Pause. Um eine Spende wird gebeten.",
  },
  {
    title: "Repair-Café: gemeinsam reparieren",
    days: "SA",
    from: "1000",
    to: "1400",
    place: "Bürgertreff, Hauptstraße 21, 57271 Hilchenbach",
    categories: "Mitmachen",
    text: "Bringen Sie mit, was nicht mehr geht. Barrierefrei zugänglich, Eintritt frei.",
  },
  {
    title: "Ausstellung „Licht über Wittgenstein“",
    days: "TU,WE,TH,FR,SA,SU",
    from: "1100",
    to: "1700",
    place: "Galerie am Schlossberg, Schlossstraße 3, 57334 Bad Laasphe",
    categories: "Ausstellung",
    text: "Fotografien aus vier Jahreszeiten. Eintritt 4 Euro, bis 18 Jahre frei.",
  },
  {
    title: "Tanztee für alle ab 60",
    days: "WE",
    from: "1500",
    to: "1730",
    place: "Haus der Begegnung, Ringstraße 12, 57290 Neunkirchen",
    categories: "Tanz,Senioren",
    text: "Mit Kaffee und Kuchen. Eintritt 5 Euro. Der Saal ist ohne Stufen zu erreichen.",
  },
  {
    title: "Kino im Ort: der Familienfilm",
    days: "SU",
    from: "1100",
    to: "1245",
    place: "Lichtspielhaus, Kölner Straße 40, 57258 Freudenberg",
    categories: "Kino,Familie",
    text: "Eintritt 4 Euro, Popcorn 1 Euro.",
  },
  {
    title: "Lesung bei Kerzenschein",
    days: "MO,TH",
    from: "1930",
    place: "Alte Mühle, Mühlenweg 1, 57339 Erndtebrück",
    categories: "Lesung",
    text: "Geschichten aus dem Rothaargebirge. Eintritt 8 Euro.",
  },
  {
    title: "Sternenhimmel über dem Rothaarsteig",
    days: "FR,SA",
    from: "2000",
    to: "2200",
    place: "Wanderparkplatz Giller, 57271 Hilchenbach",
    categories: "Natur",
    text: "Bei klarem Himmel mit Fernrohren. Eintritt frei.",
  },
  {
    title: "Tag der offenen Werkstatt",
    days: "SA",
    place: "Handwerkerhof, Industriestraße 8, 57299 Burbach",
    categories: "Mitmachen,Familie",
    text: "Schmieden, Drechseln, Töpfern zum Zusehen und Ausprobieren.",
  },
];

/** A Monday far enough back that every week has begun. */
const firstMonday = "20260105";

export function demoCalendar(): string {
  const lines = events.flatMap((event, index) => [
    "BEGIN:VEVENT",
    `UID:demo-${index + 1}@rundruf.example`,
    "DTSTAMP:20260105T080000Z",
    ...timesOf(event),
    `RRULE:FREQ=WEEKLY;BYDAY=${event.days}`,
    `SUMMARY:${escapedText(event.title)}`,
    `LOCATION:${escapedText(event.place)}`,
    `CATEGORIES:${event.categories}`,
    `DESCRIPTION:${escapedText(event.text)}`,
    "END:VEVENT",
  ]);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rundruf//Demonstration//DE",
    "X-WR-CALNAME:Veranstaltungen im Kreis (Beispiele)",
    ...lines,
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
}

/** The first date is the first of the chosen days, as RFC 5545 wants it. */
function timesOf({ days, from, to }: Weekly): string[] {
  const date = String(Number(firstMonday) + week.indexOf(days.slice(0, 2)));
  if (from === undefined) return [`DTSTART;VALUE=DATE:${date}`];
  const at = (name: string, time: string) => `${name};TZID=Europe/Berlin:${date}T${time}00`;
  return [at("DTSTART", from), ...(to === undefined ? [] : [at("DTEND", to)])];
}

const week = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
