/** What is said before a broadcast leaves, and after each step of it. */
import { dictionary } from "../web/language.ts";

export const reviewWords = dictionary({
  de: {
    writtenBy: (name: string) => `Geschrieben von ${name}.`,
    changedBy: (name: string) => `Zuletzt geändert von ${name}.`,
    approvedBy: (name: string) => `Freigegeben von ${name}.`,
    view: "Was möchten Sie sehen?",
    template: "Vorlage",
    text: "Freier Text",
    page: "Öffentliche Seite",
    asTemplate: "So kommt es bei den meisten an: als Vorlage mit Teaser und Link.",
    asText: "So kommt es bei allen an, die in den letzten 24 Stunden geschrieben haben.",
    asPage: (address: string) => `So steht es für alle im Netz: ${address}`,
    countdown: (seconds: number) =>
      seconds === 1 ? "Startet in 1 Sekunde." : `Startet in ${seconds} Sekunden.`,
    startsNow: "Startet jetzt.",
  },
  en: {
    writtenBy: (name: string) => `Written by ${name}.`,
    changedBy: (name: string) => `Last changed by ${name}.`,
    approvedBy: (name: string) => `Approved by ${name}.`,
    view: "What would you like to see?",
    template: "Template",
    text: "Free text",
    page: "Public page",
    asTemplate: "This is how most people get it: as a template with teaser and link.",
    asText: "This is how everyone gets it who wrote in the last 24 hours.",
    asPage: (address: string) => `This is how everyone finds it on the web: ${address}`,
    countdown: (seconds: number) =>
      seconds === 1 ? "Starts in 1 second." : `Starts in ${seconds} seconds.`,
    startsNow: "Starts now.",
  },
});

/** The sentence after each deed, by the word in its address. */
export const doneWords = dictionary({
  de: {
    "doch-nicht": "Zurückgeholt. Es ist nichts gesendet worden.",
    anhalten: "Angehalten. Was noch wartet, bleibt liegen, bis Sie fortsetzen.",
    fortsetzen: "Es geht weiter.",
    freigeben: "Ihre Freigabe ist eingetragen.",
    ablehnen: "Zurückgegeben. Der Grund steht über dem Entwurf.",
    "freigabe-zurueck": "Ihre Freigabe ist zurückgezogen.",
    zurueck: "Die Aussendung ist wieder ein Entwurf.",
    abbrechen: "Abgebrochen. Was noch wartete, geht nicht mehr hinaus.",
    verwerfen: "Verworfen. Möchten Sie den Text doch noch, kopieren Sie ihn als neuen Entwurf.",
  },
  en: {
    "doch-nicht": "Taken back. Nothing has been sent.",
    anhalten: "Paused. What still waits stays until you resume.",
    fortsetzen: "It goes on.",
    freigeben: "Your approval is noted.",
    ablehnen: "Given back. The reason stands above the draft.",
    "freigabe-zurueck": "Your approval is taken back.",
    zurueck: "The broadcast is a draft again.",
    abbrechen: "Cancelled. What still waited will not leave any more.",
    verwerfen: "Discarded. Should you want the text after all, copy it as a new draft.",
  },
});
