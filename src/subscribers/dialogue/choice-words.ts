/** The words that may stand beside a choice of topics. Pure. */
import { genericNouns } from "./topic-names.ts";
import { exactly, vocabulary } from "./vocabulary.ts";

export const wishing = vocabulary(
  `abonnieren abonniere abonnier anmelden anmeldung bestellen bestelle subscribe interessiere interessiert interessieren interested
   hätt nehme nehm nehmen wähle wählen auswählen dabei hinzufügen dazu zusätzlich receive erhalten bekommen haben kriegen hätte eintragen
   empfangen aktivieren activate add choose choice auswahl wahl start
   schicken schicke schickt schick senden sendet zuschicken zusenden send`,
);

export const beside = exactly(
  `bitte bidde please pls danke gern gerne hallo hi hey hello moin servus guten gute tag morgen abend ich i ick mich mir me my mein meine
   möchte möcht mecht mechte moechte will wollte wollten däd würde would like want wanna und and sowie auch u sie ihr ihre too also noch
   plus für for zu zum the of them den die das de der dem von vom nummer nummern nr no number numbers punkt option mit with an on nur only
   bloß lediglich alle drei both just to sowohl als wäre wären jeweils ok okay ja yes bite dann wünsche kategorie thema themen so aber
   ab jetzt künftig täglich tägliche täglichen daily schön vielen dank im voraus liebe viele grüße team grüß gott merhaba moin`,
);

export const only = exactly("nur only bloß lediglich just ausschließlich");
export const except = exactly("ausser außer ohne except but");
export const refusing = exactly("nicht kein keine keinen nein no not dont");

/** Says nothing that a choice would not say. */
export function understood(word: string): boolean {
  return wishing.has(word) || beside.has(word) || genericNouns.has(word) || except.has(word);
}

/** "Alles bis auf Kultur" says "außer". */
export function joinExcept(words: readonly string[]): string[] {
  return words
    .join(" ")
    .replace(/(^| )bis auf(?= )/, "$1auser")
    .split(" ")
    .filter((word) => word !== "");
}
