/** A person's phone or user id (BSUID) changed: by a system message, or by a field of its own. */
import type { ChannelEvent, Recipient } from "../../channels.ts";
import {
  asElements,
  asRecord,
  asText,
  isRecord,
  type JsonRecord,
} from "../../../lib/json-values.ts";
import { type Change, unknown } from "./change.ts";
import { isSomebody, readIds } from "./person.ts";
import { readTime } from "./time.ts";

/** System messages carry no contacts. Those that change no id (a new security code) are kept as unknown. */
export function systemMessage(change: Change, message: JsonRecord): ChannelEvent {
  const system = asRecord(message["system"]);
  const type = asText(system["type"]) ?? "system";
  const at = readTime(message["timestamp"], change.at);
  const former = readIds(message["from"], system["previous_user_id"] ?? message["from_user_id"]);
  const current = readIds(system["wa_id"] ?? system["new_wa_id"], system["user_id"]);
  if (
    type !== "user_changed_number" &&
    type !== "user_changed_user_id" &&
    type !== "customer_changed_number"
  )
    return unknown(change, type, message);
  return (
    identity(change, isSomebody(former) ? former : formerInWords(system["body"]), current, at) ??
    unknown(change, type, message)
  );
}

/** The field `user_id_update`: one update in the value, or a list of them under the field's name. */
export function identityUpdates(change: Change): readonly ChannelEvent[] {
  const listed = asElements(change.value["user_id_update"] ?? change.value["user_id_updates"]);
  return (listed.length === 0 ? [change.value] : listed).map((wire) => {
    if (!isRecord(wire)) return unknown(change, "", wire);
    const ids = asRecord(wire["user_id"]);
    const previous = readIds(undefined, ids["previous"]);
    const current = readIds(wire["wa_id"], ids["current"]);
    return (
      identity(change, previous, current, readTime(wire["timestamp"], change.at)) ??
      unknown(change, "", wire)
    );
  });
}

function identity(
  change: Change,
  previous: Recipient,
  current: Recipient,
  at: Date,
): ChannelEvent | null {
  const isChange = previous.bsuid !== current.bsuid || previous.phone !== current.phone;
  if (!isSomebody(previous) || !isSomebody(current) || !isChange) return null;
  return { kind: "identity", accountExternalId: change.accountExternalId, previous, current, at };
}

/** Some bodies name the former id only in the sentence "User … changed from … to …". */
function formerInWords(sentence: unknown): Recipient {
  const word = /changed from ([A-Z]{2}\.[A-Za-z0-9.]+|\+?\d{5,15}) to /.exec(
    asText(sentence) ?? "",
  )?.[1];
  return readIds(word, undefined);
}
