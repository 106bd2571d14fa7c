/** What the audit log calls an action, for people. A new action of any folder gets its line here; one without is shown as it is stored. */
import type { Language } from "../web/language.ts";

const german: Readonly<Record<string, string>> = {
  "logged in": "angemeldet",
  "logged out": "abgemeldet",
  "language changed": "Sprache geändert",
  "password changed": "Passwort geändert",
  "password reset": "Passwort neu vergeben",
  "staff added": "Konto angelegt",
  "staff changed": "Konto geändert",
  "token added": "Zugang angelegt",
  "token revoked": "Zugang widerrufen",
  "organisation saved": "Behörde gespeichert",
  "number saved": "Nummer gespeichert",
  "notice published": "Datenschutzhinweise veröffentlicht",
  "record handed out": "Auskunft ausgegeben",
  "subscriber erased": "Person gelöscht",
  "topic added": "Kategorie angelegt",
  "report tried again": "Meldung noch einmal verarbeitet",
  "report settled": "Meldung erledigt",
  "rules saved": "Regeln gespeichert",
  "broadcast created": "Aussendung angelegt",
  "broadcast edited": "Aussendung geändert",
  "broadcast submitted": "Freigabe erbeten",
  "broadcast approved": "Aussendung freigegeben",
  "broadcast scheduled": "Aussendung geplant",
  "broadcast sent": "Aussendung gesendet",
  "broadcast unscheduled": "Aussendung zurückgenommen",
  "broadcast paused": "Aussendung angehalten",
  "broadcast resumed": "Aussendung fortgesetzt",
  "broadcast cancelled": "Aussendung abgebrochen",
  "recipients exported": "Empfängerliste heruntergeladen",
};

/** "staff added" -> "Konto angelegt" */
export function actionInWords(action: string, language: Language): string {
  return language === "de" && Object.hasOwn(german, action) ? (german[action] ?? action) : action;
}
