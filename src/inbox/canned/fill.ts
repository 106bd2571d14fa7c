/** What the program fills into a canned answer: names and opening hours, in braces. Pure. */
import { shortClock } from "../../web/format.ts";
import type { Organisation } from "../../web/organisation.ts";
import { dictionary, type Language } from "../../web/language.ts";
import { nextOpening, weekdays, type OfficeHours, type Span } from "../office-hours.ts";
import { openingInWords } from "../opening-words.ts";

export const placeholders = ["person", "name", "behörde", "dienstzeiten", "öffnung"] as const;
export type Placeholder = (typeof placeholders)[number];

const braces = / ?\{\s*([^{}]*?)\s*\}/g;

/** Those in braces that the program does not know, as they were typed. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(braces)]
    .map(([, name = ""]) => name)
    .filter((name) => placeholderOf(name) === null);
}

export type Filling = Readonly<Record<Placeholder, string>>;

/** An empty value takes the blank before it along: "Guten Tag {person}," becomes "Guten Tag,". */
export function fillIn(text: string, values: Filling): string {
  return text.replaceAll(braces, (all, name: string) => {
    const placeholder = placeholderOf(name);
    if (placeholder === null) return all;
    const value = values[placeholder];
    return value === "" ? "" : `${all.startsWith(" ") ? " " : ""}${value}`;
  });
}

type Situation = {
  readonly person: string | null;
  readonly staffName: string;
  readonly organisation: Organisation;
  readonly hours: OfficeHours | null;
  readonly now: Date;
};

export function fillingOf(
  { person, staffName, organisation, hours, now }: Situation,
  language: Language,
): Filling {
  const next = hours === null ? null : nextOpening(hours, organisation, now);
  return {
    person: person ?? "",
    name: staffName,
    behörde: organisation.name,
    dienstzeiten: hoursInWords(hours, language),
    öffnung: openingInWords(next, now, organisation.timeZone, language),
  };
}

const words = dictionary({
  de: {
    monday: "Mo.",
    tuesday: "Di.",
    wednesday: "Mi.",
    thursday: "Do.",
    friday: "Fr.",
    saturday: "Sa.",
    sunday: "So.",
    to: "bis",
    and: "und",
    clock: (time: string) => `${time} Uhr`,
    agreed: "nach Vereinbarung",
  },
  en: {
    monday: "Mon",
    tuesday: "Tue",
    wednesday: "Wed",
    thursday: "Thu",
    friday: "Fri",
    saturday: "Sat",
    sunday: "Sun",
    to: "to",
    and: "and",
    clock: (time: string) => time,
    agreed: "by arrangement",
  },
});

/** "Mo. bis Mi. 8:00 bis 16:00 Uhr, Do. 8:00 bis 12:30 Uhr und 13:30 bis 18:00 Uhr": days alike are said together. */
export function hoursInWords(hours: OfficeHours | null, language: Language): string {
  const w = words(language);
  const runs: { first: string; last: string; when: string }[] = [];
  let before = "";
  for (const day of weekdays) {
    const spans = hours?.weekly[day] ?? [];
    const when = spans.map((span) => spanInWords(span, language)).join(` ${w.and} `);
    const run = runs.at(-1);
    if (run !== undefined && when !== "" && when === before) run.last = w[day];
    else if (when !== "") runs.push({ first: w[day], last: w[day], when });
    before = when;
  }
  if (runs.length === 0) return w.agreed;
  return runs
    .map(
      ({ first, last, when }) => `${first === last ? first : `${first} ${w.to} ${last}`} ${when}`,
    )
    .join(", ");
}

function spanInWords({ from, to }: Span, language: Language): string {
  const w = words(language);
  return `${shortClock(from)} ${w.to} ${w.clock(shortClock(to))}`;
}

function placeholderOf(name: string): Placeholder | null {
  return placeholders.find((known) => known === name.toLowerCase()) ?? null;
}
