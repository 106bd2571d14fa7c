/** What stands in the placeholders of a preview. Pure. */
import type { Language } from "../web/language.ts";
import type { TextKey } from "./text-catalogue.ts";
import type { TextValues } from "./texts.ts";

const topics = {
  de: [
    ["Aktuelle Informationen", "Verkehr, Wetter, Kreishaus"],
    ["Kultur!Büro.", "Konzerte, Lesungen, Ausstellungen"],
    ["Veranstaltungstipps", "was heute los ist, jeden Morgen"],
  ],
  en: [
    ["Current information", "traffic, weather, offices"],
    ["Culture", "concerts, readings, exhibitions"],
    ["Event tips", "what is on today, every morning"],
  ],
} as const;

/** The texts in which the topics are a list to choose from, with numbers; elsewhere they are what one gets. */
const offers: readonly TextKey[] = ["welcome", "topics", "first-message"];

/** `notice` should be the real address where it is known. */
export function exampleValues(
  key: TextKey,
  language: Language,
  notice = "https://nachrichten.example/datenschutz",
): TextValues {
  const all = topics[language];
  const isGerman = language === "de";
  return {
    topics: offers.includes(key)
      ? all.map(([title, about], index) => `${index + 1}. ${title} – ${about}`).join("\n")
      : all
          .slice(1)
          .map(([title]) => `• ${title}`)
          .join("\n"),
    languages: "• DEUTSCH – Deutsch\n• EINFACH – Einfache Sprache\n• ENGLISH – English",
    language: isGerman ? "Einfache Sprache" : "Plain German",
    current: all[1][0],
    stopped: all[0][0],
    example: all[1][0],
    notice,
    date: isGerman ? "Di., 15.12." : "Tue, 15 Dec",
    nextOpening: isGerman ? "morgen, Mi., 25.11., ab 8:00 Uhr" : "tomorrow, Wed, 25 Nov, from 8:00",
    emergency: isGerman
      ? "Im Notfall: 112 (Feuerwehr, Rettungsdienst), 110 (Polizei)."
      : "In an emergency: 112 (fire brigade, ambulance), 110 (police).",
  };
}
