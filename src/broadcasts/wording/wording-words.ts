/** The words around variants, formatting and hints. */
import { dictionary } from "../../web/language.ts";

export const wordingWords = dictionary({
  de: {
    inLanguage: (name: string, sentence: string) => `${name}: ${sentence}`,
    of: (length: string, most: string) => `${length} von ${most} Zeichen.`,
    templateLength: "Vorlage (Teaser):",
    textLength: "Freier Text mit Titel und Link:",
    caption: "Mit Bild:",
    captionTooLong: (of: string) =>
      `Mit Bild: ${of} Das ist zu lang für eine Bildunterschrift; unter dem Bild stehen dann Titel, Teaser und Link.`,
    over: (over: string) => `${over} zu viel.`,
    variants: "Weitere Sprachen",
    variantsHint:
      "Freiwillig. Wer eine Sprache gewählt hat, bekommt diese Fassung, alle anderen den Text oben. Jede Person bekommt die Nachricht genau einmal.",
    started: "begonnen",
    title: "Titel",
    teaser: "Teaser",
    text: "Text",
    languages: "Aussendungen: Sprachen",
    languagesCard: "In welchen Sprachen Sie außer Deutsch schreiben.",
    languagesIntro:
      "Wer Ihre Nachrichten bekommt, kann im Chat mit dem Wort SPRACHE eine davon wählen. Fehlt einer Aussendung diese Fassung, kommt der deutsche Text.",
    offered: "Angebotene Sprachen",
    languagesSaved: "Die Sprachen sind gespeichert.",
    save: "Speichern",
    readers: (count: string, one: boolean) =>
      one ? "1 Person bekommt diese Fassung." : `${count} Personen bekommen diese Fassung.`,
    main: "Haupttext",
    shown: "Fassung",
    shownHint: "Diese sehen Sie hier, und diese geht als Test an Sie.",
    sameCost: "Die Kosten sind in jeder Sprache gleich.",
  },
  en: {
    inLanguage: (name: string, sentence: string) => `${name}: ${sentence}`,
    of: (length: string, most: string) => `${length} of ${most} characters.`,
    templateLength: "Template (teaser):",
    textLength: "Free text with title and link:",
    caption: "With the picture:",
    captionTooLong: (of: string) =>
      `With the picture: ${of} That is too long for a caption; title, teaser and link stand below the picture then.`,
    over: (over: string) => `${over} too many.`,
    variants: "Further languages",
    variantsHint:
      "Optional. Whoever chose a language gets that one, everybody else the text above. Each person gets the message exactly once.",
    started: "begun",
    title: "Title",
    teaser: "Teaser",
    text: "Text",
    languages: "Broadcasts: languages",
    languagesCard: "In which languages you write beside German.",
    languagesIntro:
      "Whoever gets your messages can choose one of them in the chat with the word LANGUAGE. Where a broadcast lacks it, the German text arrives.",
    offered: "Languages offered",
    languagesSaved: "The languages are saved.",
    save: "Save",
    readers: (count: string, one: boolean) =>
      one ? "1 person gets this one." : `${count} people get this one.`,
    main: "Main text",
    shown: "Language",
    shownHint: "This one you see here, and this one is sent as a test to you.",
    sameCost: "The cost is the same in every language.",
  },
});
