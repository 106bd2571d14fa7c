import { dictionary } from "../web/language.ts";

export const overviewWords = dictionary({
  de: {
    title: "Übersicht",
    firstSteps: "Drei Schritte bis zur ersten Nachricht",
    stepNumber: "Nummer verbinden",
    stepNumberText: "Zugangsdaten von WhatsApp eintragen und die Verbindung prüfen.",
    stepDone: "Erledigt. Ändern können Sie es jederzeit.",
    stepPages: "Behörde und Kategorien eintragen",
    stepPagesText: "Name, Impressum, Dienstzeiten und was man abonnieren kann.",
    stepBroadcast: "Erste Aussendung schreiben",
    stepBroadcastText: "Erst an sich selbst senden, dann an alle.",
    wrong: "Darum bitte kümmern",
    halted: (number: string, reason: string): string =>
      `Die Nummer ${number} sendet nicht: ${reason}`,
    haltedLink: "Ansehen und weiter senden",
    silent: (number: string, since: string, reason: string): string =>
      `Die Nummer ${number} erreicht WhatsApp nicht (seit ${since}): ${reason}`,
    silentLink: "Nummer ansehen",
    noNumber: "Es ist noch keine Nummer verbunden. Niemand kann sich anmelden.",
    noNumberLink: "Nummer verbinden",
    noCarrier: (reason: string): string => `Aussendungen erreichen nicht alle: ${reason}`,
    noCarrierLink: "Vorlagen ansehen",
    setAside: (count: number): string =>
      count === 1
        ? "Eine Meldung von WhatsApp wurde nicht verarbeitet."
        : `${count} Meldungen von WhatsApp wurden nicht verarbeitet.`,
    setAsideLink: "Meldungen ansehen",
    hindered: (title: string, reason: string): string => `„${title}“ geht nicht hinaus: ${reason}`,
    hinderedLink: "Aussendung öffnen",
    unreported: (minutes: number): string =>
      `Seit ${minutes} Minuten meldet WhatsApp nichts mehr, obwohl gesendet wird. Was ankommt und was Bürgerinnen und Bürger antworten, ist hier nicht zu sehen. Bitte prüfen, ob der Webhook bei Meta noch eingetragen und der Server von außen erreichbar ist.`,
    unreportedLink: "Verbindung prüfen",
    uncertain: (count: number, title: string): string =>
      `Bei ${count === 1 ? "1 Person" : `${count} Personen`} ist ungewiss, ob „${title}“ angekommen ist.`,
    uncertainSingle: (count: number): string =>
      count === 1
        ? "Bei einer einzelnen Nachricht ist ungewiss, ob sie angekommen ist."
        : `Bei ${count} einzelnen Nachrichten ist ungewiss, ob sie angekommen sind.`,
    uncertainLink: "Ansehen und entscheiden",
    sourceLost: (title: string, lost: number, of: number): string =>
      `Der Quelle „${title}“ fehlen ${lost} von ${of} künftigen Veranstaltungen. Entfernt wurde nichts.`,
    sourceGone: (title: string): string => `Die Quelle „${title}“ gibt es nicht mehr.`,
    sourceStale: (title: string): string =>
      `Die Quelle „${title}“ war seit mehr als einem Tag nicht zu lesen.`,
    sourceLink: "Quelle ansehen",
    eventChanges: (count: number): string =>
      count === 1
        ? "Eine gesendete Veranstaltung hat sich geändert."
        : `${count} gesendete Veranstaltungen haben sich geändert.`,
    eventChangesLink: "Ansehen und entscheiden",
    noNotice: "Es gibt noch keine Datenschutzhinweise.",
    noNoticeLink: "Hinweise schreiben",
    allWell: "Alles in Ordnung.",
    today: "Aussendungen",
    todayEmpty: "Heute ist nichts geplant.",
    tips: (topic: string) => `Tagestipps: ${topic}`,
    tipsCount: (count: number) => (count === 1 ? "1 Tipp" : `${count} Tipps`),
    tipsWait: "Freigabe offen",
    tipsGo: "geht so von selbst hinaus",
    tipsNothing: "so geht nichts hinaus",
    tipsHindered: "etwas steht im Weg",
    write: "Aussendung schreiben",
    approvals: "Freigaben",
    approvalForMe: "Wartet auf mich",
    approvalForOthers: "Wartet auf andere",
    approvalRejected: "Zurückgegeben",
    approvalsAll: "Alles, was auf Freigabe wartet",
    allBroadcasts: "Alle Aussendungen",
    questions: "Offene Fragen",
    questionsEmpty: "Niemand wartet auf eine Antwort.",
    waiting: (time: string): string => `wartet seit ${time}`,
    nameless: "Ohne Namen",
    allQuestions: "Zum Posteingang",
    subscribers: "Wer was abonniert hat",
    topic: "Kategorie",
    people: "Personen",
    peopleTotal: "Personen insgesamt (jede zählt einmal)",
    month: (name: string): string => `WhatsApp-Gebühren im ${name}`,
    monthLink: "Kosten und Budget ansehen",
    monthText: "So weit WhatsApp sie schon gemeldet hat.",
    planned: (time: string): string => `geplant für ${time}`,
    quiet: (time: string): string => `wartet wegen der Ruhezeit bis ${time}`,
    under: "wird gesendet",
    slowed: "wird langsamer gesendet, WhatsApp hat darum gebeten",
    "not-answering": "wartet, weil WhatsApp nicht richtig antwortet",
    paused: "angehalten",
    review: "wartet auf Freigabe",
    done: (time: string): string => `gesendet ${time}`,
  },
  en: {
    title: "Overview",
    firstSteps: "Three steps to the first message",
    stepNumber: "Connect the number",
    stepNumberText: "Enter what WhatsApp gave you and check the connection.",
    stepDone: "Done. You can change it at any time.",
    stepPages: "Enter public body and topics",
    stepPagesText: "Name, imprint, office hours and what one can subscribe to.",
    stepBroadcast: "Write the first broadcast",
    stepBroadcastText: "Send it to yourself first, then to everyone.",
    wrong: "Please look after this",
    halted: (number: string, reason: string): string =>
      `The number ${number} does not send: ${reason}`,
    haltedLink: "Look and send on",
    silent: (number: string, since: string, reason: string): string =>
      `The number ${number} does not reach WhatsApp (since ${since}): ${reason}`,
    silentLink: "Look at the number",
    noNumber: "No number is connected yet. Nobody can sign up.",
    noNumberLink: "Connect the number",
    noCarrier: (reason: string): string => `Broadcasts do not reach everyone: ${reason}`,
    noCarrierLink: "Look at the templates",
    setAside: (count: number): string =>
      count === 1
        ? "One report of WhatsApp was not processed."
        : `${count} reports of WhatsApp were not processed.`,
    setAsideLink: "Look at the reports",
    hindered: (title: string, reason: string): string => `“${title}” does not go out: ${reason}`,
    hinderedLink: "Open the broadcast",
    unreported: (minutes: number): string =>
      `WhatsApp has reported nothing for ${minutes} minutes though messages are sent. What arrives and what citizens answer cannot be seen here. Please check that the webhook is still entered at Meta and the server can be reached from outside.`,
    unreportedLink: "Check the connection",
    uncertain: (count: number, title: string): string =>
      `It is uncertain whether “${title}” reached ${count === 1 ? "1 person" : `${count} people`}.`,
    uncertainSingle: (count: number): string =>
      count === 1
        ? "It is uncertain whether a single message arrived."
        : `It is uncertain whether ${count} single messages arrived.`,
    uncertainLink: "Look and decide",
    sourceLost: (title: string, lost: number, of: number): string =>
      `The source “${title}” lacks ${lost} of ${of} coming events. Nothing was removed.`,
    sourceGone: (title: string): string => `The source “${title}” no longer exists.`,
    sourceStale: (title: string): string =>
      `The source “${title}” could not be read for more than a day.`,
    sourceLink: "Look at the source",
    eventChanges: (count: number): string =>
      count === 1
        ? "One event that was sent has changed."
        : `${count} events that were sent have changed.`,
    eventChangesLink: "Look and decide",
    noNotice: "There is no privacy notice yet.",
    noNoticeLink: "Write the notice",
    allWell: "All is well.",
    today: "Broadcasts",
    todayEmpty: "Nothing is planned for today.",
    tips: (topic: string) => `Tips of the day: ${topic}`,
    tipsCount: (count: number) => (count === 1 ? "1 tip" : `${count} tips`),
    tipsWait: "waiting for a yes",
    tipsGo: "will go by themselves",
    tipsNothing: "nothing goes like this",
    tipsHindered: "something is in the way",
    write: "Write a broadcast",
    approvals: "Approvals",
    approvalForMe: "Waits for me",
    approvalForOthers: "Waits for others",
    approvalRejected: "Given back",
    approvalsAll: "Everything that waits for approval",
    allBroadcasts: "All broadcasts",
    questions: "Open questions",
    questionsEmpty: "Nobody waits for an answer.",
    waiting: (time: string): string => `waiting for ${time}`,
    nameless: "Without a name",
    allQuestions: "To the inbox",
    subscribers: "Who subscribed to what",
    topic: "Topic",
    people: "People",
    peopleTotal: "People in all (each counts once)",
    month: (name: string): string => `WhatsApp charges in ${name}`,
    monthLink: "See cost and budget",
    monthText: "As far as WhatsApp has reported them.",
    planned: (time: string): string => `planned for ${time}`,
    quiet: (time: string): string => `waits for the quiet hours until ${time}`,
    under: "is being sent",
    slowed: "is sent more slowly, as WhatsApp asked",
    "not-answering": "waits because WhatsApp does not answer properly",
    paused: "paused",
    review: "waits for approval",
    done: (time: string): string => `sent ${time}`,
  },
});
