/** The words of the emergency stop. */
import { dictionary } from "../web/language.ts";

export const emergencyWords = dictionary({
  de: {
    title: "Not-Aus",
    running: "Es darf gesendet werden.",
    stopped: "Es wird nichts gesendet.",
    partlyStopped: "Eine Nummer ist angehalten, andere senden.",
    noNumber: "Es ist noch keine Nummer eingerichtet, also wird nichts gesendet.",
    intro:
      "Der Not-Aus hält alles an: Aussendungen, Antworten und automatische Antworten. Nachrichten der Bürgerinnen und Bürger kommen weiter an.",
    effect:
      "Er wirkt nach höchstens zwei Sekunden. Was schon bei WhatsApp ist, lässt sich nicht zurückholen. Was wartet, bleibt liegen und geht nach dem Weitersenden hinaus.",
    reason: "Grund",
    reasonHint: "Steht in der Übersicht und im Protokoll. Keine Namen oder Nummern nennen.",
    stop: "Alles anhalten",
    resume: "Wieder senden",
    resumeHint:
      "Bitte vorher prüfen, ob die Ursache behoben ist. Was wartet, geht sofort hinaus; einzelne Aussendungen lassen sich vorher anhalten.",
    numbers: "Nummern",
    number: "Nummer",
    state: "Stand",
    since: "Angehalten seit",
    why: "Grund",
    waiting: "Wartet",
    sends: "sendet",
    halted: "angehalten",
    stoppedDone: "Alles ist angehalten.",
    resumedDone: "Es wird wieder gesendet.",
    standardReason: (name: string) => `Not-Aus durch ${name}`,
  },
  en: {
    title: "Emergency stop",
    running: "Sending is on.",
    stopped: "Nothing is sent.",
    partlyStopped: "One number is stopped, others send.",
    noNumber: "No number is set up yet, so nothing is sent.",
    intro:
      "The emergency stop holds everything: broadcasts, answers and automatic answers. What citizens write still arrives.",
    effect:
      "It works within two seconds. What is with WhatsApp already cannot be fetched back. What waits stays here and leaves once you send again.",
    reason: "Reason",
    reasonHint: "Shown in the overview and in the log. Please name no people or numbers.",
    stop: "Stop everything",
    resume: "Send again",
    resumeHint:
      "Please check first that the cause is mended. What waits leaves at once; single broadcasts can be paused before.",
    numbers: "Numbers",
    number: "Number",
    state: "State",
    since: "Stopped since",
    why: "Reason",
    waiting: "Waiting",
    sends: "sends",
    halted: "stopped",
    stoppedDone: "Everything is stopped.",
    resumedDone: "Sending goes on.",
    standardReason: (name: string) => `Emergency stop by ${name}`,
  },
});
