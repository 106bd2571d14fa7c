import { dictionary } from "../web/language.ts";

const people = (count: string, one: boolean) => (one ? "1 Person" : `${count} Personen`);
const persons = (count: string, one: boolean) => (one ? "1 person" : `${count} people`);

/** The words of the page on which staff decide. */
export const uncertainWords = dictionary({
  de: {
    title: "Ungewisse Zustellungen",
    intro:
      "WhatsApp hat auf das Senden dieser Nachrichten nicht geantwortet, und es kam kein Zustellbericht. Vielleicht sind sie angekommen, vielleicht nicht; das weiß niemand. Damit nichts doppelt ankommt, sendet das Programm sie nicht von selbst noch einmal.",
    patience:
      "Wenn es nicht eilt, warten Sie ruhig: Berichte kommen manchmal Stunden später, und dann verschwindet die Nachricht hier von selbst.",
    arrivedMeans:
      "Ist angekommen: Sie wissen es, zum Beispiel weil die Person darauf geantwortet hat. Kommt später ein Bericht, gilt der Bericht.",
    againMeans:
      "Noch einmal senden: Die Nachricht kommt sicher an, bei manchen dann zweimal. Gut bei Warnungen.",
    giveUpMeans: "Aufgeben: Niemand bekommt sie zweimal, manchen fehlt sie vielleicht.",
    none: "Nichts ist ungewiss",
    noneText: "Von jeder Nachricht ist bekannt, ob sie hinausgegangen ist.",
    broadcast: (title: string) => `Aussendung „${title}“`,
    untitled: "ohne Titel",
    single: "Einzelne Nachrichten",
    of: (count: string, one: boolean) => people(count, one),
    all: "Für alle entscheiden",
    allWarning: (count: string, one: boolean) => `Betrifft ${people(count, one)}.`,
    arrived: "Ist angekommen",
    again: "Noch einmal senden",
    giveUp: "Aufgeben",
    person: (id: number) => `Person ${id}`,
    erased: "gelöscht",
    who: "Person",
    when: "Gesendet",
    decide: "Entscheiden",
    unwanted: "hat sich abgemeldet, bekommt sie nicht noch einmal",
    more: (count: string) => `Gezeigt werden die ersten 50 von ${count}.`,
    decided: "Die Entscheidung ist ausgeführt und steht im Protokoll.",
    settled: "Das hat sich inzwischen von selbst geklärt.",
  },
  en: {
    title: "Uncertain deliveries",
    intro:
      "WhatsApp did not answer when these messages were sent, and no delivery report came. They may have arrived or not; nobody knows. So that nothing arrives twice, the program does not send them again by itself.",
    patience:
      "If there is no hurry, wait: reports sometimes come hours later, and then the message disappears from here by itself.",
    arrivedMeans:
      "It arrived: you know it, for example because the person answered it. If a report comes later, the report counts.",
    againMeans:
      "Send again: the message arrives for sure, with some people twice. Good for warnings.",
    giveUpMeans: "Give up: nobody gets it twice, some may never get it.",
    none: "Nothing is uncertain",
    noneText: "Of every message it is known whether it went out.",
    broadcast: (title: string) => `Broadcast “${title}”`,
    untitled: "without a title",
    single: "Single messages",
    of: (count: string, one: boolean) => persons(count, one),
    all: "Decide for all",
    allWarning: (count: string, one: boolean) => `Concerns ${persons(count, one)}.`,
    arrived: "It arrived",
    again: "Send again",
    giveUp: "Give up",
    person: (id: number) => `Person ${id}`,
    erased: "erased",
    who: "Person",
    when: "Sent",
    decide: "Decide",
    unwanted: "has unsubscribed and does not get it again",
    more: (count: string) => `The first 50 of ${count} are shown.`,
    decided: "The decision is carried out and stands in the log.",
    settled: "That has cleared up by itself meanwhile.",
  },
});
