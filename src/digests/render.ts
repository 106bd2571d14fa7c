/** What a day's tips say: title, teaser, and the list, within what one message takes. Pure. */
import { placeLine, whenInWords, type ShownOccurrence } from "../sources/sources.ts";
import { shortClock } from "../web/format.ts";
import type { Tip } from "./run.ts";

/** Seven tips of this size, title and page fit into WhatsApp's 4,096. */
const longest = { title: 80, facts: 170, words: 200, link: 90 } as const;
export const longestWords = longest.words;
/** A teaser that is read at a glance. */
const named = 3;

/** What a broadcast is made of. */
export function tipsContent(day: string, tips: readonly Tip[]) {
  return {
    title: `Tipps für ${dayTitle(day)}`,
    teaser: teaserOf(day, tips),
    text: listOf(day, tips),
    link: null,
    picture: null,
    choices: tipChoices,
  };
}

/** Several days in one answer, as many tips of each as fit into a message. */
export function answerOf(
  days: readonly { readonly day: string; readonly tips: readonly Tip[] }[],
): string {
  const room = Math.floor(longestAnswer / Math.max(1, days.length));
  return days.map(({ day, tips }) => dayPart(day, tips, room)).join("\n\n");
}
/** Leaves room for an invitation below. */
const longestAnswer = 3_700;

function dayPart(day: string, tips: readonly Tip[], room: number): string {
  const list =
    tips.length === 0 ? "Für diesen Tag ist noch nichts eingetragen." : listOf(day, tips);
  const part = `*Tipps für ${dayTitle(day)}*\n\n${list}`;
  return part.length <= room ? part : dayPart(day, tips.slice(0, -1), room);
}

/** What one tap asks for; a tap below a template says the title alone, so the titles are words that ask for it. */
const tipChoices = [
  { id: "tipps:morgen", title: "Tipps für morgen" },
  { id: "tipps:wochenende", title: "Wochenende" },
];

/** "Mittwoch, 25. November" */
export function dayTitle(day: string): string {
  return new Intl.DateTimeFormat("de-DE", {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(new Date(`${day}T12:00:00Z`));
}

/** One line: the number of tips and the first titles. */
function teaserOf(day: string, tips: readonly Tip[]): string {
  const titles = tips
    .slice(0, named)
    .map(({ occurrence }) => cut(oneLine(occurrence.details.title), longest.title));
  const more = tips.length - titles.length;
  const count = tips.length === 1 ? "Ein Tipp" : `${tips.length} Tipps`;
  const list =
    more > 0
      ? `${titles.join(" · ")} und ${more === 1 ? "ein weiterer" : `${more} weitere`}`
      : titles.join(" · ");
  return `${count} für ${dayTitle(day)}: ${list}`;
}

function listOf(day: string, tips: readonly Tip[]): string {
  return tips
    .map(({ occurrence, words }, index) => {
      const { title, url } = occurrence.details;
      const link =
        url !== null && /^https?:\/\/\S+$/.test(url) && url.length <= longest.link ? url : "";
      return [
        `${index + 1}. ${cut(oneLine(title), longest.title)}`,
        cut(factsOf(day, occurrence), longest.facts),
        cut(oneLine(words), longest.words),
        link,
      ]
        .filter((line) => line !== "")
        .join("\n");
    })
    .join("\n\n");
}

/** "19:30 Uhr · Kulturhaus, Bahnhofstraße 5, 57319 Bad Berleburg · Eintritt frei" */
export function factsOf(
  day: string,
  { start, end, startsOn, endsOn, status, details }: ShownOccurrence,
): string {
  const { place, price } = details;
  const online = status === "moved-online" || place?.online === true;
  return [
    hoursOf(day, { start, end, startsOn, endsOn }),
    online ? "online" : placeLine(place),
    price.free === true ? "Eintritt frei" : cut(oneLine(price.text ?? ""), 50),
    status === "sold-out" ? "ausverkauft" : "",
  ]
    .map(oneLine)
    .filter((fact) => fact !== "")
    .join(" · ");
}

/** The day stands above the list already: the hours are enough, unless it goes on for days. */
function hoursOf(
  day: string,
  { start, end, startsOn, endsOn }: Pick<ShownOccurrence, "start" | "end" | "startsOn" | "endsOn">,
): string {
  if (startsOn !== day || endsOn !== day) return whenInWords(start, end, "de");
  if (start.kind === "day") return "ganztägig";
  const clock = (local: string) => `${shortClock(local.slice(11, 16))} Uhr`;
  const from = clock(start.local);
  return end?.kind === "time" ? `${from} bis ${clock(end.local)}` : from;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function cut(text: string, longestText: number): string {
  if (text.length <= longestText) return text;
  return `${text
    .slice(0, longestText - 1)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trimEnd()}…`;
}
