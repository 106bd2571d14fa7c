import { dictionary } from "../web/language.ts";

export const outletWords = dictionary({
  de: {
    notOfficial:
      "Das ist eine eilige Nachricht, keine amtliche Warnung. Amtliche Warnungen finden Sie in der Warn-App NINA und unter warnung.bund.de.",
    archive: "Alle Nachrichten",
    archiveIntro: "Alles, was wir gesendet haben, auch ohne Messenger zu lesen.",
    feed: "Als RSS-Feed abonnieren",
    subscribe: "Diese Nachrichten abonnieren",
    topics: "Kategorien",
    allTopics: "Alle Kategorien",
    more: "Mehr dazu",
    empty: "Noch keine Nachrichten",
    emptyText: "Sobald die erste Nachricht gesendet ist, steht sie hier.",
    dates: "In den eigenen Kalender",
    moreTips: "Mehr davon? Schreiben Sie uns im Chat „Tipps für morgen“ oder „Wochenende“.",
    read: (title: string) => `${title} lesen`,
    toArchive: "Alle Nachrichten ansehen",
  },
  en: {
    notOfficial:
      "This is an urgent message, no official warning. Official warnings are found in the app NINA and on warnung.bund.de.",
    archive: "All messages",
    archiveIntro: "Everything we have sent, to read without a messenger as well.",
    feed: "Subscribe as RSS feed",
    subscribe: "Subscribe to these messages",
    topics: "Topics",
    allTopics: "All topics",
    more: "More about it",
    empty: "No messages yet",
    emptyText: "As soon as the first message is sent it stands here.",
    dates: "Into your own calendar",
    moreTips: "More of it? Write “Tipps für morgen” or “Wochenende” to us in the chat.",
    read: (title: string) => `Read ${title}`,
    toArchive: "See all messages",
  },
});
