import type { Choice, MediaId, Message, PreparedMessage, Recipient } from "../channels.ts";

/** What the recipients of one message have in common, as JSON without its first bracket: made once, however many get it. */
const rests = new WeakMap<PreparedMessage, string>();

/**
 * The body of `POST /{phone-number-id}/messages` for one message. Pure. Throws for what only a bug can bring: nobody to
 * send to, a file without the channel's id. `reference` comes back in every status.
 */
export function messageJson(
  recipient: Recipient,
  prepared: PreparedMessage,
  reference: string,
): string {
  const own = JSON.stringify({
    ...destination(recipient),
    biz_opaque_callback_data: reference,
  });
  const known = rests.get(prepared);
  const rest = known ?? JSON.stringify(sharedBody(prepared)).slice(1);
  if (known === undefined) rests.set(prepared, rest);
  return `${own.slice(0, -1)},${rest}`;
}

export type SharedBody = ReturnType<typeof sharedBody>;

function sharedBody({ message, providerMedia }: PreparedMessage) {
  return {
    messaging_product: "whatsapp" as const,
    recipient_type: "individual" as const,
    ...context(message),
    ...content(message, providerMedia),
  };
}

export function readMark(providerMessageId: string) {
  return {
    messaging_product: "whatsapp" as const,
    status: "read" as const,
    message_id: providerMessageId,
  };
}

/**
 * The phone where it is known, the user id (BSUID) where it is not; never both and never a user id in `to`.
 * - With both, Meta takes `to` anyway, so the second field would only hide which one was meant.
 * - A user id in `to` is answered with 200 and the message is lost without a word.
 * - Every kind of message can go to a phone, not every kind to a user id (131062), and a user id is no more lasting:
 *   it changes whenever the phone number does, which the webhook tells for both.
 * - Messages by phone keep the phone visible to us (30 days) and teach us the user id by their statuses.
 * `+` is needed: without it Meta guesses the country from the business's own.
 */
function destination({ phone, bsuid }: Recipient): { to: string } | { recipient: string } {
  if (phone !== undefined) return { to: phone.startsWith("+") ? phone : `+${phone}` };
  if (bsuid !== undefined) return { recipient: bsuid };
  throw new Error("A message needs a recipient with a phone or a user id; this one has neither.");
}

function context(message: Message): { context?: { message_id: string } } {
  const replyTo = "replyTo" in message ? message.replyTo : undefined;
  return replyTo === undefined ? {} : { context: { message_id: replyTo } };
}

function content(message: Message, files: ReadonlyMap<MediaId, string>) {
  switch (message.type) {
    case "text":
      return { type: "text" as const, text: { body: message.body, preview_url: true } };
    case "image":
      return {
        type: "image" as const,
        image: { id: fileId(files, message.media), ...optional("caption", message.caption) },
      };
    case "document":
      return {
        type: "document" as const,
        document: {
          id: fileId(files, message.media),
          filename: message.fileName,
          ...optional("caption", message.caption),
        },
      };
    case "buttons":
    case "list":
    case "flow":
      return { type: "interactive" as const, interactive: interactive(message) };
    case "template":
      return { type: "template" as const, template: template(message, files) };
  }
}

function interactive(message: Extract<Message, { type: "buttons" | "list" | "flow" }>) {
  const body = { body: { text: message.body } };
  switch (message.type) {
    case "buttons":
      return {
        type: "button" as const,
        ...body,
        ...footer(message.footer),
        action: {
          buttons: message.buttons.map(({ id, title }) => ({
            type: "reply" as const,
            reply: { id, title },
          })),
        },
      };
    case "list":
      return {
        type: "list" as const,
        ...body,
        ...footer(message.footer),
        action: { button: message.button, sections: [{ rows: message.rows.map(row) }] },
      };
    case "flow":
      return {
        type: "flow" as const,
        ...body,
        action: {
          name: "flow" as const,
          parameters: {
            flow_message_version: "3" as const,
            flow_id: message.flowId,
            flow_token: message.token,
            flow_cta: message.cta,
            mode: "published" as const,
            flow_action: "navigate" as const,
            flow_action_payload: flowScreen(message.screen, message.data),
          },
        },
      };
  }
}

function row({ id, title, description }: Choice) {
  return { id, title, ...optional("description", description) };
}

/** Meta refuses an empty `data`. */
function flowScreen(screen: string, data: Readonly<Record<string, unknown>>) {
  return Object.keys(data).length === 0 ? { screen } : { screen, data };
}

function template(
  message: Extract<Message, { type: "template" }>,
  files: ReadonlyMap<MediaId, string>,
) {
  const header =
    message.headerImage === undefined
      ? []
      : [
          {
            type: "header" as const,
            parameters: [
              { type: "image" as const, image: { id: fileId(files, message.headerImage) } },
            ],
          },
        ];
  const values = message.body.map(({ name, text }) => ({
    type: "text" as const,
    parameter_name: name,
    text,
  }));
  // Components without variables are left out.
  const body = values.length === 0 ? [] : [{ type: "body" as const, parameters: values }];
  const components = [...header, ...body];
  return {
    name: message.name,
    language: { code: message.language },
    ...(components.length === 0 ? {} : { components }),
  };
}

function footer(text: string | undefined): { footer?: { text: string } } {
  return text === undefined || text === "" ? {} : { footer: { text } };
}

function optional<Key extends string>(
  key: Key,
  value: string | undefined,
): { [key in Key]?: string } {
  // The computed key is exactly Key; TypeScript widens it to string.
  return value === undefined || value === "" ? {} : ({ [key]: value } as { [key in Key]?: string });
}

function fileId(files: ReadonlyMap<MediaId, string>, media: MediaId): string {
  const id = files.get(media);
  if (id === undefined)
    throw new Error(
      `File ${media} was not uploaded to WhatsApp before sending; resolve its id first.`,
    );
  return id;
}
