/** Whether a wording of staff can be sent: its placeholders and its length. Pure. */
import type { Language } from "../web/language.ts";
import { exampleValues } from "./text-examples.ts";
import { textCatalogue, type TextEntry, type TextKey } from "./text-catalogue.ts";
import { textWords } from "./text-words.ts";
import { fill } from "./texts.ts";

/**
 * What a message holds, in UTF-16 units. Lists and buttons: beyond this the chat falls back to plain text, and the
 * person has nothing to tap on.
 */
const longest: Readonly<Record<TextEntry["form"], number>> = {
  text: 4_096,
  list: 1_024,
  buttons: 1_024,
};

/** Filled everywhere, whatever the text. */
const always = ["organisation"] as const;

/** What may stand in braces in this text, and what must. */
export function placeholdersOf(key: TextKey): {
  readonly required: readonly string[];
  readonly optional: readonly string[];
} {
  const { required, optional = [] } = textCatalogue[key];
  return { required, optional: [...optional, ...always.filter((one) => !required.includes(one))] };
}

/** Why this wording cannot be used, as one sentence that says what to do; null where it can. */
export function textProblem(
  key: TextKey,
  body: string,
  language: Language,
  organisation: string,
  /** Of the sentence. */
  readerLanguage: Language,
): string | null {
  const w = textWords(readerLanguage);
  if (body === "") return w.empty;
  const { required, optional } = placeholdersOf(key);
  const used = [...body.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = ""]) => name);
  const unknown = used.find((name) => !required.includes(name) && !optional.includes(name));
  if (unknown !== undefined) return w.unknownPlaceholder(unknown);
  if (/[{}]/.test(body.replace(/\{[a-zA-Z]+\}/g, ""))) return w.looseBrace;
  const missing = required.filter((name) => !used.includes(name));
  if (missing.length > 0)
    return w.missingPlaceholder(missing.map((name) => `{${name}}`).join(", "));
  const most = longest[textCatalogue[key].form];
  const over = fill(body, { ...exampleValues(key, language), organisation }).length - most;
  return over > 0 ? w.tooLong(most, over) : null;
}
