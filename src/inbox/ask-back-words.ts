/** The words around asking a person to write again. */
import { dictionary } from "../web/language.ts";

export const askBackWords = dictionary({
  de: {
    // Goes into a template's variable: one line, no line break (reference, section 1.5).
    message:
      "Wir haben eine Antwort auf Ihre Nachricht. Bitte schreiben Sie uns kurz zurück, dann senden wir sie Ihnen.",
    title: "Um Rückmeldung bitten",
    explain:
      "Sie können der Person eine freigegebene Vorlage senden. Schreibt sie daraufhin zurück, ist das Antwortfenster wieder 24 Stunden offen. Eine Vorlage kostet so viel wie eine Aussendung an eine Person.",
    reads: "Die Person liest:",
    send: "Vorlage senden",
    sent: "Die Bitte um Rückmeldung ist auf dem Weg.",
    unknown: "Dieses Gespräch gibt es nicht mehr.",
    windowOpen: "Das Antwortfenster ist offen: Sie können frei antworten.",
    stopped: "Die Person hat in WhatsApp abgeschaltet, dass wir ihr von uns aus schreiben.",
    asked: "Um Rückmeldung wurde schon gebeten. Ein zweites Mal wäre aufdringlich.",
    noQuestion: "Zuletzt kam keine Frage an uns, sondern ein Befehl wie STOPP.",
  },
  en: {
    message: "We have an answer to your message. Please write back briefly, then we will send it.",
    title: "Ask the person to write",
    explain:
      "You can send the person an approved template. When they write back, the service window is open for 24 hours again. A template costs as much as a broadcast to one person.",
    reads: "The person reads:",
    send: "Send template",
    sent: "The request is on its way.",
    unknown: "This conversation does not exist any more.",
    windowOpen: "The service window is open: you can answer freely.",
    stopped: "The person has switched off in WhatsApp that we write to them first.",
    asked: "The person was asked already. A second time would be intrusive.",
    noQuestion: "The last message was no question to us but a command such as STOP.",
  },
});
