/**
 * The templates that we create: carriers, whose values are a teaser and the address of the page with the full text.
 * MARKETING, because that is what Meta calls news to subscribers whatever a public body thinks of the word; a template
 * sent as UTILITY would be moved, and the account limited (reference 5.3, 131064). Named values may neither begin nor
 * end a body; two templates with the same body are refused, so the two differ.
 */
export type Carrier = {
  readonly name: string;
  readonly language: "de" | "en";
  readonly category: "MARKETING";
  readonly withPicture: boolean;
  /** Buttons below it; a tap says what stands on them. */
  readonly quickReplies: readonly string[];
  readonly body: string;
  readonly footer: string;
};

export const carriers: readonly Carrier[] = [
  {
    name: "rundruf_nachricht_1",
    language: "de",
    category: "MARKETING",
    withPicture: false,
    quickReplies: [],
    body: "Neues aus der Verwaltung:\n\n{{anreisser}}\n\nDer ganze Text steht auf dieser Seite: {{seite}}\n\nWenn Sie Fragen haben, antworten Sie einfach hier.",
    footer: "Abmelden jederzeit mit STOPP",
  },
  {
    name: "rundruf_nachricht_mit_bild_1",
    language: "de",
    category: "MARKETING",
    withPicture: true,
    quickReplies: [],
    body: "Im Bild und in Kürze:\n\n{{anreisser}}\n\nMehr lesen Sie auf dieser Seite: {{seite}}\n\nWenn Sie Fragen haben, antworten Sie einfach hier.",
    footer: "Abmelden jederzeit mit STOPP",
  },
  {
    // No button with an address beside these: with both, WhatsApp on a computer shows nothing (reference 5.5).
    name: "rundruf_tipps_1",
    language: "de",
    category: "MARKETING",
    withPicture: false,
    quickReplies: ["Tipps für morgen", "Wochenende"],
    body: "Das ist heute los:\n\n{{anreisser}}\n\nAlles mit Ort und Zeit steht auf dieser Seite: {{seite}}\n\nMöchten Sie weitere Tipps? Tippen Sie unten einfach darauf.",
    footer: "Abmelden jederzeit mit STOPP",
  },
  {
    name: "rundruf_message_1",
    language: "en",
    category: "MARKETING",
    withPicture: false,
    quickReplies: [],
    body: "News from the county administration:\n\n{{anreisser}}\n\nThe full text is on this page: {{seite}}\n\nIf you have questions, simply answer here.",
    footer: "Leave at any time with STOP",
  },
  {
    name: "rundruf_message_with_picture_1",
    language: "en",
    category: "MARKETING",
    withPicture: true,
    quickReplies: [],
    body: "In a picture and in short:\n\n{{anreisser}}\n\nRead more on this page: {{seite}}\n\nIf you have questions, simply answer here.",
    footer: "Leave at any time with STOP",
  },
];

/** What Meta's review sees as values. */
export const examples = {
  anreisser: "Am Freitag liest Eva Muster um 19:30 Uhr im Kulturhaus, der Eintritt ist frei.",
  seite: "https://nachrichten.example.de/n/lesung-im-kulturhaus",
} as const;

/** Longest value: 1,024 characters for the whole body, less our own words (reference 1.5). */
export function roomForTeaser(carrier: Carrier, link: string): number {
  const own = carrier.body.replaceAll(/\{\{\w+\}\}/g, "").length;
  return 1024 - own - link.length;
}
