import type { Language } from "../web/language.ts";

/** The parts that the sentence is put together from; our scripts in browsers do the same with them. */
export type SentenceParts = {
  /** The whole sentence where nothing was chosen. */
  readonly nothing: string;
  /** What stands before the titles. */
  readonly opening: string;
};

const parts: Readonly<Record<Language, SentenceParts>> = {
  de: {
    nothing: "Hallo! Ich möchte Nachrichten abonnieren.",
    opening: "Hallo! Ich möchte abonnieren: ",
  },
  en: {
    nothing: "Hello! I would like to subscribe.",
    opening: "Hello! I would like to subscribe to: ",
  },
};

export function sentenceParts(language: Language): SentenceParts {
  return parts[language];
}

/**
 * The sentence that stands ready in the citizen's chat, as a person would write it. The dialogue understands it;
 * it stays German for German readers and English for English ones. `code` is the invitation of a test phase.
 */
export function invitationText(
  topicTitles: readonly string[],
  language: Language,
  code?: string,
): string {
  const { nothing, opening } = parts[language];
  const wish = topicTitles.length === 0 ? nothing : `${opening}${sentenceList(topicTitles)}`;
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
  const code = given?.trim();
  return code !== undefined && /^[A-Za-z0-9-]{3,20}$/.test(code) ? code.toUpperCase() : undefined;
}
