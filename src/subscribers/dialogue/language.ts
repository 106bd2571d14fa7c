/** In which of our two languages somebody wrote. Pure. */
import type { Language } from "../../web/language.ts";
import { exactly } from "./vocabulary.ts";

/** Words that stand in one language only, commands included. */
const german = exactly(
  `ich möchte abonnieren abonniere bitte keine nachrichten mehr mehr abmelden abbestellen themen hilfe weiter auskunft löschen danke guten gruß grüße
   der die das und ist nicht ein eine wir sie mit für von zu auf wann wie warum wo alle beide eins zwei drei ja nein kein deutsch mein meine
   kultur bis woche wochen montag anmelden servus moin tage`,
);
const english = exactly(
  `i would like the and is are not please subscribe unsubscribe topics help continue resume delete my data thanks thank you hello good
   messages message when how why where what all both one two three yes english for of with this that have do can until week weeks want me`,
);

/** Null where no word tells, or as many tell one as the other ("STOP", "Kultur"). */
export function languageOf(words: readonly string[]): Language | null {
  const count = (list: { has(word: string): boolean }) =>
    words.filter((word) => list.has(word)).length;
  const difference = count(german) - count(english);
  return difference === 0 ? null : difference > 0 ? "de" : "en";
}
