/** What is said, independent of the channel, and the forms it takes there. Pure. */
import type { Choice, MediaId, Message } from "../channels/channels.ts";
import type { VariantLanguage } from "../subscribers/subscribers.ts";

export type Picture = {
  readonly mediaId: MediaId;
  readonly alt: string;
  /** Who took it; absent where nobody is to be named. */
  readonly credit?: string | undefined;
};

/** The same said in another language, for those who chose it. */
export type Variant = {
  readonly language: VariantLanguage;
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
};

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
  /** At most one of each language, in the order of the languages. */
  readonly variants?: readonly Variant[] | undefined;
};

/** What somebody gets who chose this language: the variant, else the main text. Picture, link and choices are the same. */
export function inVariant(content: Content, language: string): Content {
  const variant = content.variants?.find((one) => one.language === language);
  return variant === undefined
    ? content
    : { ...content, title: variant.title, teaser: variant.teaser, text: variant.text };
}

/** WhatsApp's longest text, counted in UTF-16 units, which is never more generous than Meta. */
export const longestMessage = 4096;

/** Buttons stand below so much at most (WhatsApp: interactive); a list of choices below any text. */
const longestAboveButtons = 1024;

/** A caption is at most this long (WhatsApp: image). */
export const longestCaption = 1024;

/**
 * Inside the service window: all of it, with the public page at the end. Beside a picture a text that is too long for a
 * caption becomes title, teaser and the page.
 */
export function freeMessage(content: Content, page: string): Message {
  const body = fullText(content, page);
  if (content.picture === null) return withChoices(body, content.choices ?? []);
  const credit = creditLine(content.picture);
  const whole = paragraphs(body, credit);
  const caption =
    whole.length <= longestCaption
      ? whole
      : paragraphs(heading(content.title), content.teaser, page, credit);
  return { type: "image", media: content.picture.mediaId, caption };
}

function withChoices(body: string, choices: readonly Choice[]): Message {
  if (choices.length === 0) return { type: "text", body };
  return body.length <= longestAboveButtons
    ? { type: "buttons", body, buttons: choices }
    : { type: "list", body, button: "Mehr davon", rows: choices };
}

/** "Foto: Eva Muster"; nothing where nobody is named. */
export function creditLine(picture: Picture | null): string {
  return picture?.credit === undefined || picture.credit === "" ? "" : `Foto: ${picture.credit}`;
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
