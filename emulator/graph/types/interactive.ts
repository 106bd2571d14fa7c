import type { PhoneButton, PhoneContent, PhoneHeader } from "../../people/person.ts";
import type { World } from "../../world.ts";
import type { Refusal } from "../errors.ts";
import type { MessageType } from "../message-type.ts";
import {
  checkLength,
  checkOptionalLength,
  firstRefusal,
  record,
  text,
  type Json,
} from "../read.ts";
import { checkFlow, flowButtons } from "./interactive-flow.ts";
import { checkList, listButtons } from "./interactive-list.ts";
import { checkReplyButtons, replyButtons } from "./interactive-buttons.ts";
import { checkFile, shownMedia } from "./media.ts";

type Variety = {
  readonly longestBody: number;
  readonly headers: readonly string[];
  readonly check: (world: World, action: Json) => Refusal | undefined;
  readonly buttons: (action: Json) => readonly PhoneButton[];
};

const none = (): undefined => undefined;

/** Each kind of interactive message with what it may carry (reference 1.4). */
const varieties: Readonly<Record<string, Variety>> = {
  button: {
    longestBody: 1024,
    headers: ["text", "image", "video", "document"],
    check: (_world, action) => checkReplyButtons(action),
    buttons: replyButtons,
  },
  list: {
    longestBody: 4096,
    headers: ["text"],
    check: (_world, action) => checkList(action),
    buttons: listButtons,
  },
  cta_url: {
    longestBody: 1024,
    headers: ["text", "image", "video", "document"],
    check: (_world, action) => checkUrlButton(action),
    buttons: urlButton,
  },
  flow: {
    longestBody: 1024,
    headers: ["text", "image", "video", "document"],
    check: checkFlow,
    buttons: flowButtons,
  },
  location_request_message: {
    longestBody: 1024,
    headers: [],
    check: none,
    buttons: () => [{ id: "send_location", title: "Standort senden", kind: "place" }],
  },
  contact_request: {
    longestBody: 1024,
    headers: [],
    check: none,
    buttons: () => [{ id: "request_contact_info", title: "Nummer mitteilen", kind: "contact" }],
  },
};

export const interactive: MessageType = {
  check(world, content) {
    const kind = text(content["type"]);
    if (kind === undefined)
      return { code: 131008, details: "Required parameter is missing: interactive['type']" };
    const variety = varieties[kind];
    if (variety === undefined)
      return {
        code: 131009,
        details: `Parameter value is not valid: interactive['type'] "${kind}"`,
      };
    return firstRefusal(
      () => checkHeader(world, variety, content["header"]),
      () => checkLength("Body text", record(content["body"])["text"], variety.longestBody),
      () =>
        checkOptionalLength(
          "Footer text",
          content["footer"] === undefined ? undefined : record(content["footer"])["text"],
          60,
        ),
      () => variety.check(world, record(content["action"])),
    );
  },
  show(_world, content): PhoneContent {
    const kind = text(content["type"]) ?? "";
    const action = record(content["action"]);
    const header = shownHeader(content["header"]);
    const footer = text(record(content["footer"])["text"]);
    const listButton = kind === "list" ? text(action["button"]) : undefined;
    return {
      type: kind,
      text: text(record(content["body"])["text"]) ?? "",
      buttons: varieties[kind]?.buttons(action) ?? [],
      ...(header === undefined ? {} : { header }),
      ...(footer === undefined ? {} : { footer }),
      ...(listButton === undefined ? {} : { listButton }),
    };
  },
};

function checkHeader(world: World, variety: Variety, value: unknown): Refusal | undefined {
  if (value === undefined) return undefined;
  const header = record(value);
  const type = text(header["type"]);
  if (type === undefined || !variety.headers.includes(type))
    return { code: 131009, details: `Header type "${type ?? ""}" is not allowed here` };
  if (type === "text") return checkLength("Header text", header["text"], 60);
  return type === "image" || type === "video" || type === "document"
    ? checkFile(world, type, record(header[type]))
    : undefined;
}

function shownHeader(value: unknown): PhoneHeader | undefined {
  const header = record(value);
  const type = text(header["type"]);
  if (type === "text") return { type: "text", text: text(header["text"]) ?? "" };
  if (type === "image" || type === "video" || type === "document")
    return { type: "media", media: shownMedia(type, record(header[type])) };
  return undefined;
}

function checkUrlButton(action: Json): Refusal | undefined {
  const parameters = record(action["parameters"]);
  const url = text(parameters["url"]) ?? "";
  if (text(action["name"]) !== "cta_url")
    return {
      code: 131009,
      details: "Parameter value is not valid: action['name'] must be cta_url",
    };
  if (!URL.canParse(url) || !/^https?:/.test(url))
    return { code: 131009, details: "Parameter value is not valid: action['parameters']['url']" };
  return checkLength("Button display_text", parameters["display_text"], 20);
}

function urlButton(action: Json): readonly PhoneButton[] {
  const parameters = record(action["parameters"]);
  const url = text(parameters["url"]) ?? "";
  return [{ id: url, title: text(parameters["display_text"]) ?? "", kind: "url", url }];
}
