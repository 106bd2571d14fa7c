/** The words of the element and the snippets that other sites show. */
import { dictionary } from "../web/language.ts";

export const embedWords = dictionary({
  de: {
    legend: "Was möchten Sie bekommen?",
    button: "Mit WhatsApp abonnieren",
    promise: "Kostenlos. Abmelden mit einem Wort: STOPP.",
    notice: "Datenschutz",
    more: "So geht es",
    scan: "Am Computer? Code mit dem Handy scannen.",
    qr: "QR-Code, der den Chat öffnet",
    closed: "Die Anmeldung öffnet bald.",
    demo: "Demonstration, kein Angebot des Kreises.",
    link: "Nachrichten per WhatsApp abonnieren",
  },
  en: {
    legend: "What would you like to get?",
    button: "Subscribe with WhatsApp",
    promise: "Free of charge. Leave with one word: STOP.",
    notice: "Privacy",
    more: "How it works",
    scan: "On a computer? Scan the code with your phone.",
    qr: "QR code that opens the chat",
    closed: "Sign-up opens soon.",
    demo: "Demonstration, not an offer of the county.",
    link: "Subscribe to messages on WhatsApp",
  },
});
