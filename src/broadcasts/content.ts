/** What is said, independent of the channel, and the forms it takes there. Pure. */
import type { Choice, MediaId, Message } from "../channels/channels.ts";

export type Picture = { readonly mediaId: MediaId; readonly alt: string };

export type Content = {
  readonly title: string;
  /** One line that makes people want to read; a carrier template and lists show it. */
  readonly teaser: string;
  readonly text: string;
  /** A further page elsewhere; null = none. */
  readonly link: string | null;
  readonly picture: Picture | null;
  /** What one tap below it asks for; none below a picture. */
  readonly choices?: readonly Choice[] | undefined;
};

/** Buttons stand below so much at most (WhatsApp: interactive); a list of choices below any text. */
const longestAboveButtons = 1024;

/** A caption is at most this long (WhatsApp: image). */
const longestCaption = 1024;

/**
 * Inside the service window: all of it, with the public page at the end. Beside a picture a text that is too long for a
 * caption becomes title, teaser and the page.
 */
export function freeMessage(content: Content, page: string): Message {
  const body = fullText(content, page);
  if (content.picture === null) return withChoices(body, content.choices ?? []);
  const caption =
    body.length <= longestCaption ? body : paragraphs(heading(content.title), content.teaser, page);
  return { type: "image", media: content.picture.mediaId, caption };
}

function withChoices(body: string, choices: readonly Choice[]): Message {
  if (choices.length === 0) return { type: "text", body };
  return body.length <= longestAboveButtons
    ? { type: "buttons", body, buttons: choices }
    : { type: "list", body, button: "Mehr davon", rows: choices };
}

/** Title, text, link and page as one message without a picture; its length is what the text is measured by. */
export function fullText(content: Omit<Content, "picture">, page: string): string {
  return paragraphs(heading(content.title), content.text, content.link ?? "", page);
}

/** Bold in WhatsApp; a title with asterisks of its own would end it too early. */
function heading(title: string): string {
  return title === "" || title.includes("*") ? title : `*${title}*`;
}

function paragraphs(...parts: string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
