/** What citizens send and what we send, as columns of a message row. Pure. */
import type { InboundBody, Message } from "../channels/channels.ts";

type StoredContent = {
  readonly kind: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly mediaId: number | null;
  readonly providerMediaId: string | null;
  readonly mediaState: "wanted" | "lost" | null;
};

/** Bodies that are a message of their own; reactions, edits and deletions change another one. */
type NewBody = Exclude<InboundBody, { kind: "reaction" | "edit" | "deletion" }>;

/** A raw form larger than this is of no use to anybody who reads the inbox. */
const longestRaw = 10_000;

export function contentOf(body: NewBody): StoredContent {
  switch (body.kind) {
    case "text":
      return plain("text", body.text, {});
    case "tap":
      return plain("tap", body.title, { id: body.id });
    case "flow":
      return plain("flow", "", { answer: body.answer });
    case "place":
      return plain("place", [body.name, body.address].filter(Boolean).join(", "), {
        latitude: body.latitude,
        longitude: body.longitude,
      });
    case "contacts":
      return plain("contacts", body.contacts.map(({ name }) => name).join(", "), {
        contacts: body.contacts,
      });
    case "not-displayable":
      return plain("not-displayable", "", { type: body.type, raw: shortened(body.raw) });
    default:
      return {
        ...plain(body.kind, body.caption ?? "", {
          mimeType: body.mimeType,
          fileName: body.fileName,
          sha256: body.sha256,
        }),
        providerMediaId: body.providerMediaId,
        mediaState: body.providerMediaId === null ? "lost" : "wanted",
      };
  }
}

export function contentOfOutgoing(message: Message): StoredContent {
  switch (message.type) {
    case "text":
      return plain("text", message.body, {});
    case "image":
      return { ...plain("image", message.caption ?? "", {}), mediaId: message.media };
    case "document":
      return {
        ...plain("document", message.caption ?? "", { fileName: message.fileName }),
        mediaId: message.media,
      };
    case "buttons":
      return plain("buttons", message.body, { choices: message.buttons.map(({ title }) => title) });
    case "list":
      return plain("list", message.body, { choices: message.rows.map(({ title }) => title) });
    case "flow":
      return plain("flow", message.body, { choices: [message.cta] });
    case "template":
      return plain("template", message.body.map(({ text }) => text).join("\n"), {
        name: message.name,
      });
  }
}

/**
 * JSON that PostgreSQL takes: it stores neither NUL characters nor halves of surrogate pairs, and citizens' phones send
 * both now and then.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === "string") return storableText(inner);
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([key, entry]) => [storableText(key), entry]),
    );
  });
  return json ?? "null";
}

export function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

function plain(kind: string, text: string, details: Record<string, unknown>): StoredContent {
  return {
    kind,
    text: storableText(text),
    details,
    mediaId: null,
    providerMediaId: null,
    mediaState: null,
  };
}

function shortened(raw: unknown): unknown {
  const json = storableJson(raw);
  return json.length <= longestRaw ? raw : null;
}
