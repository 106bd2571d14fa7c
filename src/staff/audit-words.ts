/** What the audit log says, for people. A new action of any folder gets its line here: without one it cannot be written. */
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";

const german = {
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
  "office hours saved": "Dienstzeiten gespeichert",
  "subscribers exported": "Abonnenten als Liste abgerufen",
  "topic changed": "Kategorie geändert",
  "topic moved": "Kategorie verschoben",
  "topic hidden": "Kategorie ausgeblendet",
  "topic shown": "Kategorie eingeblendet",
  "uncertain deliveries decided": "Über Ungewisse entschieden",
  "sending stopped": "Not-Aus: alles angehalten",
  "sending resumed": "Not-Aus aufgehoben",
  "canned answer saved": "Textbaustein gespeichert",
  "canned answer deleted": "Textbaustein gelöscht",
  "note changed": "Notiz zu einer Person geändert",
  "note deleted": "Notiz zu einer Person gelöscht",
  "number shown": "Nummer einer Person gezeigt",
  "subscription added": "Abo eingetragen",
  "subscription ended": "Abo beendet",
  "pause set": "Pause eingetragen",
  "pause ended": "Pause beendet",
  "text set back": "Text zurückgesetzt",
  "test phase begun": "Testphase begonnen",
  "places changed": "Plätze der Testphase geändert",
  "invitations made": "Einladungen erzeugt",
  "text saved": "Text gespeichert",
  "service opened": "Dienst für alle geöffnet",
  "invitation removed": "Einladung entfernt",
  "rules saved": "Regeln gespeichert",
  "languages saved": "Sprachen der Aussendungen gespeichert",
  "broadcast made urgent": "Aussendung zur Eilmeldung gemacht",
  "broadcast made usual": "Eilmeldung zurückgenommen",
  "text template saved": "Textvorlage gespeichert",
  "text template deleted": "Textvorlage gelöscht",
  "quiet hours saved": "Ruhezeiten gespeichert",
  "summaries saved": "Zusammenfassungen und Versprechen gespeichert",
  "broadcast created": "Aussendung angelegt",
  "broadcast edited": "Aussendung geändert",
  "broadcast submitted": "Freigabe erbeten",
  "broadcast approved": "Aussendung freigegeben",
  "broadcast rejected": "Aussendung mit Grund zurückgegeben",
  "broadcast approval withdrawn": "Freigabe zurückgezogen",
  "broadcast corrected": "Korrektur geschrieben",
  "approvals of topic saved": "Freigaben der Kategorie geändert",
  "approvers saved": "Wer freigeben darf geändert",
  "deputy set": "Vertretung eingetragen",
  "deputy ended": "Vertretung beendet",
  "broadcast scheduled": "Aussendung geplant",
  "broadcast returned": "Aussendung zurück zum Entwurf",
  "broadcast sent": "Senden gedrückt",
  "broadcast started": "Aussendung gestartet",
  "broadcast unscheduled": "Aussendung zurückgenommen",
  "broadcast paused": "Aussendung angehalten",
  "broadcast resumed": "Aussendung fortgesetzt",
  "broadcast cancelled": "Aussendung abgebrochen",
  "broadcast let over budget": "Eilige Aussendung trotz Budget zugelassen",
  "budget saved": "Budget gespeichert",
  "rate card added": "Preisliste hinzugefügt",
  "source added": "Quelle hinzugefügt",
  "source changed": "Quelle geändert",
  "source polled": "Quelle von Hand abgerufen",
  "source switched off": "Quelle abgeschaltet",
  "source switched on": "Quelle eingeschaltet",
  "source moved": "Adresse der Quelle übernommen",
  "source deleted": "Quelle gelöscht",
  "loss accepted": "Verlust einer Quelle bestätigt",
  "event added": "Veranstaltung eingetragen",
  "event changed": "Veranstaltung geändert",
  "event worded": "Veranstaltung umformuliert",
  "event picked": "Veranstaltung vorgemerkt",
  "event hidden": "Veranstaltung ausgeblendet",
  "event left to the rules": "Veranstaltung den Regeln überlassen",
  "events merged": "Veranstaltungen zusammengelegt",
  "events separated": "Veranstaltungen getrennt",
  "event date cancelled": "Termin abgesagt",
  "event date takes place": "Termin findet statt",
  "event date left to its source": "Termin der Quelle überlassen",
  "event change: report": "Änderung gemeldet",
  "event change: leave": "Änderung nicht gemeldet",
  "tips rules saved": "Regeln der Tipps gespeichert",
  "tips changed": "Tipps geändert",
  "tips confirmed": "Tipps bestätigt",
  "tips skipped": "Tipps ausgelassen",
  "tips taken up again": "Tipps wieder aufgenommen",
  "recipients exported": "Empfängerliste heruntergeladen",
  "broadcast discarded": "Entwurf verworfen",
} as const;

export type AuditAction = keyof typeof german;

/** "staff added" -> "Konto angelegt"; in English it is written as it is stored. */
export function actionInWords(action: string, language: Language): string {
  const words: Readonly<Record<string, string>> = german;
  return language === "de" ? (words[action] ?? action) : action;
}

type Kind = {
  readonly de: string;
  readonly en: string;
  /** Where it can be looked at. */
  readonly path?: (id: string) => string;
};

const kinds: Readonly<Record<string, Kind>> = {
  deputy: { de: "Vertretung", en: "Deputy", path: () => paths.settingsBroadcasts },
  account: { de: "Nummer", en: "Number", path: () => paths.settingsNumber },
  broadcast: { de: "Aussendung", en: "Broadcast", path: paths.broadcast },
  notice: { de: "Fassung", en: "Version", path: () => paths.settingsNotice },
  number: { de: "Nummer", en: "Number", path: () => paths.settingsNumber },
  report: { de: "Meldung", en: "Report", path: () => paths.setAside },
  staff: { de: "Konto", en: "Account", path: (id) => paths.settingsTeamMember(Number(id)) },
  subscriber: { de: "Person", en: "Person", path: (id) => paths.subscriber(Number(id)) },
  text: { de: "Text", en: "Text", path: paths.settingsText },
  token: { de: "Zugang", en: "Token", path: () => paths.settingsTokens },
  tips: { de: "Tipps", en: "Tips", path: () => paths.tips },
  topic: { de: "Kategorie", en: "Topic", path: paths.topic },
};

/** "broadcast:0b79941e-…" -> "Aussendung 0b79941e" and its page. */
export function subjectInWords(
  subject: string,
  language: Language,
): { readonly words: string; readonly path: string | null } {
  const [kind = "", id = ""] = subject.split(":", 2);
  const known = kinds[kind];
  if (known === undefined || id === "") return { words: subject, path: null };
  return { words: `${known[language]} ${id.split("-")[0]}`, path: known.path?.(id) ?? null };
}
