/** What Meta reports about our number and account, as a German sentence for administrators. */
import type { ChannelEvent } from "../../channels.ts";
import { asElements, asRecord, asText, type JsonRecord } from "../../../lib/json-values.ts";
import { readLimit } from "../messaging-limit.ts";
import type { Change } from "./change.ts";

type Report = {
  readonly summary: string;
  readonly halts?: boolean;
  readonly limit?: number | null | undefined;
};

const readers: ReadonlyMap<string, (value: JsonRecord) => Report> = new Map<
  string,
  (value: JsonRecord) => Report
>([
  ["account_update", accountUpdate],
  ["account_alerts", accountAlert],
  [
    "account_review_update",
    (value) => ({ summary: `Meta hat das Konto geprüft: ${word(value, "decision")}.` }),
  ],
  ["business_capability_update", capability],
  ["phone_number_quality_update", numberQuality],
  ["phone_number_name_update", numberName],
  [
    "business_username_update",
    (value) => ({
      summary: `Der Benutzername der Nummer ist jetzt im Stand ${word(value, "status")}.`,
    }),
  ],
  [
    "security",
    (value) => ({
      summary: `Sicherheit der Nummer: ${word(value, "event")}. Wenn das niemand von Ihnen war, bitte sofort prüfen.`,
    }),
  ],
  ["flows", (value) => ({ summary: `Zum Formular (Flow) meldet Meta: ${word(value, "event")}.` })],
]);

export function isAccountField({ field }: Change): boolean {
  return readers.has(field);
}

export function accountEvent({ field, value, businessAccountId }: Change): ChannelEvent {
  const report = readers.get(field)?.(value) ?? { summary: `Meta meldet ${field}.` };
  return {
    kind: "account",
    businessAccountId,
    field,
    summary: report.summary,
    halts: report.halts ?? false,
    ...(report.limit === undefined ? {} : { dailyRecipientLimit: report.limit }),
  };
}

function accountUpdate(value: JsonRecord): Report {
  const event = word(value, "event");
  switch (event) {
    case "DISABLED_UPDATE": {
      const state = word(asRecord(value["ban_info"]), "waba_ban_state");
      return state === "REINSTATE"
        ? { summary: "Meta hat die Sperre des Kontos aufgehoben." }
        : {
            summary: `Meta sperrt das Konto (${state}). Bitte den Business Manager öffnen.`,
            halts: true,
          };
    }
    case "ACCOUNT_RESTRICTION":
      return restriction(value);
    case "ACCOUNT_VIOLATION":
      return {
        summary: `Meta sieht einen Regelverstoß: ${word(asRecord(value["violation_info"]), "violation_type")}. Bitte den Business Manager öffnen.`,
      };
    case "ACCOUNT_DELETED":
      return { summary: "Das Konto bei Meta wurde gelöscht.", halts: true };
    case "ACCOUNT_OFFBOARDED":
      return { summary: "Das Konto wurde von der Schnittstelle getrennt.", halts: true };
    default:
      return { summary: `Meta meldet zum Konto: ${event}.` };
  }
}

/** Only a ban on adding numbers leaves sending free. */
function restriction(value: JsonRecord): Report {
  const types = asElements(value["restriction_info"]).map((one) =>
    word(asRecord(one), "restriction_type"),
  );
  const halts =
    types.length === 0 || types.some((type) => type !== "RESTRICTED_ADD_PHONE_NUMBER_ACTION");
  return {
    summary: `Meta schränkt das Konto ein: ${types.join(", ") || "ohne Angabe"}. Bitte den Business Manager öffnen.`,
    halts,
  };
}

function accountAlert(value: JsonRecord): Report {
  const alert = asRecord(value["alert_info"] ?? value);
  return {
    summary: `Hinweis von Meta (${word(alert, "alert_severity")}): ${asText(alert["alert_description"]) ?? word(alert, "alert_type")}`,
  };
}

/** The limit of unique recipients a day; payloads before February 2026 name it differently. */
function capability(value: JsonRecord): Report {
  const limit = readLimit(
    value["max_daily_conversations_per_business"] ?? value["max_daily_conversation_per_phone"],
  );
  return { summary: `Neue Grenze: ${people(limit)} in 24 Stunden.`, limit };
}

function numberQuality(value: JsonRecord): Report {
  const limit = readLimit(value["max_daily_conversations_per_business"] ?? value["current_limit"]);
  return {
    summary: `Zur Nummer meldet Meta: ${word(value, "event")}. Grenze: ${people(limit)} in 24 Stunden.`,
    limit,
  };
}

function numberName(value: JsonRecord): Report {
  const reason = asText(value["rejection_reason"]);
  const why = reason === undefined || reason === "NONE" ? "" : ` (${reason})`;
  return {
    summary: `Zum Anzeigenamen „${word(value, "requested_verified_name")}“ meldet Meta: ${word(value, "decision")}${why}.`,
  };
}

function people(limit: number | null | undefined): string {
  if (limit === undefined) return "nicht genannt";
  return limit === null ? "unbegrenzt viele Personen" : `${limit.toLocaleString("de-DE")} Personen`;
}

function word(value: JsonRecord, key: string): string {
  return asText(value[key]) ?? "ohne Angabe";
}
