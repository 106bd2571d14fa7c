import type { Refusal } from "./errors.ts";
import type { Json } from "./read.ts";

/** What may stand inside each type (reference 1.4, 1.5). What others put beside it at the top is passed over, as by Meta. */
const contentKeys: Readonly<Record<string, readonly string[]>> = {
  text: ["body", "preview_url"],
  image: ["id", "link", "caption"],
  video: ["id", "link", "caption"],
  document: ["id", "link", "caption", "filename"],
  audio: ["id", "link", "voice"],
  sticker: ["id", "link"],
  location: ["latitude", "longitude", "name", "address"],
  reaction: ["message_id", "emoji"],
  interactive: ["type", "header", "body", "footer", "action"],
  template: ["name", "language", "components", "namespace"],
};

/** Meta refuses a key it does not know inside a type. */
export function unexpectedKey(type: string, content: Json): Refusal | undefined {
  const known = contentKeys[type];
  const unexpected = Object.keys(content).find((key) => known?.includes(key) === false);
  return unexpected === undefined
    ? undefined
    : { code: 100, message: `(#100) Unexpected key "${unexpected}" on param "${type}".` };
}
