/** One sentence for staff: what came instead, and what to do. Pure. */
import type { Reading } from "../event.ts";
import { decode } from "./decode.ts";
import { withoutPreamble } from "./preamble.ts";

type Refused = Reading & { readonly kind: "refused" };

/** `expected` is what should have come: "eines Kalenders (iCalendar)". */
export function refusal(expected: string, bytes: Uint8Array, contentType: string | null): Refused {
  const text = decode(bytes.subarray(0, 200_000), contentType).trimStart();
  return {
    kind: "refused",
    reason: `${whatCame(text)} statt ${expected}. ${advice(text)}`,
  };
}

const asks = "Bitte prüfen Sie die Adresse der Quelle.";

function whatCame(text: string): string {
  if (text === "") return "Die Quelle schickt eine leere Antwort";
  if (isLogIn(text)) return "Die Quelle schickt eine Anmeldeseite";
  if (isPage(text)) return "Die Quelle schickt eine Webseite";
  if (/^BEGIN:VCALENDAR/i.test(text)) return "Die Quelle schickt einen Kalender (iCalendar)";
  if (/^(?:<\?xml|<rss|<feed|<rdf)/i.test(text)) return "Die Quelle schickt XML";
  if (/^[[{]/.test(text)) return "Die Quelle schickt JSON";
  return "Die Quelle schickt etwas Unbekanntes";
}

function advice(text: string): string {
  if (text === "") return "Bitte versuchen Sie es später noch einmal oder prüfen Sie die Adresse.";
  if (isLogIn(text)) return "Bitte nehmen Sie eine Adresse, die ohne Anmeldung erreichbar ist.";
  if (isPage(text))
    return "Bitte nehmen Sie die Adresse des Feeds oder Kalenders, nicht die der Seite.";
  return asks;
}

function isPage(text: string): boolean {
  return /^<(?:!doctype html|html|head|body)\b/i.test(withoutPreamble(text));
}

function isLogIn(text: string): boolean {
  return isPage(text) && /<input[^<>]+type\s*=\s*["']?password/i.test(text);
}
