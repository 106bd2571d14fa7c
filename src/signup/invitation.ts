import type { Language } from "../web/language.ts";

/**
 * The sentence that stands ready in the citizen's chat, as a person would write it. The dialogue understands it;
 * it stays German for German readers and English for English ones. `code` is the invitation of a test phase.
 */
export function invitationText(
  topicTitles: readonly string[],
  language: Language,
  code?: string,
): string {
  const wish =
    language === "de"
      ? topicTitles.length === 0
        ? "Hallo! Ich möchte Nachrichten abonnieren."
        : `Hallo! Ich möchte abonnieren: ${sentenceList(topicTitles)}`
      : topicTitles.length === 0
        ? "Hello! I would like to subscribe."
        : `Hello! I would like to subscribe to: ${sentenceList(topicTitles)}`;
  return code === undefined ? wish : `${wish} (Code ${code})`;
}

/** "A, B." — but no second full stop behind a title that ends with one ("Kultur!Büro."). */
function sentenceList(titles: readonly string[]): string {
  const joined = titles.join(", ");
  return joined.endsWith(".") ? joined : `${joined}.`;
}

/**
 * Click-to-chat link: digits only, text URL-encoded; the person must press send (reference 8.1).
 * `base` is https://wa.me, or the emulator in the demo.
 */
export function chatLink(base: string, displayNumber: string, text: string): string {
  return `${base}/${displayNumber.replace(/\D/g, "")}?text=${encodeURIComponent(text)}`;
}

/** A code as it may stand in a link; anything else is dropped rather than put into a citizen's message. */
export function readCode(given: string | undefined): string | undefined {
  return given !== undefined && /^[A-Za-z0-9-]{3,20}$/.test(given)
    ? given.toUpperCase()
    : undefined;
}
