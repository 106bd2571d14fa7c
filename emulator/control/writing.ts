import { z } from "zod";
import { sampleFiles } from "../people/sample-files.ts";
import type { Person } from "../people/person.ts";
import { samplePlace, tap } from "../people/tap.ts";
import { write, type SentFile, type Writing } from "../people/write.ts";
import { kindOf } from "../graph/media-store.ts";
import type { World } from "../world.ts";

const kinds = z.enum(["image", "video", "audio", "document", "sticker"]);
const file = z.object({
  type: kinds.optional(),
  mimeType: z.string().min(3).max(120),
  base64: z.string(),
  fileName: z.string().max(240).optional(),
  caption: z.string().max(1024).optional(),
});
const place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
});

/** What a person may do to the chat: exactly one of text, tap, media, location, contact, unsupported. */
export const writing = z.object({
  text: z.string().min(1).max(4096).optional(),
  tap: z.string().optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
  message: z.string().optional(),
  media: z.union([kinds, file]).optional(),
  location: z.union([z.literal("sample"), place]).optional(),
  contact: z.literal(true).optional(),
  unsupported: z.string().optional(),
  replyTo: z.string().optional(),
  forwarded: z.boolean().optional(),
});

type Outcome =
  | { readonly kind: "done"; readonly id: string }
  | { readonly kind: "refused"; readonly reason: string };

export function writeFrom(world: World, person: Person, body: z.infer<typeof writing>): Outcome {
  if (body.tap !== undefined) {
    const id = tap(world, person, { id: body.tap, message: body.message, answers: body.answers });
    return id === undefined
      ? { kind: "refused", reason: `This phone shows nothing to tap called "${body.tap}"` }
      : { kind: "done", id };
  }
  const what = writingOf(body);
  if (what === undefined)
    return { kind: "refused", reason: "Say text, tap, media, location, contact or unsupported" };
  return {
    kind: "done",
    id: write(world, person, what, { replyTo: body.replyTo, forwarded: body.forwarded }),
  };
}

function writingOf(body: z.infer<typeof writing>): Writing | undefined {
  if (body.text !== undefined) return { type: "text", text: body.text };
  if (body.media !== undefined)
    return {
      type: "media",
      file: typeof body.media === "string" ? sampleFiles[body.media] : sentFile(body.media),
    };
  if (body.location !== undefined)
    return {
      type: "location",
      place: body.location === "sample" ? samplePlace : placeOf(body.location),
    };
  if (body.contact !== undefined) return { type: "contacts", ownNumber: true };
  if (body.unsupported !== undefined) return { type: "unsupported", kind: body.unsupported };
  return undefined;
}

function sentFile(sent: z.infer<typeof file>): SentFile {
  return {
    kind: sent.type ?? kindOf(sent.mimeType) ?? "document",
    mimeType: sent.mimeType,
    bytes: Buffer.from(sent.base64, "base64"),
    fileName: sent.fileName,
    caption: sent.caption,
  };
}

function placeOf(sent: z.infer<typeof place>) {
  const { latitude, longitude, name, address } = sent;
  return {
    latitude,
    longitude,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  };
}
