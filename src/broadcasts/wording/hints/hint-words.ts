/** Each hint in a sentence: what was found, why it matters, how it goes better. */
import { dictionary } from "../../../web/language.ts";

const or = (better: string, sentence: (better: string) => string, without: string) =>
  better === "" ? without : sentence(better);

export const hintWords = dictionary({
  de: {
    none: "Der Text liest sich gut: keine Hinweise.",
    count: (count: number) => (count === 1 ? "1 Hinweis zum Text." : `${count} Hinweise zum Text.`),
    optional: "Sie entscheiden, was davon passt. Senden können Sie in jedem Fall.",
    emojiMany: (found: string) =>
      `${found} Emojis: Vorleseprogramme sprechen jedes aus. Bis zu drei stören nicht.`,
    emojiInside: (found: string) =>
      `„${found}“: Mitten im Satz unterbricht ein Emoji beim Vorlesen. Am Ende des Satzes stört es nicht.`,
    hashtag: (found: string) =>
      `„${found}“: So wird das als ein unverständliches Wort vorgelesen. Beginnen Sie jedes Wort groß, etwa #KulturSommer.`,
    fakeLetters: (found: string, better: string) =>
      `„${found}“: Diese Zeichen sind keine Buchstaben, viele Vorleseprogramme überspringen sie. Fett geht mit Sternen: ${better}`,
    drawing: (found: string) =>
      `„${found}“: Gemalte Zeichen werden einzeln vorgelesen. Eine Leerzeile trennt genauso gut.`,
    capitals: (found: string, better: string) =>
      `„${found}“: Großbuchstaben wirken laut und sind schwer zu lesen. Besser: „${better}“, bei Bedarf fett.`,
    clickHere: (found: string) =>
      `„${found}“: Das sagt nicht, wohin es geht. Schreiben Sie, was dort zu finden ist, und dann die Adresse.`,
    longSentence: (found: string) =>
      `„${found}“: Der Satz hat mehr als 20 Wörter. Zwei kurze Sätze versteht man beim ersten Lesen.`,
    longWord: (found: string, better: string) =>
      or(
        better,
        (one) => `„${found}“: Lange Wörter bremsen. Mit Bindestrich: „${one}“.`,
        `„${found}“: Lange Wörter bremsen. Vielleicht gibt es ein kürzeres, oder ein Bindestrich hilft.`,
      ),
    passive: (found: string) =>
      `„${found}“: Wer hat es getan? „Wir haben …“ ist kürzer und klarer.`,
    officialese: (found: string, better: string) =>
      `„${found}“: Das ist Amtssprache. Einfacher ist meist „${better}“.`,
    abbreviation: (found: string, better: string) =>
      `„${found}“: Abkürzungen werden oft falsch vorgelesen. Ausgeschrieben: „${better}“.`,
    dateAlone: (found: string, better: string) =>
      `„${found}“: Mit Wochentag plant es sich leichter, zum Beispiel „${better}“.`,
    phone: (found: string, better: string) =>
      `„${found}“: Auf dem Telefon lässt sich die Nummer in dieser Form antippen: „${better}“.`,
    timeWithDot: (found: string, better: string) =>
      `„${found}“: Mit Doppelpunkt wird die Uhrzeit richtig vorgelesen: „${better}“.`,
  },
  en: {
    none: "The text reads well: no hints.",
    count: (count: number) => (count === 1 ? "1 hint on the text." : `${count} hints on the text.`),
    optional: "You decide what of it fits. You can send in any case.",
    emojiMany: (found: string) =>
      `${found} emoji: screen readers speak each of them. Up to three do no harm.`,
    emojiInside: (found: string) =>
      `“${found}”: amid a sentence an emoji interrupts the reading. At its end it does no harm.`,
    hashtag: (found: string) =>
      `“${found}”: this is read out as one odd word. Begin each word with a capital, such as #KulturSommer.`,
    fakeLetters: (found: string, better: string) =>
      `“${found}”: these signs are no letters, many screen readers skip them. Bold is made by asterisks: ${better}`,
    drawing: (found: string) =>
      `“${found}”: drawn signs are read out one by one. An empty line parts just as well.`,
    capitals: (found: string, better: string) =>
      `“${found}”: capitals seem loud and are hard to read. Better: “${better}”, in bold where needed.`,
    clickHere: (found: string) =>
      `“${found}”: that does not tell where it leads. Write what is found there, and then the address.`,
    longSentence: (found: string) =>
      `“${found}”: the sentence has more than 20 words. Two short ones are understood at once.`,
    longWord: (found: string, better: string) =>
      or(
        better,
        (one) => `“${found}”: long words slow down. With a hyphen: “${one}”.`,
        `“${found}”: long words slow down. Perhaps there is a shorter one, or a hyphen helps.`,
      ),
    passive: (found: string) => `“${found}”: who did it? “Wir haben …” is shorter and clearer.`,
    officialese: (found: string, better: string) =>
      `“${found}”: this is the language of offices. “${better}” is plainer most of the time.`,
    abbreviation: (found: string, better: string) =>
      `“${found}”: abbreviations are often read out wrongly. In full: “${better}”.`,
    dateAlone: (found: string, better: string) =>
      `“${found}”: with the day of the week it is easier to plan, for example “${better}”.`,
    phone: (found: string, better: string) =>
      `“${found}”: on a phone the number can be tapped in this form: “${better}”.`,
    timeWithDot: (found: string, better: string) =>
      `“${found}”: with a colon the time is read out rightly: “${better}”.`,
  },
});
