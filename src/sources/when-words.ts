/** When something takes place, in words. An end that nobody knows is not printed. Pure. */
import { formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import type { When } from "./event.ts";
import type { Said } from "./facts.ts";

/** "Mi., 25.11., 19:30 Uhr bis 21:00 Uhr", "Sa., 28.11. bis So., 29.11." */
export function whenInWords(start: When, end: When | null, language: Language): string {
  const begins = moment(start, language);
  const to = language === "de" ? "bis" : "to";
  if (end === null || (start.kind === "day" && end.kind === "day" && start.date === end.date))
    return begins;
  if (start.kind === "time" && end.kind === "time" && dayOf(start) === dayOf(end))
    return `${begins} ${to} ${clock(end, language)}`;
  return `${begins} ${to} ${moment(end, language)}`;
}

/** The same of what was said before. */
export function saidInWords(said: Said, zone: string, language: Language): string {
  const when = (on: string, at: string | null): When =>
    at === null
      ? { kind: "day", date: on }
      : { kind: "time", at: new Date(at), zone, local: `${on}T00:00` };
  const end = said.endsOn === null ? null : when(said.endsOn, said.endsAt);
  return whenInWords(when(said.startsOn, said.startsAt), end, language);
}

/** "Mi., 25.11.2026" */
export function dayInWords(date: string, language: Language): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return formatTime(noon, "UTC", language, { dateOnly: true, withYear: true });
}

function moment(when: When, language: Language): string {
  return when.kind === "day"
    ? formatTime(new Date(`${when.date}T12:00:00Z`), "UTC", language, { dateOnly: true })
    : formatTime(when.at, when.zone, language);
}

function dayOf(when: Extract<When, { kind: "time" }>): string {
  return formatTime(when.at, when.zone, "en", { dateOnly: true, withYear: true });
}

function clock({ at, zone }: Extract<When, { kind: "time" }>, language: Language): string {
  const [, time = ""] = /, ([^,]+)$/.exec(formatTime(at, zone, language)) ?? [];
  return time;
}
