/** The words of the pages of topics. */
import { dictionary } from "../web/language.ts";

export const topicWords = dictionary({
  de: {
    title: "Kategorien",
    card: "Was man abonnieren kann: anlegen, ändern, ordnen, ausblenden.",
    intro:
      "In dieser Reihenfolge stehen die Kategorien auf der Anmeldeseite und im Chat. Änderungen gelten sofort.",
    tooMany:
      "Mehr als zehn sichtbare Kategorien passen nicht in die Auswahlliste von WhatsApp. Im Chat steht dann nur der Text mit Nummern.",
    list: "Kategorien in ihrer Reihenfolge",
    none: "Noch gibt es keine Kategorie.",
    noneText: "Legen Sie unten die erste an. Danach kann man sie sofort abonnieren.",
    hidden: "ausgeblendet",
    subscribers: (count: string) => `${count} Abonnenten`,
    oneSubscriber: "1 Abonnent",
    up: "Nach oben",
    down: "Nach unten",
    upOf: (title: string) => `${title} nach oben`,
    downOf: (title: string) => `${title} nach unten`,
    edit: "Ändern",
    addTitle: "Neue Kategorie",
    add: "Kategorie anlegen",
    save: "Speichern",
    fieldTitle: "Name",
    titleHint: "So steht sie auf der Anmeldeseite und in der Liste im Chat.",
    description: "Beschreibung",
    descriptionHint: "Ein Satz: Was bekommt man?",
    rhythm: "Wie oft?",
    rhythmHint: "Was Sie versprechen, zum Beispiel „etwa zweimal in der Woche“.",
    english: "Englisch (freiwillig)",
    englishHint: "Ohne Angabe gilt der deutsche Text.",
    titleEn: "Name auf Englisch",
    descriptionEn: "Beschreibung auf Englisch",
    rhythmEn: "Wie oft? auf Englisch",
    left: (left: number, most: number) =>
      left < 0
        ? `${-left} Zeichen zu viel (höchstens ${most}).`
        : `Noch ${left} von ${most} Zeichen.`,
    tooLong: (most: number, over: number) =>
      `Das sind ${over} Zeichen zu viel. Bitte kürzen Sie auf ${most} Zeichen.`,
    titleMissing: "Bitte geben Sie der Kategorie einen Namen.",
    titleTaken: "So heißt schon eine Kategorie. Bitte wählen Sie einen anderen Namen.",
    keyHint: (key: string) => `Kurzname in Adressen und für andere Programme: ${key}`,
    visibility: "Sichtbarkeit",
    visible: "Man kann diese Kategorie abonnieren.",
    isHidden: "Diese Kategorie ist ausgeblendet. Neu abonnieren kann sie niemand.",
    hide: "Ausblenden",
    show: "Wieder zeigen",
    hideWarning: (count: string) =>
      `${count} Personen haben diese Kategorie abonniert. Beim Ausblenden behalten sie ihr Abo und bekommen weiter, was Sie an diese Kategorie senden; neu dazu kommt niemand.`,
    hideWarningOne:
      "1 Person hat diese Kategorie abonniert. Beim Ausblenden behält sie ihr Abo und bekommt weiter, was Sie an diese Kategorie senden; neu dazu kommt niemand.",
    hideNobody: "Niemand hat diese Kategorie abonniert.",
    back: "Alle Kategorien",
    added: "Die Kategorie ist angelegt. Man kann sie jetzt abonnieren.",
    saved: "Die Kategorie ist gespeichert.",
    moved: "Die Reihenfolge ist geändert.",
    overtaken:
      "Die Reihenfolge wurde inzwischen geändert, und nichts wurde verschoben. Hier ist der neue Stand.",
    nowHidden: "Die Kategorie ist ausgeblendet.",
    nowShown: "Die Kategorie ist wieder sichtbar.",
  },
  en: {
    title: "Topics",
    card: "What one can subscribe to: add, change, reorder, hide.",
    intro:
      "In this order the topics stand on the sign-up page and in the chat. Changes work at once.",
    tooMany:
      "More than ten visible topics do not fit WhatsApp’s list. The chat then has the text with numbers only.",
    list: "Topics in their order",
    none: "There is no topic yet.",
    noneText: "Add the first below. It can be subscribed to at once.",
    hidden: "hidden",
    subscribers: (count: string) => `${count} subscribers`,
    oneSubscriber: "1 subscriber",
    up: "Move up",
    down: "Move down",
    upOf: (title: string) => `Move up ${title}`,
    downOf: (title: string) => `Move down ${title}`,
    edit: "Change",
    addTitle: "New topic",
    add: "Add topic",
    save: "Save",
    fieldTitle: "Name",
    titleHint: "As it stands on the sign-up page and in the list in the chat.",
    description: "Description",
    descriptionHint: "One sentence: what does one get?",
    rhythm: "How often?",
    rhythmHint: "What you promise, such as “about twice a week”.",
    english: "English (optional)",
    englishHint: "Without it the German text is shown.",
    titleEn: "Name in English",
    descriptionEn: "Description in English",
    rhythmEn: "How often? in English",
    left: (left: number, most: number) =>
      left < 0
        ? `${-left} characters too many (${most} at most).`
        : `${left} of ${most} characters left.`,
    tooLong: (most: number, over: number) =>
      `That is ${over} characters too many. Please shorten to ${most} characters.`,
    titleMissing: "Please give the topic a name.",
    titleTaken: "There is a topic of this name. Please choose another name.",
    keyHint: (key: string) => `Short name in addresses and for other programs: ${key}`,
    visibility: "Visibility",
    visible: "One can subscribe to this topic.",
    isHidden: "This topic is hidden. Nobody new can subscribe to it.",
    hide: "Hide",
    show: "Show again",
    hideWarning: (count: string) =>
      `${count} people have subscribed to this topic. When it is hidden they keep it and go on getting what you send to it; nobody new joins.`,
    hideWarningOne:
      "1 person has subscribed to this topic. When it is hidden they keep it and go on getting what you send to it; nobody new joins.",
    hideNobody: "Nobody has subscribed to this topic.",
    back: "All topics",
    added: "The topic is added. One can subscribe to it now.",
    saved: "The topic is saved.",
    moved: "The order is changed.",
    overtaken: "The order was changed meanwhile, and nothing was moved. This is how it stands now.",
    nowHidden: "The topic is hidden.",
    nowShown: "The topic is visible again.",
  },
});
