/** The words of a topic's approvals. */
import { dictionary } from "../web/language.ts";

export const topicApprovalWords = dictionary({
  de: {
    title: "Freigaben",
    question: "Wer muss vor dem Senden zustimmen?",
    hint: "Geht eine Aussendung an mehrere Kategorien, gilt die strengste. Für die Tagestipps genügt eine Bestätigung.",
    none: "Niemand: Wer schreibt, sendet selbst.",
    one: "Eine zweite Person gibt frei.",
    two: "Zwei weitere Personen geben frei.",
    save: "Speichern",
    saved: "Gespeichert. Was noch nicht gesendet ist, richtet sich schon danach.",
    tooFew: (count: number) =>
      count === 0
        ? "Zurzeit darf niemand freigeben"
        : count === 1
          ? "Zurzeit darf nur eine Person freigeben"
          : `Zurzeit dürfen nur ${count} Personen freigeben`,
    tooFewText:
      "Schreibt eine davon selbst, fehlt jemand: Niemand gibt frei, woran er selbst geschrieben hat.",
    settings: "Wer darf freigeben?",
  },
  en: {
    title: "Approvals",
    question: "Who has to agree before sending?",
    hint: "Where a broadcast goes to several topics, the strictest counts. For daily tips one confirmation is enough.",
    none: "Nobody: whoever writes it sends it.",
    one: "A second person approves.",
    two: "Two further people approve.",
    save: "Save",
    saved: "Saved. What is not sent yet follows it already.",
    tooFew: (count: number) =>
      count === 0
        ? "Nobody may approve at present"
        : count === 1
          ? "Only one person may approve at present"
          : `Only ${count} people may approve at present`,
    tooFewText:
      "If one of them writes, somebody is missing: nobody approves what they wrote in themselves.",
    settings: "Who may approve?",
  },
});
