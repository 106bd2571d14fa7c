/** The words of quiet hours. */
import { dictionary } from "../../web/language.ts";

export const quietWords = dictionary({
  de: {
    title: "Ruhezeiten",
    card: "Wann niemand gestört wird: nachts, an Sonntagen und Feiertagen.",
    intro:
      "In der Ruhezeit geht keine gewöhnliche Aussendung hinaus. Was geplant oder unterwegs ist, wartet und geht danach von selbst weiter. Eilmeldungen, Antworten und die täglichen Tipps zu ihrer Uhrzeit sind davon nicht betroffen.",
    on: "Ruhezeiten einhalten",
    from: "Ruhe ab",
    to: "Ruhe bis",
    sundays: "Sonntags den ganzen Tag",
    holidays: "An Feiertagen den ganzen Tag",
    holidaysOf: (land: string, list: string) => `Es gelten die Feiertage von ${land}: ${list}.`,
    save: "Speichern",
    saved: "Die Ruhezeiten sind gespeichert.",
    badTime: "Bitte eine Uhrzeit eingeben, zum Beispiel 20:00.",
    sameTime: "Beginn und Ende sind gleich. Bitte verschiedene Zeiten wählen.",
    quietNow: (until: string) => `Gerade ist Ruhezeit, bis ${until}.`,
    notQuiet: "Gerade ist keine Ruhezeit.",
    off: "Es gibt zurzeit keine Ruhezeiten: Aussendungen gehen zu jeder Stunde hinaus.",
    unknown:
      "Die Ruhezeiten gelten, sobald Ihre Behörde unter Einstellungen eingetragen ist: Das Land bestimmt die Feiertage.",
    badge: "Wartet: Ruhezeit",
    waitsToStart: (until: string) => `Wartet wegen der Ruhezeit und startet von selbst: ${until}.`,
    heldTitle: (until: string) => `Wartet wegen der Ruhezeit und geht von selbst weiter: ${until}.`,
    heldText:
      "Niemand hat angehalten. Wer die Nachricht noch nicht hat, bekommt sie, wenn die Ruhezeit vorbei ist.",
    thenTitle: "Um diese Zeit ist Ruhezeit",
    thenText: (until: string) =>
      `Die nächste freie Zeit ist ${until}. Wählen Sie sie mit dem Knopf oder eine andere oben. Was keinen Aufschub duldet, geht als Eilmeldung.`,
    refused: (until: string) => `Um diese Zeit ist Ruhezeit. Die nächste freie Zeit ist ${until}.`,
    scheduleAt: (until: string) => `Für ${until} einplanen`,
    tipsWarning: (time: string) =>
      `${time} Uhr liegt in der Ruhezeit. Die Tipps gehen trotzdem um diese Zeit hinaus, weil Sie sie so festgelegt haben.`,
  },
  en: {
    title: "Quiet hours",
    card: "When nobody is disturbed: at night, on Sundays and public holidays.",
    intro:
      "No usual broadcast leaves in quiet hours. What is planned or under way waits and goes on afterwards by itself. Urgent broadcasts, answers and the daily tips at their hour are not touched.",
    on: "Keep quiet hours",
    from: "Quiet from",
    to: "Quiet until",
    sundays: "All day on Sundays",
    holidays: "All day on public holidays",
    holidaysOf: (land: string, list: string) => `The public holidays of ${land} apply: ${list}.`,
    save: "Save",
    saved: "The quiet hours are saved.",
    badTime: "Please enter a time, for example 20:00.",
    sameTime: "Beginning and end are the same. Please choose different times.",
    quietNow: (until: string) => `It is quiet now, until ${until}.`,
    notQuiet: "It is not quiet now.",
    off: "There are no quiet hours at present: broadcasts leave at any hour.",
    unknown:
      "Quiet hours apply as soon as your public body is entered in the settings: its Land decides the public holidays.",
    badge: "Waits: quiet hours",
    waitsToStart: (until: string) => `Waits for the quiet hours and starts by itself: ${until}.`,
    heldTitle: (until: string) => `Waits for the quiet hours and goes on by itself: ${until}.`,
    heldText:
      "Nobody paused it. Whoever does not have the message yet gets it when the quiet hours are over.",
    thenTitle: "It is quiet at this time",
    thenText: (until: string) =>
      `The next free time is ${until}. Choose it with the button, or another one above. What cannot wait goes as an urgent one.`,
    refused: (until: string) => `It is quiet at this time. The next free time is ${until}.`,
    scheduleAt: (until: string) => `Schedule for ${until}`,
    tipsWarning: (time: string) =>
      `${time} lies in the quiet hours. The tips go at this time all the same, because you set it.`,
  },
});
