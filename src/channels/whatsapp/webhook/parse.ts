/**
 * A webhook body in our words: every entry, change, message and status becomes an event of its own, in order. Takes any
 * JSON and never throws; what it does not understand becomes `unknown` and costs nothing else. Pure but for the clock
 * that stands in where a body carries no readable time.
 */
import type { ChannelEvent } from "../../channels.ts";
import { asElements, asRecord, asText, isRecord } from "../../../lib/json-values.ts";
import { accountEvent, isAccountField } from "./account-fields.ts";
import type { Change } from "./change.ts";
import { unknown } from "./change.ts";
import { identityUpdates } from "./identities.ts";
import { messageChange } from "./message-change.ts";
import { preferences } from "./preferences.ts";
import { isTemplateField, templateEvent } from "./template-fields.ts";
import { readTime } from "./time.ts";

export function parse(body: unknown, receivedAt: Date = new Date()): readonly ChannelEvent[] {
  const envelope = asRecord(body);
  const object = asText(envelope["object"]) ?? "whatsapp_business_account";
  if (!isRecord(body) || envelope["entry"] === undefined || object !== "whatsapp_business_account")
    return [{ kind: "unknown", field: "body", raw: body }];
  return asElements(envelope["entry"]).flatMap((entry) => entryEvents(entry, receivedAt));
}

function entryEvents(wire: unknown, receivedAt: Date): readonly ChannelEvent[] {
  if (!isRecord(wire)) return [{ kind: "unknown", field: "entry", raw: wire }];
  const at = readTime(wire["time"], receivedAt);
  const businessAccountId = asText(wire["id"]) ?? "";
  return asElements(wire["changes"]).flatMap((change) =>
    changeEvents(change, businessAccountId, at),
  );
}

function changeEvents(wire: unknown, businessAccountId: string, at: Date): readonly ChannelEvent[] {
  if (!isRecord(wire) || !isRecord(wire["value"]))
    return [{ kind: "unknown", field: asText(asRecord(wire)["field"]) ?? "change", raw: wire }];
  const value = wire["value"];
  const change: Change = {
    field: asText(wire["field"]) ?? "messages",
    value,
    businessAccountId,
    accountExternalId: asText(asRecord(value["metadata"])["phone_number_id"]) ?? null,
    at,
  };
  return eventsOf(change);
}

function eventsOf(change: Change): readonly ChannelEvent[] {
  if (change.field === "messages") return messageChange(change);
  if (change.field === "user_preferences") return preferences(change);
  if (change.field === "user_id_update") return identityUpdates(change);
  if (isTemplateField(change)) return [templateEvent(change)];
  if (isAccountField(change)) return [accountEvent(change)];
  return [unknown(change)];
}
