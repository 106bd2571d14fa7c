/** The words of roles and accounts. */
import { dictionary } from "../web/language.ts";

export const roleWords = dictionary({
  de: {
    editor: "Redaktion",
    dialogue: "Bürgerdialog",
    administrator: "Verwaltung des Dienstes",
    editorDoes: "schreibt und verschickt Aussendungen",
    dialogueDoes: "beantwortet Nachrichten und sieht Abonnenten",
    administratorDoes: "darf alles, auch Einstellungen und Team",
    onlyEditors: "Das darf nur die Redaktion. Bitten Sie jemanden mit dieser Rolle darum.",
    onlyDialogue: "Das darf nur der Bürgerdialog. Bitten Sie jemanden mit dieser Rolle darum.",
    onlyAdministrators:
      "Das darf nur, wer den Dienst verwaltet. Bitten Sie jemanden mit dieser Rolle darum.",
    onlySubscriberReaders: "Abonnenten sieht nur der Bürgerdialog und wer den Dienst verwaltet.",
  },
  en: {
    editor: "Editor",
    dialogue: "Dialogue",
    administrator: "Administrator",
    editorDoes: "writes and sends broadcasts",
    dialogueDoes: "answers messages and sees subscribers",
    administratorDoes: "may do everything, settings and team included",
    onlyEditors: "Only editors may do this. Ask someone with that role.",
    onlyDialogue: "Only the dialogue team may do this. Ask someone with that role.",
    onlyAdministrators: "Only administrators may do this. Ask someone with that role.",
    onlySubscriberReaders: "Only the dialogue team and administrators see subscribers.",
  },
});

export const doorWords = dictionary({
  de: { denied: "Dafür fehlt Ihnen die Berechtigung", toOverview: "Zur Übersicht" },
  en: { denied: "You are not allowed to do this", toOverview: "To the overview" },
});
