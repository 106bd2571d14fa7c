/** The words of summaries and of the promise. */
import { dictionary } from "../../web/language.ts";

const people = (count: string, one: boolean) =>
  one ? "1 Person bekommt" : `${count} Personen bekommen`;
const persons = (count: string, one: boolean) => (one ? "1 person gets" : `${count} people get`);

export const summaryWords = dictionary({
  de: {
    later: "Mit der Zusammenfassung",
    laterText: (count: string, one: boolean, isPromise: boolean) =>
      `${people(count, one)} sie mit der Zusammenfassung, ${isPromise ? (one ? "weil sie heute schon so viele Nachrichten bekam, wie versprochen sind" : "weil sie heute schon so viele Nachrichten bekamen, wie versprochen sind") : one ? "wie sie es gewählt hat" : "wie sie es gewählt haben"}.`,
    title: "Zusammenfassungen und Versprechen",
    card: "Wann die gesammelten Nachrichten gehen, und wie viele Nachrichten am Tag höchstens.",
    intro:
      "Wer nicht jede Nachricht einzeln möchte, schreibt im Chat TÄGLICH oder WÖCHENTLICH und bekommt sie gesammelt. Eilmeldungen und Korrekturen kommen immer sofort.",
    time: "Uhrzeit der Zusammenfassung",
    weekday: "Tag der Wochenzusammenfassung",
    most: "Höchstens so viele Nachrichten am Tag",
    mostHint:
      "Das Versprechen steht auf der Anmeldeseite, und das Programm hält es: Was darüber hinausgeht, kommt mit der nächsten Zusammenfassung. Leer: kein Versprechen.",
    save: "Speichern",
    saved: "Gespeichert.",
    badTime: "Bitte eine Uhrzeit eingeben, zum Beispiel 17:00.",
    badMost: "Bitte eine Zahl von 1 bis 20 eingeben, oder das Feld leer lassen.",
    counts: (daily: string, weekly: string) =>
      `Zurzeit bekommen ${daily} Abos täglich und ${weekly} wöchentlich eine Zusammenfassung.`,
    promise: (most: string, one: boolean) =>
      `Höchstens ${one ? "eine Nachricht" : `${most} Nachrichten`} am Tag; nur Eilmeldungen und Korrekturen kommen darüber hinaus.`,
    collected: "Lieber gesammelt? Schreiben Sie im Chat TÄGLICH oder WÖCHENTLICH.",
  },
  en: {
    later: "With the summary",
    laterText: (count: string, one: boolean, isPromise: boolean) =>
      `${persons(count, one)} it with the summary, ${isPromise ? "having had as many messages today as are promised" : "as chosen"}.`,
    title: "Summaries and promise",
    card: "When collected messages leave, and how many messages a day at most.",
    intro:
      "Who does not want every message by itself writes DAILY or WEEKLY in the chat and gets them collected. Urgent messages and corrections always come at once.",
    time: "Time of the summary",
    weekday: "Day of the weekly summary",
    most: "At most so many messages a day",
    mostHint:
      "The promise stands on the sign-up page, and the program keeps it: what goes beyond comes with the next summary. Empty: no promise.",
    save: "Save",
    saved: "Saved.",
    badTime: "Please enter a time, for example 17:00.",
    badMost: "Please enter a number from 1 to 20, or leave the field empty.",
    counts: (daily: string, weekly: string) =>
      `At present ${daily} subscriptions get a daily and ${weekly} a weekly summary.`,
    promise: (most: string, one: boolean) =>
      `At most ${one ? "one message" : `${most} messages`} a day; only urgent messages and corrections go beyond.`,
    collected: "Rather collected? Write DAILY or WEEKLY in the chat.",
  },
});
