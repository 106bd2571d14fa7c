/** A message as one text: its own, or what it is where it has none. Pure. */
import type { Language } from "../web/language.ts";
import { messageWords } from "./message-words.ts";

type Described = { readonly kind: string; readonly text: string; readonly deleted: boolean };

export function plainText(message: Described, language: Language): string {
  const w = messageWords(language);
  if (message.deleted) return w.deletedShort;
  if (message.kind === "not-displayable") return w.notDisplayableShort;
  const label = labelOf(message.kind, language);
  if (label === null) return message.text;
  return message.text === "" ? label : `${label}: ${message.text}`;
}

/** What a message without words is called; null for those that are text. */
export function labelOf(kind: string, language: Language): string | null {
  const w = messageWords(language);
  const labels: Readonly<Record<string, string>> = {
    image: w.image,
    video: w.video,
    audio: w.audio,
    document: w.document,
    sticker: w.sticker,
    place: w.place,
    contacts: w.contacts,
    flow: w.flow,
    template: w.template,
    reaction: w.reaction,
  };
  return Object.hasOwn(labels, kind) ? (labels[kind] ?? null) : null;
}
