import type { ChannelEvent, MessageEvent, Sender } from "../../channels.ts";
import { firstFailure } from "../failures.ts";
import {
  asElements,
  asRecord,
  asText,
  isRecord,
  type JsonRecord,
} from "../../../lib/json-values.ts";
import { readBody } from "./bodies.ts";
import { type Change, unknown } from "./change.ts";
import { systemMessage } from "./identities.ts";
import { isSomebody, readContacts, readIds, withContact } from "./person.ts";
import { statusEvent } from "./statuses.ts";
import { readTime } from "./time.ts";

const understood = new Set([
  "messaging_product",
  "metadata",
  "contacts",
  "messages",
  "statuses",
  "errors",
]);

/** The field `messages`: what people wrote, what became of our messages, failures that concern the number. */
export function messageChange(change: Change): readonly ChannelEvent[] {
  const { value } = change;
  const contacts = readContacts(value["contacts"]);
  const failures = asElements(value["errors"]);
  const hasMore = Object.keys(value).some((key) => !understood.has(key));
  const events = [
    ...asElements(value["messages"]).map((wire) => messageEvent(change, contacts, wire)),
    ...asElements(value["statuses"]).map((wire) => statusEvent(change, contacts, wire)),
    ...failures.map((wire) => numberFailure(change, wire)),
  ];
  return events.length === 0 && hasMore ? [unknown(change)] : events;
}

function messageEvent(change: Change, contacts: readonly Sender[], wire: unknown): ChannelEvent {
  if (!isRecord(wire)) return unknown(change, "message", wire);
  const type = asText(wire["type"]) ?? "";
  if (type === "system") return systemMessage(change, wire);
  const id = asText(wire["id"]);
  const sender = withContact(readIds(wire["from"], wire["from_user_id"]), contacts);
  // Groups are not used: an answer to one person must never be read as one to many. A "welcome" is only an opened chat.
  const isOurs = wire["group_id"] === undefined && type !== "request_welcome";
  if (id === undefined || change.accountExternalId === null || !isSomebody(sender) || !isOurs)
    return unknown(change, type === "" ? "message" : type, wire);
  return {
    kind: "message",
    accountExternalId: change.accountExternalId,
    providerMessageId: id,
    at: readTime(wire["timestamp"], change.at),
    sender: withParent(sender, wire),
    ...replyTo(wire),
    body: readBody(type, wire),
  };
}

function withParent(sender: MessageEvent["sender"], wire: JsonRecord): MessageEvent["sender"] {
  const parentBsuid = asText(wire["from_parent_user_id"]);
  return parentBsuid === undefined ? sender : { ...sender, parentBsuid };
}

/** A forwarded message has a context without an id: it answers nothing. */
function replyTo(wire: JsonRecord): { replyTo?: string } {
  const id = asText(asRecord(wire["context"])["id"]);
  return id === undefined ? {} : { replyTo: id };
}

function numberFailure(change: Change, wire: unknown): ChannelEvent {
  const failure = firstFailure([wire]);
  return {
    kind: "account",
    businessAccountId: change.businessAccountId,
    field: "messages.errors",
    summary: failure.reason,
    halts: failure.class === "halt",
  };
}
