import type { ChannelEvent, Sender } from "../../channels.ts";
import { asElements, asText, isRecord } from "../../../lib/json-values.ts";
import { type Change, unknown } from "./change.ts";
import { isSomebody, readContacts, readIds, withContact } from "./person.ts";
import { readTime } from "./time.ts";

/** WhatsApp's own switch for marketing messages. `signup` is not offered in the EEA and is kept as unknown. */
export function preferences(change: Change): readonly ChannelEvent[] {
  const all = asElements(change.value["user_preferences"]);
  const contacts = readContacts(change.value["contacts"]);
  return all.length === 0
    ? [unknown(change)]
    : all.map((wire) => preference(change, contacts, wire));
}

function preference(change: Change, contacts: readonly Sender[], wire: unknown): ChannelEvent {
  if (!isRecord(wire)) return unknown(change, "", wire);
  const value = asText(wire["value"]);
  const { bsuid, phone } = withContact(readIds(wire["wa_id"], wire["user_id"]), contacts);
  const isMarketing = (asText(wire["category"]) ?? "marketing_messages") === "marketing_messages";
  if ((value !== "stop" && value !== "resume") || !isMarketing || !isSomebody({ bsuid, phone }))
    return unknown(change, value ?? "", wire);
  return {
    kind: "preference",
    accountExternalId: change.accountExternalId,
    person: { bsuid, phone },
    value,
    at: readTime(wire["timestamp"], change.at),
  };
}
