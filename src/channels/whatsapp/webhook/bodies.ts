/** What a citizen's message says. What cannot be shown is kept as `not-displayable` with its raw form. Pure. */
import type { InboundBody } from "../../channels.ts";
import {
  asElements,
  asNumber,
  asRecord,
  asText,
  isRecord,
  type JsonRecord,
} from "../../../lib/json-values.ts";
import { readFlowAnswer } from "./flow-answer.ts";

type Reader = (message: JsonRecord) => InboundBody | null;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["text", readText],
  ["button", readTemplateTap],
  ["interactive", readInteractive],
  ["image", (message) => readMedia("image", message)],
  ["video", (message) => readMedia("video", message)],
  ["audio", (message) => readMedia("audio", message)],
  ["voice", (message) => readMedia("audio", message)],
  ["document", (message) => readMedia("document", message)],
  ["sticker", (message) => readMedia("sticker", message)],
  ["location", readPlace],
  ["contacts", readContacts],
  ["reaction", readReaction],
  ["edit", readEdit],
  ["revoke", readDeletion],
]);

export function readBody(type: string, message: JsonRecord): InboundBody {
  return readers.get(type)?.(message) ?? notDisplayable(type, message);
}

/** `unsupported` names the real type since 2025 (a poll, an event, a message to be seen once). */
function notDisplayable(type: string, message: JsonRecord): InboundBody {
  const real = asText(asRecord(message["unsupported"])["type"]) ?? type;
  return { kind: "not-displayable", type: real === "" ? "unknown" : real, raw: message };
}

function readText(message: JsonRecord): InboundBody | null {
  const text = asText(asRecord(message["text"])["body"]);
  return text === undefined ? null : { kind: "text", text };
}

/** A quick reply of a template. Without a payload of its own the label is its id. */
function readTemplateTap(message: JsonRecord): InboundBody | null {
  const button = asRecord(message["button"]);
  return tap(asText(button["payload"]) ?? asText(button["text"]), asText(button["text"]));
}

function readInteractive(message: JsonRecord): InboundBody | null {
  const interactive = asRecord(message["interactive"]);
  if (isRecord(interactive["nfm_reply"])) return readFlowAnswer(interactive["nfm_reply"]);
  const reply = asRecord(interactive["button_reply"] ?? interactive["list_reply"]);
  return tap(asText(reply["id"]), asText(reply["title"]));
}

function tap(id: string | undefined, title: string | undefined): InboundBody | null {
  return id === undefined ? null : { kind: "tap", id, title: title ?? id };
}

/** A file that is too large or was lost comes with its type and `errors` (131052), without an id. */
function readMedia(
  kind: "image" | "video" | "audio" | "document" | "sticker",
  message: JsonRecord,
): InboundBody | null {
  const file = message[kind] ?? (kind === "audio" ? message["voice"] : undefined);
  if (!isRecord(file) && asElements(message["errors"]).length === 0) return null;
  const fields = asRecord(file);
  return {
    kind,
    providerMediaId: asText(fields["id"]) ?? null,
    mimeType: asText(fields["mime_type"]) ?? "application/octet-stream",
    sha256: asText(fields["sha256"]),
    fileName: asText(fields["filename"]),
    caption: asText(fields["caption"]),
  };
}

function readPlace(message: JsonRecord): InboundBody | null {
  const place = asRecord(message["location"]);
  const [latitude, longitude] = [asNumber(place["latitude"]), asNumber(place["longitude"])];
  if (latitude === undefined || longitude === undefined) return null;
  return {
    kind: "place",
    latitude,
    longitude,
    name: asText(place["name"]),
    address: asText(place["address"]),
  };
}

function readContacts(message: JsonRecord): InboundBody | null {
  const contacts = asElements(message["contacts"])
    .filter(isRecord)
    .map((contact) => {
      const phones = asElements(contact["phones"])
        .map((phone) => asText(asRecord(phone)["phone"]) ?? asText(asRecord(phone)["wa_id"]))
        .filter((phone) => phone !== undefined);
      return { name: nameOf(asRecord(contact["name"])) ?? phones[0] ?? "", phones };
    });
  return contacts.length === 0 ? null : { kind: "contacts", contacts };
}

function nameOf(name: JsonRecord): string | undefined {
  const parts = [asText(name["first_name"]), asText(name["last_name"])].filter(
    (part) => part !== undefined,
  );
  return asText(name["formatted_name"]) ?? (parts.length === 0 ? undefined : parts.join(" "));
}

/** An emoji that is empty or missing takes the reaction back. */
function readReaction(message: JsonRecord): InboundBody | null {
  const reaction = asRecord(message["reaction"]);
  const target = asText(reaction["message_id"]);
  return target === undefined
    ? null
    : { kind: "reaction", target, emoji: asText(reaction["emoji"]) ?? null };
}

/** The new text, or the new caption of a file. */
function readEdit(message: JsonRecord): InboundBody | null {
  const edit = asRecord(message["edit"]);
  const target = asText(edit["original_message_id"]);
  const changed = asRecord(edit["message"]);
  const caption = asRecord(changed[asText(changed["type"]) ?? ""])["caption"];
  const text = asText(asRecord(changed["text"])["body"]) ?? asText(caption);
  return target === undefined || text === undefined ? null : { kind: "edit", target, text };
}

function readDeletion(message: JsonRecord): InboundBody | null {
  const target = asText(asRecord(message["revoke"])["original_message_id"]);
  return target === undefined ? null : { kind: "deletion", target };
}
