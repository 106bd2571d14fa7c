/** What German texts say in words where a format has no field for it, or nobody fills it. Pure. */
import type { EventDetails, EventStatus, Place } from "../event.ts";

/** The first that fits counts: what is moved and cancelled is cancelled. */
const titlesOfStatus: readonly (readonly [EventStatus, RegExp])[] = [
  ["cancelled", shouted("abgesagt|absage|entfällt|fällt (?:leider )?aus|cancelled|canceled")],
  ["cancelled", /(?:fällt (?:leider |heute )?aus|entfällt(?: leider)?|ist abgesagt)[^\p{L}]*$/iu],
  ["postponed", shouted("verschoben|verlegt auf|postponed")],
  ["sold-out", shouted("ausverkauft|ausgebucht|sold out")],
  ["sold-out", /ist (?:ausverkauft|ausgebucht)[^\p{L}]*$/iu],
];

/** Before the title or behind it, set off by a mark. */
function shouted(words: string): RegExp {
  const before = `^[^\\p{L}]*(?:achtung|wichtig|hinweis)?[^\\p{L}]*(?:${words})\\s*[^\\p{L}\\s]`;
  const behind = `[^\\p{L}\\s]\\s*(?:(?:leider|ist|wird) )*(?:${words})[^\\p{L}]*$`;
  return new RegExp(`${before}|${behind}`, "iu");
}

/** "ABGESAGT: Konzert", "Konzert (ausverkauft)", "Der Computer-Treff fällt aus"; not "Die abgesagte Hochzeit". */
export function statusInTitle(title: string): EventStatus | null {
  return titlesOfStatus.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
}

const wordsOfAudience: readonly (readonly [string, RegExp])[] = [
  ["children", /\bkind(?:er|ern|erveranstaltung)?\b|kinder(?:theater|kino|fest|buch)|\bchild/i],
  ["youth", /jugend|\bteens?\b|\byouth/i],
  ["families", /famili|family/i],
  ["seniors", /senior|ältere menschen/i],
  ["adults", /erwachsene|\badults?\b/i],
];

/** Of categories and features, not of whole texts. */
export function audienceOf(terms: readonly string[]): readonly string[] {
  return wordsOfAudience
    .filter(([, pattern]) => terms.some((term) => pattern.test(term)))
    .map(([audience]) => audience);
}

/** Of categories and features, not of whole texts. */
export function accessibilityOf(terms: readonly string[]): EventDetails["accessibility"] {
  const said = terms.join("\n");
  if (/nicht (?:barrierefrei|rollstuhl)/i.test(said)) return "no";
  if (/(?:teilweise|bedingt|eingeschränkt) (?:barrierefrei|rollstuhl)|barrierearm/i.test(said))
    return "partly";
  return /barrierefrei|rollstuhl(?:gerecht|geeignet)|wheelchair/i.test(said) ? "yes" : "unknown";
}

/** Whether a text says that nobody pays; a price for anybody in it leaves the question open. */
export function saysFree(text: string): boolean | null {
  if (/€|\beuro?\b/i.test(text)) return null;
  const free =
    /eintritt(?: ist)?:? (?:frei|kostenlos|kostenfrei)(?! für)|freier eintritt|(?:teilnahme|veranstaltung)(?: ist)? (?:kostenlos|kostenfrei)|kostenlose teilnahme/i;
  return free.test(text) ? true : null;
}

/** "FabLab @ Walther-Pauer-Straße 5, 03044 Cottbus, Deutschland", or whatever part of that a line holds. */
export function placeInLine(line: string): Place | null {
  if (line === "") return null;
  const nowhere = { street: null, postalCode: null, city: null, latitude: null, longitude: null };
  if (/^https?:\/\/\S+$/i.test(line)) return { ...nowhere, name: null, online: true };
  const online = /^(?:online|digital|zoom|webex|microsoft teams|ms teams|livestream)\b/i.test(line);
  const [, before = line, postalCode = null, cityWithCode = null] =
    /^(.*?)[\s,;|–-]*\b(\d{5})\s+([\p{L}][\p{L} .\-/()]*?)(?:[,;|].*)?$/u.exec(line) ?? [];
  const parts = before
    .split(/\s*[,;|@\n]\s*|\s+[-–]\s+(?=.*\d)/)
    .filter((part) => part !== "" && !/^(?:deutschland|germany)$/i.test(part));
  // "Halle 7" is a name where it stands first; "Am Bach 7" behind a name is a street.
  const at = parts.findIndex((part, index) => isStreet(part, index > 0));
  const behind = at < 0 ? undefined : parts.slice(at + 1).find((part) => !/\d/.test(part));
  const city = cityWithCode ?? behind ?? null;
  const names = parts.filter((part, index) => index !== at && part !== behind);
  const name = names.join(", ") || (at < 0 && city === null ? line : null);
  return { ...nowhere, name, street: parts[at] ?? null, postalCode, city, online };
}

function isStreet(text: string, mayBeNameless: boolean): boolean {
  const named = /(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm|markt|chaussee)\b/i;
  if (named.test(text)) return /\d|^\S*(?:stra(?:ß|ss)e|str\.)$/i.test(text);
  return mayBeNameless && /^[\p{L} .-]+ \d{1,4} ?[a-z]?$/iu.test(text);
}
