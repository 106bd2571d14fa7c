/** What Meta reports about a template: its review, pauses, quality and category. */
import type { ChannelEvent } from "../../channels.ts";
import { asRecord, asText } from "../../../lib/json-values.ts";
import { type Change, unknown } from "./change.ts";
import { rejectionWords, templateStates } from "./template-words.ts";

const fields = new Set([
  "message_template_status_update",
  "message_template_quality_update",
  "message_template_components_update",
  "template_category_update",
]);

/** By content as well: Meta's own example of a quality update carries another field's name. */
export function isTemplateField({ field, value }: Change): boolean {
  return (
    fields.has(field) || (value["message_template_name"] !== undefined && field !== "messages")
  );
}

export function templateEvent(change: Change): ChannelEvent {
  const { value } = change;
  const name = asText(value["message_template_name"]);
  const language = asText(value["message_template_language"]);
  if (name === undefined || language === undefined) return unknown(change);
  const event = asText(value["event"]);
  return {
    kind: "template",
    businessAccountId: change.businessAccountId,
    name,
    language,
    status: event === undefined ? undefined : (templateStates.get(event) ?? undefined),
    category: asText(value["new_category"]) ?? asText(value["message_template_category"]),
    reason: reasonOf(change),
  };
}

function reasonOf({ value }: Change): string | undefined {
  const sentences = [
    rejection(asText(value["reason"])),
    asText(asRecord(value["rejection_info"])["reason"]),
    asText(asRecord(value["rejection_info"])["recommendation"]),
    asText(asRecord(value["other_info"])["description"]),
    category(value["correct_category"]),
    quality(value["previous_quality_score"], value["new_quality_score"]),
    value["event"] === "FLAGGED"
      ? "WhatsApp warnt: viele schlechte Rückmeldungen zu dieser Vorlage."
      : undefined,
  ].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

function rejection(code: string | undefined): string | undefined {
  return code === undefined || code === "NONE"
    ? undefined
    : (rejectionWords.get(code) ?? `Grund bei WhatsApp: ${code}.`);
}

/** Announced: `new_category` is still today's, `correct_category` the coming one. */
function category(coming: unknown): string | undefined {
  const word = asText(coming);
  return word === undefined
    ? undefined
    : `WhatsApp stuft die Vorlage demnächst als ${word} ein; das ändert den Preis.`;
}

function quality(before: unknown, after: unknown): string | undefined {
  const word = asText(after);
  return word === undefined
    ? undefined
    : `Die Qualität steht jetzt auf ${word} (vorher ${asText(before) ?? "unbekannt"}).`;
}
