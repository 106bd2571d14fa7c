import type { AccountReport, CallResult, ChannelAccount } from "../channels.ts";
import type { Api } from "./api/api.ts";
import { lookUp } from "./failures.ts";
import { asElements, asNumber, asRecord, asText, type JsonRecord } from "../../lib/json-values.ts";
import { readLimit } from "./messaging-limit.ts";

const fields = [
  "verified_name",
  "display_phone_number",
  "quality_rating",
  "throughput",
  "health_status",
  "whatsapp_business_manager_messaging_limit",
].join(",");

/** How the number stands: names, quality, limits, and what keeps it from sending. */
export async function readAccountReport(
  api: Api,
  account: ChannelAccount,
): Promise<CallResult<AccountReport>> {
  const answer = await api.call(account, {
    method: "GET",
    path: [account.externalId],
    query: { fields },
  });
  return answer.kind === "done" ? { kind: "done", value: reportOf(answer.value) } : answer;
}

function reportOf(number: JsonRecord): AccountReport {
  const health = asRecord(number["health_status"]);
  return {
    displayNumber: asText(number["display_phone_number"]),
    verifiedName: asText(number["verified_name"]),
    quality: asText(number["quality_rating"]),
    messagesPerSecond: paceOf(asText(asRecord(number["throughput"])["level"])),
    dailyRecipientLimit: readLimit(number["whatsapp_business_manager_messaging_limit"]),
    canSend: readAbility(health["can_send_message"]),
    problems: asElements(health["entities"]).flatMap(problemsOf),
  };
}

/** STANDARD is 80 messages a second, HIGH up to 1,000. */
function paceOf(level: string | undefined): number | undefined {
  if (level === "STANDARD") return 80;
  return level === "HIGH" ? 1000 : undefined;
}

function readAbility(value: unknown): AccountReport["canSend"] {
  return value === "AVAILABLE" || value === "LIMITED" || value === "BLOCKED" ? value : undefined;
}

function problemsOf(wire: unknown): string[] {
  const entity = asRecord(wire);
  const errors = asElements(entity["errors"]).map((error) => sentenceOf(asRecord(error)));
  const more = asElements(entity["additional_info"]).map((words) => asText(words) ?? "");
  const found = [...errors, ...more].filter((sentence) => sentence !== "");
  const isFine =
    readAbility(entity["can_send_message"]) === "AVAILABLE" ||
    entity["can_send_message"] === undefined;
  if (found.length > 0 || isFine) return found;
  return [
    `${asText(entity["entity_type"]) ?? "Das Konto"}: Das Senden ist eingeschränkt (${asText(entity["can_send_message"])}).`,
  ];
}

/** Our sentence where the code is known, with Meta's own advice behind it. */
function sentenceOf(error: JsonRecord): string {
  const known = lookUp(asNumber(error["error_code"]) ?? -1)?.sentence;
  return [known ?? asText(error["error_description"]), asText(error["possible_solution"])]
    .filter((part) => part !== undefined)
    .join(" ");
}
