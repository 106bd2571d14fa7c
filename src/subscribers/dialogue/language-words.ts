/** Asking for another language: SPRACHE, EINFACH, ENGLISH, УКРАЇНСЬКА. Pure. */
import type { VariantLanguage } from "../variant-languages.ts";
import { exactly, type Vocabulary } from "./vocabulary.ts";

/** German is the main text; null: which one is not said. */
export type WantedLanguage = VariantLanguage | "de" | null;

const names: readonly (readonly [Exclude<WantedLanguage, null>, Vocabulary])[] = [
  ["leicht", exactly("einfach einfache einfacher einfaches leicht leichte leichter simple")],
  ["en", exactly("english englisch englische")],
  ["de", exactly("deutsch deutsche german normal normale")],
  ["uk", exactly("ukrainisch ukrainische ukrainian українська українською")],
  ["tr", exactly("türkisch türkische turkish türkçe")],
  ["ar", exactly("arabisch arabische arabic العربية عربي")],
  ["ru", exactly("russisch russische russian русский русском")],
  ["pl", exactly("polnisch polnische polish polski polsku")],
  ["ro", exactly("rumänisch rumänische romanian română")],
  ["fr", exactly("französisch französische french français francais")],
];

const language = exactly("sprache sprachen language languages");
const beside = exactly(
  `bitte please ich i möchte will would like want die das der in auf an my meine my nachrichten messages texte text lesen read
   haben have ändern wechseln change schreiben sie schicken senden send wählen choose lieber andere anderen other`,
);
/** Beside these alone they are no name: "einfach", "normal" and "simple" mean much. */
const weak = exactly("normal normale simple einfacher einfaches leichter");

export function readLanguage(words: readonly string[]): { readonly wanted: WantedLanguage } | null {
  const found = names.filter(([, vocabulary]) => words.some((word) => vocabulary.has(word)));
  const [one] = found;
  const named = words.filter((word) => names.some(([, vocabulary]) => vocabulary.has(word)));
  const rest = words.filter((word) => !named.includes(word));
  const says = rest.some((word) => language.has(word));
  if (found.length > 1 || !rest.every((word) => language.has(word) || beside.has(word)))
    return null;
  if (one === undefined) return says ? { wanted: null } : null;
  return says || !named.every((word) => weak.has(word)) ? { wanted: one[0] } : null;
}
