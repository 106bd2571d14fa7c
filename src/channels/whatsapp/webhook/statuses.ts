import type { ChannelEvent, Pricing, ReportedState, Sender } from "../../channels.ts";
import { firstFailure } from "../failures.ts";
import { asRecord, asText, isRecord, type JsonRecord } from "../../../lib/json-values.ts";
import { type Change, unknown } from "./change.ts";
import { readIds, withContact } from "./person.ts";
import { readTime } from "./time.ts";

/** `played` (a voice message was heard) means read and more; other words (`deleted`, `warning`) change no state. */
const states: ReadonlyMap<string, ReportedState> = new Map<string, ReportedState>([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["played", "read"],
  ["failed", "failed"],
]);

/** What became of one message of ours. */
export function statusEvent(
  change: Change,
  contacts: readonly Sender[],
  wire: unknown,
): ChannelEvent {
  if (!isRecord(wire)) return unknown(change, "status", wire);
  const id = asText(wire["id"]);
  const word = asText(wire["status"]) ?? "";
  const state = states.get(word);
  if (id === undefined || state === undefined || change.accountExternalId === null)
    return unknown(change, `status.${word}`, wire);
  const person = withContact(recipientIds(wire), contacts);
  return {
    kind: "status",
    accountExternalId: change.accountExternalId,
    providerMessageId: id,
    deliveryRef: asText(wire["biz_opaque_callback_data"]),
    state,
    at: readTime(wire["timestamp"], change.at),
    recipient: { bsuid: person.bsuid, phone: person.phone },
    displayName: person.displayName,
    ...(state === "failed" ? { failure: firstFailure(wire["errors"]) } : {}),
    ...pricingOf(wire["pricing"]),
  };
}

/** In a group `recipient_id` names the group, not a person. */
function recipientIds(wire: JsonRecord) {
  return wire["recipient_type"] === "group"
    ? readIds(wire["recipient_participant_id"], wire["recipient_participant_user_id"])
    : readIds(wire["recipient_id"], wire["recipient_user_id"]);
}

/** Bodies from before July 2025 have no `type`; `billable` says it there and is on its way out since. */
function pricingOf(wire: unknown): { pricing?: Pricing } {
  const pricing = asRecord(wire);
  const category = asText(pricing["category"]);
  if (category === undefined) return {};
  const type =
    asText(pricing["type"]) ??
    (pricing["billable"] === false ? "free_customer_service" : "regular");
  return { pricing: { category, type, model: asText(pricing["pricing_model"]) ?? "" } };
}
