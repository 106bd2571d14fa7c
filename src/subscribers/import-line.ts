/** One line of an import: read, checked, and refused with a sentence that says what to do. Pure. */
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { Temporal } from "temporal-polyfill";

export type ImportLine = {
  readonly line: number;
  /** Digits of the international number without "+", as WhatsApp writes it. */
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly topicKeys: readonly string[];
  readonly consent: { readonly at: Date; readonly source: string; readonly wording: string };
};

export type LineReading =
  | { readonly kind: "read"; readonly line: ImportLine }
  | { readonly kind: "refused"; readonly reason: string };

const longestLine = 20_000;
const longestWording = 10_000;
/** Clocks of two machines are never quite the same. */
const skewMs = 5 * 60_000;

/** `keys` are the topics there are. `now` refuses a consent that is still to be given. */
export function readImportLine(
  text: string,
  line: number,
  keys: ReadonlySet<string>,
  now: Date,
): LineReading {
  if (text.length > longestLine) return refused("Die Zeile ist zu lang.");
  if (text.includes("\uFFFD") || !text.isWellFormed())
    return refused("Die Zeile enthält unlesbare Zeichen. Bitte als UTF-8 speichern.");
  const value = readObject(text);
  if (value === null)
    return refused("Die Zeile ist kein gültiges JSON-Objekt. Bitte ein Objekt je Zeile schreiben.");
  const ids = readIds(value);
  if (ids.kind === "refused") return ids;
  const topics = readTopicKeys(value["topics"], keys);
  if (topics.kind === "refused") return topics;
  const consent = readConsent(value["consent"], now);
  if (consent.kind === "refused") return consent;
  return {
    kind: "read",
    line: {
      line,
      phone: ids.phone,
      bsuid: ids.bsuid,
      topicKeys: topics.keys,
      consent: consent.consent,
    },
  };
}

function readObject(text: string): Readonly<Record<string, unknown>> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isObject(value) ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Ids = { readonly kind: "ids"; readonly phone: string | null; readonly bsuid: string | null };

function readIds(value: Readonly<Record<string, unknown>>): Ids | Refused {
  const given = { phone: textOf(value["phone"]), bsuid: textOf(value["bsuid"]) };
  if (given.phone === null && given.bsuid === null)
    return refused("Es fehlt die Person: „phone“ oder „bsuid“ angeben.");
  const phone = given.phone === null ? null : readPhone(given.phone);
  if (given.phone !== null && phone === null)
    return refused("Die Telefonnummer ist nicht lesbar. Bitte wie „+49 171 1234567“ schreiben.");
  // Two letters of a country, a full stop, letters and digits (reference of the Cloud API, user ids).
  if (given.bsuid !== null && !/^[A-Za-z]{2}\.[A-Za-z0-9._-]{1,128}$/.test(given.bsuid))
    return refused("Die Kennung „bsuid“ ist keine von WhatsApp (wie „DE.1234…“).");
  return { kind: "ids", phone, bsuid: given.bsuid };
}

/** A number in any spelling; digits alone are read as WhatsApp writes them, else as a German number. */
function readPhone(given: string): string | null {
  const international = /^[1-9]\d{7,14}$/.test(given) ? [`+${given}`] : [];
  for (const spelling of [...international, given]) {
    const number = parsePhoneNumberFromString(spelling, "DE");
    if (number?.isPossible() === true && /^\+\d{5,15}$/.test(number.number))
      return number.number.slice(1);
  }
  return null;
}

function readTopicKeys(
  value: unknown,
  keys: ReadonlySet<string>,
): { readonly kind: "topics"; readonly keys: readonly string[] } | Refused {
  if (!Array.isArray(value) || value.length === 0)
    return refused("Es fehlen die Kategorien: „topics“ als Liste von Schlüsseln angeben.");
  const found = new Set<string>();
  for (const key of value) {
    if (typeof key !== "string" || !keys.has(key))
      return refused(`Die Kategorie „${String(key).slice(0, 40)}“ gibt es nicht.`);
    found.add(key);
  }
  return { kind: "topics", keys: [...found] };
}

function readConsent(
  value: unknown,
  now: Date,
): { readonly kind: "consent"; readonly consent: ImportLine["consent"] } | Refused {
  if (!isObject(value))
    return refused(
      "Es fehlt die Einwilligung: „consent“ mit „at“, „source“ und „wording“ angeben.",
    );
  const source = textOf(value["source"]);
  if (source === null || source.length > 200)
    return refused(
      "Es fehlt, woher die Einwilligung kommt („consent.source“, höchstens 200 Zeichen).",
    );
  const wording = textOf(value["wording"]);
  if (wording === null || wording.length > longestWording)
    return refused("Es fehlt der Wortlaut der Einwilligung („consent.wording“).");
  const at = typeof value["at"] === "string" ? readTime(value["at"].trim()) : null;
  if (at === null)
    return refused(
      "Das Datum der Einwilligung ist nicht lesbar. Bitte wie „2026-11-01T10:00:00Z“ schreiben.",
    );
  if (at.getTime() > now.getTime() + skewMs)
    return refused("Das Datum der Einwilligung liegt in der Zukunft.");
  if ([source, wording].some((text) => text.includes("\0") || !text.isWellFormed()))
    return refused("Die Einwilligung enthält unlesbare Zeichen.");
  return { kind: "consent", consent: { at, source, wording } };
}

/** ISO 8601; a day alone is its beginning, a time without a zone is UTC. */
function readTime(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i.test(text))
    return null;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text.slice(10));
  try {
    const instant = zoned
      ? Temporal.Instant.from(text.replace(/\s(?=Z|[+-])/i, ""))
      : Temporal.PlainDateTime.from(text, { overflow: "reject" })
          .toZonedDateTime("UTC")
          .toInstant();
    const at = new Date(instant.epochMilliseconds);
    return at.getUTCFullYear() < 2000 ? null : at;
  } catch {
    return null;
  }
}

type Refused = { readonly kind: "refused"; readonly reason: string };

function refused(reason: string): Refused {
  return { kind: "refused", reason };
}

function textOf(value: unknown): string | null {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
