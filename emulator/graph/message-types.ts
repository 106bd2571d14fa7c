import type { MessageType } from "./message-type.ts";
import { contacts } from "./types/contacts.ts";
import { interactive } from "./types/interactive.ts";
import { mediaType } from "./types/media.ts";
import { location } from "./types/place.ts";
import { reaction } from "./types/reaction.ts";
import { template } from "./types/template.ts";
import { text } from "./types/text.ts";

/** Each `type` that `POST /{phone}/messages` takes. */
export const messageTypes: Readonly<Record<string, MessageType>> = {
  text,
  image: mediaType("image"),
  document: mediaType("document"),
  video: mediaType("video"),
  audio: mediaType("audio"),
  sticker: mediaType("sticker"),
  location,
  contacts,
  reaction,
  interactive,
  template,
};
