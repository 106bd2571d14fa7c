/** Languages in which a broadcast may be said beside the main text, and what people call them. Pure. */
import type { Language } from "../web/language.ts";

export const variantLanguages = ["leicht", "en", "uk", "tr", "ar", "ru", "pl", "ro", "fr"] as const;
export type VariantLanguage = (typeof variantLanguages)[number];

type Named = Readonly<Record<Language, string>> & {
  /** As its readers call it. */
  readonly own: string;
  /** For `lang`. */
  readonly tag: string;
};

const names: Readonly<Record<VariantLanguage, Named>> = {
  leicht: { de: "Einfache Sprache", en: "Plain German", own: "Einfache Sprache", tag: "de-simple" },
  en: { de: "Englisch", en: "English", own: "English", tag: "en" },
  uk: { de: "Ukrainisch", en: "Ukrainian", own: "Українська", tag: "uk" },
  tr: { de: "Türkisch", en: "Turkish", own: "Türkçe", tag: "tr" },
  ar: { de: "Arabisch", en: "Arabic", own: "العربية", tag: "ar" },
  ru: { de: "Russisch", en: "Russian", own: "Русский", tag: "ru" },
  pl: { de: "Polnisch", en: "Polish", own: "Polski", tag: "pl" },
  ro: { de: "Rumänisch", en: "Romanian", own: "Română", tag: "ro" },
  fr: { de: "Französisch", en: "French", own: "Français", tag: "fr" },
};

/** "Englisch" to a German reader. */
export function languageName(language: VariantLanguage, reader: Language): string {
  return names[language][reader];
}

/** "Türkçe", with what a page must say of it. */
export function ownName(language: VariantLanguage): {
  readonly name: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
} {
  const { own, tag } = names[language];
  return { name: own, lang: tag, dir: language === "ar" ? "rtl" : "ltr" };
}
