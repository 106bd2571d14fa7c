import type { PhoneMedia } from "../../people/person.ts";
import type { World } from "../../world.ts";
import type { Refusal } from "../errors.ts";
import { findMedia, mediaLimits, plainType, type MediaKind } from "../media-store.ts";
import type { MessageType } from "../message-type.ts";
import { lengthOf, text, type Json } from "../read.ts";

const longestCaption = 1024;

/** The type of message that carries a file of this kind. */
export function mediaType(kind: MediaKind): MessageType {
  return {
    check: (world, content) => checkFile(world, kind, content) ?? checkCaption(kind, content),
    show: (_world, content) => ({
      type: kind,
      text: text(content["caption"]) ?? "",
      media: shownMedia(kind, content),
    }),
  };
}

/** Exactly one of `id` and `link`; the id must still be kept, and be of a type that the message can carry. */
export function checkFile(world: World, kind: MediaKind, content: Json): Refusal | undefined {
  const id = text(content["id"]);
  const link = text(content["link"]);
  if ((id === undefined) === (link === undefined)) {
    return {
      code: 100,
      message: `(#100) Exactly one of ${kind}['id'] and ${kind}['link'] is required.`,
    };
  }
  if (link !== undefined) {
    return URL.canParse(link) && /^https?:$/.test(new URL(link).protocol)
      ? undefined
      : { code: 100, message: `(#100) Param ${kind}['link'] is not a valid URI.` };
  }
  const media = findMedia(world, id ?? "");
  if (media === undefined || media.origin === "person") {
    return {
      code: 100,
      message: `(#100) Param ${kind}['id'] is not a valid whatsapp business account media attachment ID`,
    };
  }
  if (mediaLimits[kind].mimeTypes.includes(plainType(media.mimeType))) return undefined;
  return { code: 131009, details: `Media of type ${media.mimeType} cannot be sent as ${kind}` };
}

function checkCaption(kind: MediaKind, content: Json): Refusal | undefined {
  const caption = content["caption"];
  if (caption === undefined) return undefined;
  if (lengthOf(text(caption) ?? "") <= longestCaption) return undefined;
  return {
    code: 100,
    message: `(#100) Param ${kind}['caption'] must be at most ${longestCaption} characters long.`,
  };
}

export function shownMedia(kind: MediaKind, content: Json): PhoneMedia {
  const [id, link, fileName] = [
    text(content["id"]),
    text(content["link"]),
    text(content["filename"]),
  ];
  return {
    kind,
    ...(id === undefined ? {} : { mediaId: id }),
    ...(link === undefined ? {} : { link }),
    ...(fileName === undefined ? {} : { fileName }),
  };
}
