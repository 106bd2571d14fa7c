/** The words of urgent broadcasts. */
import { dictionary } from "../../web/language.ts";

export const urgentWords = dictionary({
  de: {
    badge: "Eilmeldung",
    cardTitle: "Wenn es eilt",
    cardText:
      "Eine Eilmeldung geht vor allem anderen hinaus, auch nachts und an Feiertagen. Bevor sie hinausgeht, fragen wir zweimal.",
    cardButton: "Als Eilmeldung senden …",
    markedTitle: "Das wird eine Eilmeldung",
    markedText: "Sie geht sofort hinaus, vor allem anderen und auch in der Ruhezeit.",
    goOn: "Eilmeldung ansehen und senden …",
    unmark: "Doch keine Eilmeldung",
    unmarked: "Die Aussendung ist keine Eilmeldung mehr.",
    title: "Eilmeldung",
    firstTitle: "Erste Frage: Duldet es keinen Aufschub?",
    firstLead: "Eine Eilmeldung",
    doesFirst: "geht sofort hinaus, vor allem anderen, was wartet,",
    doesNight: "geht auch nachts, an Sonntagen und an Feiertagen hinaus und kann Menschen wecken,",
    doesBudget: "darf mit der Zustimmung einer zweiten Person über das Budget gehen.",
    notOfficialTitle: "Keine amtliche Warnung",
    notOfficial:
      "Eine Eilmeldung ist keine amtliche Warnung und darf sich nicht so nennen. Amtliche Warnungen gibt die Leitstelle über MoWaS heraus; sie erscheinen in NINA und unter warnung.bund.de.",
    yes: "Ja, es eilt: weiter",
    back: "Zurück zum Entwurf",
    secondTitle: "Zweite Frage: Soll genau das jetzt hinaus?",
    to: (topics: string) => `An alle mit: ${topics}`,
    send: (count: string, one: boolean) =>
      one
        ? "Jetzt an 1 Person als Eilmeldung senden"
        : `Jetzt an ${count} Personen als Eilmeldung senden`,
    submit: "Zur Freigabe geben",
    overtaken:
      "Der Entwurf wurde inzwischen geändert. Bitte lesen Sie ihn noch einmal, bevor Sie ihn senden.",
    claims: (words: string) =>
      `„${words}“: Eine Eilmeldung darf sich nicht als amtliche Warnung ausgeben. Bitte schreiben Sie es anders.`,
    mentions: (words: string) =>
      `Im Text steht „${words}“. Das ist richtig, wenn Sie sagen, wo es amtliche Warnungen gibt, und falsch, wenn es diese Nachricht meint.`,
  },
  en: {
    badge: "Urgent",
    cardTitle: "If it is urgent",
    cardText:
      "An urgent broadcast leaves before everything else, also at night and on public holidays. We ask twice before it does.",
    cardButton: "Send as urgent …",
    markedTitle: "This will be an urgent broadcast",
    markedText: "It leaves at once, before everything else and also in quiet hours.",
    goOn: "Look at it and send it …",
    unmark: "Not urgent after all",
    unmarked: "The broadcast is not urgent any more.",
    title: "Urgent broadcast",
    firstTitle: "First question: can it not wait?",
    firstLead: "An urgent broadcast",
    doesFirst: "leaves at once, before everything else that waits,",
    doesNight: "leaves also at night, on Sundays and on public holidays, and may wake people,",
    doesBudget: "may go beyond the budget where a second person agrees.",
    notOfficialTitle: "No official warning",
    notOfficial:
      "An urgent broadcast is no official warning and must not call itself one. Official warnings are issued by the control centre through MoWaS; they appear in NINA and on warnung.bund.de.",
    yes: "Yes, it is urgent: go on",
    back: "Back to the draft",
    secondTitle: "Second question: is exactly this to leave now?",
    to: (topics: string) => `To all with: ${topics}`,
    send: (count: string, one: boolean) =>
      one ? "Send now to 1 person as urgent" : `Send now to ${count} people as urgent`,
    submit: "Ask for approval",
    overtaken: "The draft has been changed meanwhile. Please read it again before you send it.",
    claims: (words: string) =>
      `“${words}”: an urgent broadcast must not pass itself off as an official warning. Please write it differently.`,
    mentions: (words: string) =>
      `The text says “${words}”. That is right where you say where official warnings are found, and wrong where it means this message.`,
  },
});
