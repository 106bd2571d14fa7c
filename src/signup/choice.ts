/** What a citizen chose on a page, and the chat link that follows from it. Pure. */
import type { Topic } from "../subscribers/subscribers.ts";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { chatLink, invitationText, readCode } from "./invitation.ts";

export type Choice = {
  readonly topics: readonly Topic[];
  readonly language: Language;
  /** Invitation of a test phase, checked for its form only. */
  readonly code: string | undefined;
};

/** A choice longer than this makes a code of dots too fine for a camera; then the chat asks for the topics. */
const longestQrLink = 600;

/** Keys that no shown topic has are passed over: an old link still does what it can. */
export function readChoice(
  given: {
    readonly keys: readonly string[];
    readonly code?: string | undefined;
    readonly language: Language;
  },
  topics: readonly Topic[],
): Choice {
  const keys = new Set(given.keys);
  return {
    topics: topics.filter(({ key }) => keys.has(key)),
    language: given.language,
    code: readCode(given.code),
  };
}

export function titleOf(topic: Topic, language: Language): string {
  return language === "en" ? (topic.titleEn ?? topic.title) : topic.title;
}

/** Where the button leads. `linkUrl` and `number` come from the configuration, never from the request. */
export function linkFor(linkUrl: string, number: string, choice: Choice): string {
  const titles = choice.topics.map((topic) => titleOf(topic, choice.language));
  return chatLink(linkUrl, number, invitationText(titles, choice.language, choice.code));
}

/** What the QR code holds. */
export function qrLinkFor(linkUrl: string, number: string, choice: Choice): string {
  const link = linkFor(linkUrl, number, choice);
  return link.length <= longestQrLink ? link : linkFor(linkUrl, number, { ...choice, topics: [] });
}

/** The address of the picture with the code for a choice. */
export function qrPath({ topics, language, code }: Choice): string {
  const query = new URLSearchParams();
  for (const { key } of topics) query.append("thema", key);
  if (language === "en") query.set("sprache", "en");
  if (code !== undefined) query.set("code", code);
  return query.size === 0 ? paths.qr : `${paths.qr}?${query.toString()}`;
}
