/** The words of corrections. */
import { dictionary } from "../../web/language.ts";

export const correctionWords = dictionary({
  de: {
    write: "Korrektur schreiben",
    pauseAndWrite: "Anhalten und Korrektur schreiben",
    made: "Der Entwurf der Korrektur. Er geht nur an alle, die die falsche Nachricht bekommen haben.",
    corrects: "Korrektur zu",
    goesTo:
      "Geht genau an alle, die diese Nachricht bekommen haben oder bekommen haben können. Wer sich abgemeldet hat, bekommt nichts mehr.",
    ends: "Die falsche Nachricht ist noch unterwegs; sie endet, sobald die Korrektur startet.",
    correctedBy: "Dazu gibt es eine Korrektur",
    same: "Hier steht noch dasselbe wie in der falschen Nachricht. Bitte schreiben Sie, was richtig ist.",
  },
  en: {
    write: "Write a correction",
    pauseAndWrite: "Pause and write a correction",
    made: "The draft of the correction. It goes only to those who got the wrong message.",
    corrects: "Correction of",
    goesTo:
      "Goes to exactly those who got this message or may have got it. Whoever unsubscribed gets nothing any more.",
    ends: "The wrong message is still under way; it ends when the correction starts.",
    correctedBy: "There is a correction of it",
    same: "This still says the same as the wrong message. Please write what is right.",
  },
});
