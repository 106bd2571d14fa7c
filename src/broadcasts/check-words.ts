/** What is wrong with a broadcast, in sentences that say what to do. */
import { dictionary } from "../web/language.ts";

const characters = (count: number) => (count === 1 ? "1 Zeichen" : `${count} Zeichen`);
const many = (count: number) => (count === 1 ? "1 character" : `${count} characters`);

export const checkWords = dictionary({
  de: {
    titleMissing: "Bitte geben Sie einen Titel ein.",
    titleTooLong: (over: number) =>
      `Der Titel ist ${characters(over)} zu lang (höchstens 120). Bitte kürzen.`,
    teaserMissing:
      "Bitte schreiben Sie einen Anreißer: einen Satz, der auch allein verständlich ist.",
    teaserBroken: "Der Anreißer muss in einer Zeile stehen. Bitte den Zeilenumbruch entfernen.",
    teaserSpaces:
      "Der Anreißer enthält mehr als vier Leerzeichen hintereinander. Bitte kürzen Sie sie auf eines.",
    teaserTooLong: (over: number) =>
      `Der Anreißer ist ${characters(over)} zu lang (höchstens 600). Bitte kürzen.`,
    textMissing: "Bitte schreiben Sie den Text der Nachricht.",
    textTooLong: (over: number) =>
      `Der Text ist ${characters(over)} zu lang für eine Nachricht. Bitte kürzen oder auf eine Seite verweisen.`,
    linkWrong:
      "Bitte geben Sie eine vollständige Adresse ein, die mit https:// oder http:// beginnt.",
    linkTooLong: "Die Adresse ist zu lang (höchstens 2.000 Zeichen). Bitte eine kürzere nehmen.",
    notOurs: "Dieses Bild gibt es nicht mehr. Bitte wählen Sie eines aus.",
    altMissing:
      "Bitte beschreiben Sie das Bild in einem Satz, für alle, die es nicht sehen können.",
    altTooLong: (over: number) =>
      `Die Bildbeschreibung ist ${characters(over)} zu lang (höchstens 1.000). Bitte kürzen.`,
    creditTooLong: (over: number) =>
      `Der Name ist ${characters(over)} zu lang (höchstens 120). Bitte kürzen.`,
    topicsMissing: "Bitte wählen Sie mindestens eine Kategorie.",
    topicUnknown: "Eine der Kategorien gibt es nicht. Bitte wählen Sie aus der Liste.",
    pictureUnreadable: "Das ist kein Bild, das sich lesen lässt. Bitte JPEG, PNG oder WebP nehmen.",
    pictureTooLarge:
      "Das Bild ist größer als 20 MB. Bitte verkleinern Sie es oder nehmen Sie ein anderes.",
    noAccount:
      "Es ist noch keine Nummer eingerichtet. Bitte richten Sie sie zuerst in den Einstellungen ein.",
    untilTooEarly: "Bis dahin ist noch nichts gesendet. Bitte wählen Sie einen späteren Zeitpunkt.",
    overDays: "Heute geht sie nicht an alle. Bitte bestätigen Sie, dass so gesendet werden soll.",
    timeWrong: "Bitte geben Sie Datum und Uhrzeit vollständig an.",
  },
  en: {
    titleMissing: "Please enter a title.",
    titleTooLong: (over: number) =>
      `The title is ${many(over)} too long (120 at most). Please shorten it.`,
    teaserMissing: "Please write a teaser: one sentence that can be understood on its own.",
    teaserBroken: "The teaser must stand in one line. Please remove the line break.",
    teaserSpaces:
      "The teaser has more than four spaces in a row. Please shorten them to a single one.",
    teaserTooLong: (over: number) =>
      `The teaser is ${many(over)} too long (600 at most). Please shorten it.`,
    textMissing: "Please write the text of the message.",
    textTooLong: (over: number) =>
      `The text is ${many(over)} too long for a message. Please shorten it or refer to a page.`,
    linkWrong: "Please enter a full address that begins with https:// or http://.",
    linkTooLong: "The address is too long (2,000 characters at most). Please take a shorter one.",
    notOurs: "This picture is not there any more. Please choose one.",
    altMissing: "Please describe the picture in one sentence, for those who cannot see it.",
    altTooLong: (over: number) =>
      `The description of the picture is ${many(over)} too long (1,000 at most). Please shorten it.`,
    creditTooLong: (over: number) =>
      `The name is ${many(over)} too long (120 at most). Please shorten it.`,
    topicsMissing: "Please choose at least one topic.",
    topicUnknown: "One of the topics does not exist. Please choose from the list.",
    pictureUnreadable: "This is no picture that can be read. Please take JPEG, PNG or WebP.",
    pictureTooLarge: "The picture is larger than 20 MB. Please make it smaller or take another.",
    noAccount: "No number is set up yet. Please set it up in the settings first.",
    untilTooEarly: "Nothing is sent until then. Please choose a later time.",
    overDays: "It does not go to everybody today. Please confirm that it is to be sent so.",
    timeWrong: "Please enter date and time completely.",
  },
});
