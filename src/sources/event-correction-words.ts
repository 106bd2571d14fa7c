/** What a correction of a date says: what was told, what is so now. German, as every message. Pure. */
import type { Change, Said } from "./facts.ts";
import { saidInWords } from "./when-words.ts";

export type CorrectedDate = {
  /** As it was told. */
  readonly said: Said;
  /** As it stands; null: it is gone from its source. */
  readonly stands: Said | null;
  readonly changes: readonly Change[];
  readonly url: string | null;
};

/** A draft: whoever sends it reads it first, and knows what the calendar does not. */
export function correctionOfDate({ said, stands, changes, url }: CorrectedDate, zone: string) {
  const was = lineOf(said, zone);
  const isOff = stands === null || stands.status === "cancelled";
  const teaser = isOff
    ? `„${said.title}“ (${saidInWords(said, zone, "de")}) ${stands === null ? "ist nicht mehr angekündigt" : "findet nicht statt"}.`
    : `„${said.title}“: ${newsOf(stands, changes, zone)}.`;
  const now = isOff
    ? stands === null
      ? "Die Veranstaltung steht nicht mehr im Kalender."
      : "Die Veranstaltung ist abgesagt."
    : `Richtig ist: ${lineOf(stands, zone)}${statusOf(stands)}.`;
  return {
    title: said.title,
    teaser,
    text: `Wir hatten geschrieben: ${was}.\n\n${now}`,
    link: url !== null && /^https?:\/\//.test(url) ? url : null,
  };
}

function lineOf(said: Said, zone: string): string {
  const parts = [said.title, saidInWords(said, zone, "de"), said.place];
  return parts.filter((part) => part !== "").join(", ");
}

/** What of it is new, shortest first. */
function newsOf(stands: Said, changes: readonly Change[], zone: string): string {
  const parts = [
    changes.includes("time") ? `neu ${saidInWords(stands, zone, "de")}` : null,
    changes.includes("place") && stands.place !== "" ? `neuer Ort ${stands.place}` : null,
    changes.includes("status") ? statusWords[stands.status] : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? lineOf(stands, zone) : parts.join(", ");
}

function statusOf({ status }: Said): string {
  return status === "scheduled" ? "" : ` (${statusWords[status]})`;
}

const statusWords = {
  scheduled: "findet statt",
  cancelled: "abgesagt",
  postponed: "verschoben",
  "moved-online": "findet im Internet statt",
  "sold-out": "ausverkauft",
} as const satisfies Readonly<Record<Said["status"], string>>;
