/** Every automatic text as shipped, with the placeholders it must and may carry. Pure. */

export type TextEntry = {
  /** Where staff read what it is for. */
  readonly purpose: { readonly de: string; readonly en: string };
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** What it travels in decides how long it may be. */
  readonly form: "text" | "list" | "buttons";
  readonly de: string;
  readonly en: string;
};

const limits = {
  de: "Bitte hier keine Notfälle (110/112), keine Anträge und keine Gesundheitsdaten.",
  en: "Please no emergencies (110/112), no applications and no health data here.",
} as const;

const catalogue = {
  welcome: {
    purpose: {
      de: "Erste Antwort, wenn jemand noch nichts gewählt hat",
      en: "First answer to someone who has chosen nothing yet",
    },
    required: ["topics", "notice"],
    form: "list",
    de: `Guten Tag! Hier ist {organisation} mit dem kostenlosen Nachrichtendienst. Was möchten Sie erhalten?\n\n{topics}\n\nWählen Sie aus der Liste oder antworten Sie mit Nummern, zum Beispiel „1 und 3“ oder „alle“. Abmelden jederzeit mit STOPP.\n\n${limits.de}\nDatenschutz: {notice}`,
    en: `Hello! This is the free message service of {organisation}. What would you like to receive?\n\n{topics}\n\nChoose from the list or answer with numbers, such as “1 and 3” or “all”. Leave any time with STOP.\n\n${limits.en}\nPrivacy: {notice}`,
  },
  "first-confirmation": {
    purpose: {
      de: "Bestätigung der ersten Anmeldung",
      en: "Confirmation of the first subscription",
    },
    required: ["topics", "notice"],
    form: "list",
    de: `Willkommen! {organisation} schickt Ihnen ab jetzt:\n{topics}\n\nAbmelden jederzeit mit STOPP, auch einzeln, zum Beispiel „STOPP {example}“. Was Sie hier schreiben, liest nur die Verwaltung.\n\n${limits.de}\nDatenschutz: {notice}`,
    en: `Welcome! From now on you receive from {organisation}:\n{topics}\n\nLeave any time with STOP, also one by one, such as “STOP {example}”. What you write here is read by the administration only.\n\n${limits.en}\nPrivacy: {notice}`,
    optional: ["example"],
  },
  confirmation: {
    purpose: {
      de: "Bestätigung jeder weiteren Wahl",
      en: "Confirmation of every later choice",
    },
    required: ["topics", "notice"],
    form: "list",
    de: "Gern! Sie erhalten jetzt:\n{topics}\n\nAbmelden jederzeit mit STOPP. Datenschutz: {notice}",
    en: "Done! You now receive:\n{topics}\n\nLeave any time with STOP. Privacy: {notice}",
  },
  topics: {
    purpose: { de: "Antwort auf THEMEN", en: "Answer to TOPICS" },
    required: ["topics", "current"],
    optional: ["notice"],
    form: "list",
    de: "Das können Sie erhalten:\n{topics}\n\nSie erhalten zurzeit: {current}\n\nAntworten Sie mit Nummern oder „alle“. Abmelden mit STOPP oder zum Beispiel „STOPP 1“.",
    en: "This is what you can receive:\n{topics}\n\nYou receive at present: {current}\n\nAnswer with numbers or “all”. Leave with STOP or, for example, “STOP 1”.",
  },
  languages: {
    purpose: { de: "Antwort auf SPRACHE", en: "Answer to LANGUAGE" },
    required: ["languages"],
    form: "text",
    de: "In welcher Sprache möchten Sie unsere Nachrichten bekommen? Antworten Sie mit einem dieser Wörter:\n{languages}\n\nNicht jede Nachricht gibt es in jeder Sprache. Fehlt Ihre, kommt die deutsche.",
    en: "In which language would you like our messages? Answer with one of these words:\n{languages}\n\nNot every message comes in every language. Where yours is missing you get the German one.",
  },
  "language-chosen": {
    purpose: { de: "Bestätigung einer Sprache", en: "Confirmation of a language" },
    required: ["language"],
    form: "text",
    de: "Gern! Ab jetzt bekommen Sie unsere Nachrichten so: {language}. Wo diese Fassung fehlt, kommt der deutsche Text. Ändern: SPRACHE.",
    en: "Done! From now on you get our messages like this: {language}. Where it is missing you get the German text. To change it: LANGUAGE.",
  },
  help: {
    purpose: { de: "Antwort auf HILFE", en: "Answer to HELP" },
    required: ["notice"],
    form: "text",
    de: "Im Notfall: 110 oder 112, nicht dieser Chat.\n\nSo geht es:\nTHEMEN – auswählen, was Sie erhalten\nSPRACHE – einfache Sprache, English und andere\nPAUSE bis 15.12. – eine Zeit lang nichts\nWEITER – Pause beenden\nTÄGLICH, WÖCHENTLICH, SOFORT – wie oft\nSTOPP – abmelden\nAUSKUNFT – was über Sie gespeichert ist\nLÖSCHEN – alles über Sie löschen\n\nAlles andere lesen wir selbst und antworten Ihnen hier. Datenschutz: {notice}",
    en: "In an emergency: 110 or 112, not this chat.\n\nHow it works:\nTOPICS – choose what you receive\nLANGUAGE – in which language\nPAUSE 2 weeks – nothing for a while\nCONTINUE – end the pause\nDAILY, WEEKLY, AT ONCE – how often\nSTOP – leave\nMY DATA – what is stored about you\nDELETE – erase everything about you\n\nEverything else is read by {organisation}, who answer you here. Privacy: {notice}",
  },
  "first-message": {
    purpose: {
      de: "Antwort auf die erste Nachricht von jemandem ohne Abo",
      en: "Answer to the first message of someone without a subscription",
    },
    required: ["topics", "notice"],
    form: "list",
    de: `Danke, Ihre Nachricht ist bei uns angekommen ({organisation}). Ein Mensch antwortet Ihnen hier zu den Dienstzeiten.\n\n${limits.de}\n\nÜbrigens können Sie hier kostenlos Nachrichten erhalten:\n{topics}\nAntworten Sie dazu mit Nummern oder wählen Sie aus der Liste. Datenschutz: {notice}`,
    en: `Thank you, your message has reached {organisation}. A person answers you here during office hours.\n\n${limits.en}\n\nBy the way, you can receive messages here free of charge:\n{topics}\nAnswer with numbers or choose from the list. Privacy: {notice}`,
  },
  "stopped-all": {
    purpose: { de: "Bestätigung von STOPP", en: "Confirmation of STOP" },
    required: [],
    form: "text",
    de: "Sie sind abgemeldet und erhalten keine Nachrichten mehr von uns. Wenn Sie es sich anders überlegen: START.",
    en: "You have left and receive no more messages from us. Should you change your mind: START.",
  },
  "stopped-already": {
    purpose: {
      de: "Antwort auf STOPP ohne Abo oder ein zweites Mal",
      en: "Answer to STOP without a subscription or a second time",
    },
    required: [],
    form: "text",
    de: "Sie sind abgemeldet. Wir schicken Ihnen nichts.",
    en: "You have left. We send you nothing.",
  },
  "stopped-topics": {
    purpose: {
      de: "Bestätigung der Abmeldung von einzelnen Kategorien",
      en: "Confirmation of leaving single topics",
    },
    required: ["stopped", "topics"],
    optional: ["notice"],
    form: "text",
    de: "Abgemeldet: {stopped}.\n\nSie erhalten weiterhin:\n{topics}\n\nAlles abmelden: STOPP. Datenschutz: {notice}",
    en: "You have left: {stopped}.\n\nYou still receive:\n{topics}\n\nLeave everything: STOP. Privacy: {notice}",
  },
  "stop-question": {
    purpose: {
      de: "Rückfrage, wenn jemand sich vielleicht abmelden will",
      en: "Question to someone who perhaps wants to leave",
    },
    required: [],
    form: "buttons",
    de: "Möchten Sie keine Nachrichten mehr von uns erhalten?",
    en: "Would you like to receive no more messages from us?",
  },
  "stop-declined": {
    purpose: {
      de: "Antwort, wenn jemand sich doch nicht abmeldet",
      en: "Answer to someone who stays after all",
    },
    required: [],
    form: "text",
    de: "Gut, es bleibt alles, wie es ist.",
    en: "Fine, everything stays as it is.",
  },
  "frequency-at-once": {
    purpose: { de: "Bestätigung von SOFORT", en: "Confirmation of AT ONCE" },
    required: ["topics"],
    form: "text",
    de: "Gern! Ab jetzt bekommen Sie jede Nachricht, sobald es sie gibt:\n{topics}\n\nLieber gesammelt? TÄGLICH oder WÖCHENTLICH.",
    en: "Done! From now on you get every message as soon as it is out:\n{topics}\n\nRather collected? DAILY or WEEKLY.",
  },
  "frequency-daily": {
    purpose: { de: "Bestätigung von TÄGLICH", en: "Confirmation of DAILY" },
    required: ["topics"],
    form: "text",
    de: "Gern! Ab jetzt bekommen Sie höchstens einmal am Tag eine Zusammenfassung:\n{topics}\n\nEilmeldungen kommen weiter sofort. Ändern mit SOFORT oder WÖCHENTLICH.",
    en: "Done! From now on you get one summary a day at most:\n{topics}\n\nUrgent messages still come at once. Change it with AT ONCE or WEEKLY.",
  },
  "frequency-weekly": {
    purpose: { de: "Bestätigung von WÖCHENTLICH", en: "Confirmation of WEEKLY" },
    required: ["topics"],
    form: "text",
    de: "Gern! Ab jetzt bekommen Sie einmal in der Woche eine Zusammenfassung:\n{topics}\n\nEilmeldungen kommen weiter sofort. Ändern mit SOFORT oder TÄGLICH.",
    en: "Done! From now on you get one summary a week:\n{topics}\n\nUrgent messages still come at once. Change it with AT ONCE or DAILY.",
  },
  paused: {
    purpose: { de: "Bestätigung von PAUSE", en: "Confirmation of PAUSE" },
    required: ["date"],
    form: "text",
    de: "Gut, wir machen Pause. Ab {date} geht es von selbst weiter, früher mit WEITER.",
    en: "Fine, we pause. From {date} it goes on by itself, sooner with CONTINUE.",
  },
  "pause-question": {
    purpose: {
      de: "Rückfrage bei PAUSE ohne Datum",
      en: "Question after PAUSE without a date",
    },
    required: [],
    form: "text",
    de: "Bis wann möchten Sie pausieren? Zum Beispiel „15.12.“, „2 Wochen“ oder „bis Montag“ (höchstens ein Jahr).",
    en: "Until when would you like to pause? For example “15.12.”, “2 weeks” or “until Monday” (one year at most).",
  },
  resumed: {
    purpose: { de: "Bestätigung von WEITER", en: "Confirmation of CONTINUE" },
    required: ["topics"],
    form: "list",
    de: "Es geht weiter. Sie erhalten:\n{topics}\n\nAbmelden jederzeit mit STOPP.",
    en: "It goes on. You receive:\n{topics}\n\nLeave any time with STOP.",
  },
  "erase-question": {
    purpose: { de: "Rückfrage bei LÖSCHEN", en: "Question after DELETE" },
    required: [],
    form: "buttons",
    de: "Sollen wir alles löschen, was wir über Sie gespeichert haben, auch dieses Gespräch? Sie erhalten dann keine Nachrichten mehr. Das lässt sich nicht rückgängig machen.",
    en: "Shall we erase everything we have stored about you, this conversation included? You then receive no more messages. This cannot be undone.",
  },
  "erase-confirmed": {
    purpose: { de: "Letzte Nachricht vor dem Löschen", en: "Last message before erasing" },
    required: [],
    form: "text",
    de: "Wir löschen jetzt alles über Sie. Das ist unsere letzte Nachricht. Alles Gute!",
    en: "We now erase everything about you. This is our last message. All the best!",
  },
  "erase-declined": {
    purpose: {
      de: "Antwort, wenn doch nicht gelöscht wird",
      en: "Answer when nothing is erased after all",
    },
    required: [],
    form: "text",
    de: "Gut, wir löschen nichts.",
    en: "Fine, we erase nothing.",
  },
  "renew-question": {
    purpose: {
      de: "Rückfrage nach einem Wechsel der Telefonnummer",
      en: "Question after a change of the phone number",
    },
    required: ["topics"],
    optional: ["notice"],
    form: "buttons",
    de: "Ihre Nummer hat gewechselt. Möchten Sie weiterhin erhalten:\n{topics}\n\nDatenschutz: {notice}",
    en: "Your number has changed. Would you like to go on receiving:\n{topics}\n\nPrivacy: {notice}",
  },
  "pilot-not-invited": {
    purpose: {
      de: "Testphase: Anmeldung ohne Einladung",
      en: "Test phase: subscription without an invitation",
    },
    required: [],
    optional: ["notice"],
    form: "text",
    de: "Danke für Ihr Interesse! Unser Nachrichtendienst wird gerade mit einer kleinen Gruppe getestet. Sobald er für alle öffnet, finden Sie es auf unserer Website. Haben Sie einen Einladungscode? Dann schreiben Sie ihn einfach hier hinein.",
    en: "Thank you for your interest! The service of {organisation} is being tested with a small group. Our web site will tell when it opens for everyone. Do you have an invitation code? Then just write it here.",
  },
  "pilot-full": {
    purpose: {
      de: "Testphase: alle Plätze vergeben",
      en: "Test phase: all places taken",
    },
    required: [],
    optional: ["notice"],
    form: "text",
    de: "Danke für Ihr Interesse! Alle Plätze unserer Testphase sind vergeben. Sobald der Dienst für alle öffnet, finden Sie es auf unserer Website.",
    en: "Thank you for your interest! All places of our test phase are taken. Our web site will tell when the service opens for everyone.",
  },
  "out-of-hours": {
    purpose: {
      de: "Hinweis außerhalb der Dienstzeiten, einmal je Schließzeit",
      en: "Notice outside office hours, once a closure",
    },
    required: ["nextOpening", "emergency"],
    form: "text",
    de: "Danke für Ihre Nachricht. Zurzeit liest hier niemand mit; wir sind {nextOpening} wieder für Sie da.\n\n{emergency}",
    en: "Thank you for your message. Nobody reads here at the moment; we are back {nextOpening}.\n\n{emergency}",
  },
  consent: {
    purpose: {
      de: "Wortlaut der Einwilligung, der als Nachweis gespeichert wird",
      en: "Wording of the consent that is kept as proof",
    },
    required: ["organisation", "notice"],
    form: "text",
    de: "Ich möchte über diesen Messenger Nachrichten zu den gewählten Kategorien erhalten. Es schreibt: {organisation}. Ich kann das jederzeit mit STOPP beenden. Datenschutz: {notice}",
    en: "I would like to receive messages from {organisation} on the chosen topics through this messenger. I can end this any time with STOP. Privacy: {notice}",
  },
} as const satisfies Record<string, TextEntry>;

export type TextKey = keyof typeof catalogue;

export const textCatalogue: Readonly<Record<TextKey, TextEntry>> = catalogue;

export const textKeys: readonly TextKey[] = Object.keys(catalogue).filter(isTextKey);

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(catalogue, key);
}
