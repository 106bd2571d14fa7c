/** Why a reply was not sent, as sentences for staff. */
import { dictionary } from "../web/language.ts";

export const replyWords = dictionary({
  de: {
    empty: "Bitte schreiben Sie eine Antwort oder wählen Sie eine Datei.",
    tooLong: (length: number, longest: number) =>
      `Die Antwort hat ${length} Zeichen, erlaubt sind ${longest}. Bitte kürzen oder teilen Sie sie.`,
    unknown: "Dieses Gespräch gibt es nicht mehr.",
    windowClosed:
      "Die letzte Nachricht ist mehr als 24 Stunden alt. WhatsApp erlaubt dann keine freie Antwort mehr. Sobald die Person wieder schreibt, können Sie antworten.",
    colleague: (name: string, clock: string) =>
      `${name || "Jemand anderes"} hat um ${clock} Uhr geantwortet. Bitte lesen Sie die Antwort und senden Sie Ihre nur, wenn sie noch nötig ist.`,
    yourself: (clock: string) =>
      `Sie haben um ${clock} Uhr schon geantwortet. Bitte prüfen Sie, ob Sie noch etwas senden möchten.`,
    citizen: (name: string, clock: string) =>
      `${name || "Die Person"} hat um ${clock} Uhr noch etwas geschrieben. Bitte lesen Sie es, bevor Sie senden.`,
  },
  en: {
    empty: "Please write an answer or choose a file.",
    tooLong: (length: number, longest: number) =>
      `The answer has ${length} characters, ${longest} are allowed. Please shorten or split it.`,
    unknown: "This conversation does not exist any more.",
    windowClosed:
      "The last message is more than 24 hours old. WhatsApp then allows no free answer. As soon as the person writes again, you can answer.",
    colleague: (name: string, clock: string) =>
      `${name || "Somebody else"} answered at ${clock}. Please read that answer and send yours only if it is still needed.`,
    yourself: (clock: string) =>
      `You answered at ${clock} already. Please check whether you want to send more.`,
    citizen: (name: string, clock: string) =>
      `${name || "The person"} wrote something more at ${clock}. Please read it before you send.`,
  },
});
