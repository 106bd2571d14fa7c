import { dictionary } from "../web/language.ts";

export const intakeWords = dictionary({
  de: {
    title: "Unverarbeitete Meldungen",
    card: "Was WhatsApp gemeldet hat und nicht verarbeitet werden konnte.",
    intro:
      "Nichts davon ist verloren: Die Meldungen sind aufbewahrt, alles andere läuft weiter. Nach einer Fehlerbehebung können Sie sie noch einmal verarbeiten lassen.",
    none: "Alles verarbeitet",
    noneText: "Hier steht nur etwas, wenn eine Meldung nicht verstanden wurde.",
    at: "Eingegangen",
    kind: "Art",
    reason: "Warum",
    what: "Was tun",
    again: "Noch einmal verarbeiten",
    settle: "Erledigt",
    againDone: "Die Meldung wird noch einmal verarbeitet.",
    settleDone: "Die Meldung gilt als erledigt.",
    kinds: (kind: string): string =>
      ({
        message: "Nachricht",
        status: "Zustellbericht",
        identity: "Nummernwechsel",
        preference: "Einstellung zu Werbung",
        template: "Vorlage",
        account: "Konto",
      })[kind] ?? "Unbekannt",
  },
  en: {
    title: "Reports not taken in",
    card: "What WhatsApp reported and could not be processed.",
    intro:
      "None of it is lost: the reports are kept, everything else goes on. After a fault was mended you can have them processed again.",
    none: "Everything processed",
    noneText: "Something stands here only when a report was not understood.",
    at: "Received",
    kind: "Kind",
    reason: "Why",
    what: "What to do",
    again: "Process again",
    settle: "Settled",
    againDone: "The report is processed again.",
    settleDone: "The report counts as settled.",
    kinds: (kind: string): string =>
      ({
        message: "message",
        status: "delivery report",
        identity: "change of number",
        preference: "preference on marketing",
        template: "template",
        account: "account",
      })[kind] ?? "unknown",
  },
});
