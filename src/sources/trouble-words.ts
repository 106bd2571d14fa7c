/** Why a source could not be read, in sentences that say what to do. */
import { dictionary, type Language } from "../web/language.ts";
import type { Trouble } from "./fetch-source.ts";

const troubleWords = dictionary({
  de: {
    address: "Das ist keine Internetadresse, die mit https:// oder http:// beginnt.",
    inside: "Diese Adresse liegt im eigenen Netz. Von dort wird nichts abgerufen.",
    redirects: "Die Adresse leitet zu oft weiter. Bitte geben Sie die endgültige Adresse ein.",
    tooLarge: "Die Datei ist größer als 5 MB. Bitte wählen Sie einen kleineren Ausschnitt.",
    tooSlow: "Die Adresse hat nicht innerhalb von 10 Sekunden alles gesendet.",
    unreachable: "Unter dieser Adresse antwortet niemand. Bitte prüfen Sie die Schreibweise.",
    notFound: "Unter dieser Adresse gibt es nichts (404). Bitte prüfen Sie die Adresse.",
    gone: "Diese Adresse gibt es nicht mehr (410). Bitte suchen Sie die neue oder löschen Sie die Quelle.",
    forbidden: (code: string): string =>
      `Die Adresse lässt uns nicht hinein (${code}). Bitte fragen Sie den Betreiber nach einer öffentlichen Adresse.`,
    busy: "Der Betreiber bittet, später wiederzukommen. Das geschieht von selbst.",
    server: (code: string): string =>
      `Beim Betreiber ist etwas gestört (${code}). Es wird von selbst wieder versucht.`,
    status: (code: string): string =>
      `Die Adresse antwortet mit ${code}. Bitte prüfen Sie sie im Browser.`,
    refused: "Was dort steht, lässt sich nicht lesen.",
  },
  en: {
    address: "This is no web address that begins with https:// or http://.",
    inside: "This address lies in our own network. Nothing is fetched from there.",
    redirects: "The address redirects too often. Please enter the final address.",
    tooLarge: "The file is larger than 5 MB. Please choose a smaller part.",
    tooSlow: "The address did not send everything within 10 seconds.",
    unreachable: "Nobody answers at this address. Please check the spelling.",
    notFound: "There is nothing at this address (404). Please check the address.",
    gone: "This address no longer exists (410). Please look for the new one or delete the source.",
    forbidden: (code: string): string =>
      `The address does not let us in (${code}). Please ask its operator for a public address.`,
    busy: "The operator asks us to come again later. This happens by itself.",
    server: (code: string): string =>
      `Something is broken at the operator's (${code}). It is tried again by itself.`,
    status: (code: string): string =>
      `The address answers with ${code}. Please check it in a browser.`,
    refused: "What stands there cannot be read.",
  },
});

/** `detail`: what the reader said, or the number of the answer. Readers speak German. */
export function troubleInWords(
  trouble: Trouble,
  detail: string | null,
  language: Language,
): string {
  const w = troubleWords(language);
  switch (trouble) {
    case "too-large":
      return w.tooLarge;
    case "too-slow":
      return w.tooSlow;
    case "not-found":
      return w.notFound;
    case "forbidden":
    case "server":
    case "status":
      return w[trouble](detail ?? "");
    case "refused":
      return detail ?? w.refused;
    case "address":
    case "inside":
    case "redirects":
    case "unreachable":
    case "gone":
    case "busy":
      return w[trouble];
  }
}
