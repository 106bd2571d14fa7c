import { downloadUrl, keepMedia, type StoredMedia } from "../graph/media-store.ts";
import { digitsOf } from "../settings.ts";
import type { World } from "../world.ts";
import { contactOf, senderOf } from "./identity.ts";
import type { Person, PhoneContent, PhoneMedia, Place } from "./person.ts";

/** What a person can send. A tap is translated before (`tap.ts`). */
export type Writing =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "media"; readonly file: SentFile }
  | { readonly type: "location"; readonly place: Place }
  | { readonly type: "contacts"; readonly ownNumber: true }
  | { readonly type: "unsupported"; readonly kind: string }
  | {
      readonly type: "answer";
      readonly shown: string;
      readonly element: Readonly<Record<string, unknown>>;
    };

export type SentFile = {
  readonly kind: PhoneMedia["kind"];
  readonly mimeType: string;
  readonly bytes: Buffer;
  readonly fileName?: string | undefined;
  readonly caption?: string | undefined;
};

export type Manner = {
  readonly replyTo?: string | undefined;
  readonly forwarded?: boolean | undefined;
};

/** The person sends something: it stands on the phone, opens the service window, and the county is told. Returns the id. */
export function write(world: World, person: Person, writing: Writing, manner: Manner = {}): string {
  const id = world.random.messageId();
  const now = world.clock.milliseconds();
  const media =
    writing.type === "media" ? keepMedia(world, { origin: "person", ...writing.file }) : undefined;
  person.messages.push({
    id,
    direction: "out",
    at: now,
    // A person who blocks the county reaches it no more than it reaches them.
    status: person.blocksCounty ? "failed" : "delivered",
    content: shownAs(person, writing, media),
    quotes: manner.replyTo,
    countyReaction: undefined,
    ownReaction: undefined,
    edited: false,
    revoked: false,
  });
  world.inbound.set(id, person.id);
  if (writing.type === "contacts") person.sharedPhone = true;
  if (!person.blocksCounty) {
    person.lastWroteAt = now;
    world.outbox.tell({
      kind: "message",
      contact: contactOf(world, person),
      element: {
        ...headOf(world, person, id, manner),
        ...elementOf(world, person, writing, media),
      },
    });
  }
  world.watchers.tell({ kind: "messages", personId: person.id });
  return id;
}

/** What all inbound elements have in common (reference 2.3). */
export function headOf(
  world: World,
  person: Person,
  id: string,
  manner: Manner = {},
): Record<string, unknown> {
  const business = digitsOf(world.settings.displayNumber);
  return {
    ...senderOf(world, person),
    id,
    timestamp: String(Math.floor(world.clock.milliseconds() / 1000)),
    ...(manner.replyTo === undefined ? {} : { context: { from: business, id: manner.replyTo } }),
    ...(manner.forwarded === true ? { context: { forwarded: true } } : {}),
  };
}

function elementOf(
  world: World,
  person: Person,
  writing: Writing,
  media: StoredMedia | undefined,
): Record<string, unknown> {
  switch (writing.type) {
    case "text":
      return { type: "text", text: { body: writing.text } };
    case "media":
      return media === undefined
        ? {}
        : {
            type: writing.file.kind,
            [writing.file.kind]: mediaElement(world, writing.file, media),
          };
    case "location":
      return { type: "location", location: { ...writing.place } };
    case "contacts":
      return { type: "contacts", contacts: [ownCard(person)] };
    case "unsupported":
      return {
        type: "unsupported",
        errors: [
          {
            code: 131051,
            title: "Message type unknown",
            message: "Message type unknown",
            error_data: { details: "Message type is currently not supported." },
          },
        ],
        unsupported: { type: writing.kind },
      };
    case "answer":
      return { ...writing.element };
  }
}

function mediaElement(world: World, file: SentFile, media: StoredMedia): Record<string, unknown> {
  return {
    id: media.id,
    mime_type: media.mimeType,
    sha256: media.sha256.toString("base64"),
    url: downloadUrl(world, world.url, media.id),
    ...(file.caption === undefined ? {} : { caption: file.caption }),
    ...(file.kind === "document" ? { filename: file.fileName ?? "Dokument" } : {}),
    ...(file.kind === "audio" ? { voice: true } : {}),
    ...(file.kind === "sticker" ? { animated: false } : {}),
  };
}

/** A number shared when asked for: with its origin, without a vcard (reference 3.3). */
function ownCard(person: Person): Record<string, unknown> {
  return {
    name: { formatted_name: person.name, first_name: person.name },
    phones: [{ phone: `+${person.phone}`, wa_id: person.phone, type: "CELL" }],
    origin: "contact_request",
  };
}

function shownAs(person: Person, writing: Writing, media: StoredMedia | undefined): PhoneContent {
  switch (writing.type) {
    case "text":
      return { type: "text", text: writing.text };
    case "media":
      return {
        type: writing.file.kind,
        text: writing.file.caption ?? "",
        media: {
          kind: writing.file.kind,
          ...(media === undefined ? {} : { mediaId: media.id }),
          ...(writing.file.fileName === undefined ? {} : { fileName: writing.file.fileName }),
        },
      };
    case "location":
      return { type: "location", text: writing.place.name ?? "", place: writing.place };
    case "contacts":
      return { type: "contacts", text: `+${person.phone}` };
    case "unsupported":
      return { type: "unsupported", text: writing.kind };
    case "answer":
      return { type: String(writing.element["type"]), text: writing.shown };
  }
}
