/**
 * Every refusal of WhatsApp: its code, what the engine does (reference: channels.ts, `FailureClass`), what staff read.
 * One line per code. Codes and meanings: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes.
 */
import type { FailureClass } from "../channels.ts";

type Line = readonly [code: number, action: FailureClass, sentence: string];

const tokenTrouble =
  "Der Zugangsschlüssel gilt nicht mehr. Bitte in den Einstellungen einen neuen hinterlegen.";
const rightsMissing =
  "Dem Zugangsschlüssel fehlt eine Berechtigung. Bitte die Rechte des Systembenutzers bei Meta prüfen.";
const ourFault = "WhatsApp hat den Aufbau der Nachricht abgelehnt. Bitte die Technik verständigen.";
export const serverTrouble = "WhatsApp ist gerade gestört. Es wird von selbst erneut versucht.";
const tooFast = "WhatsApp bittet um langsameres Senden. Es geht von selbst weiter.";
const templateAuthoring =
  "WhatsApp nimmt die Vorlage so nicht an. Bitte Länge, Platzhalter und Aufbau prüfen.";
const notUsedHere = "Diese Funktion von WhatsApp nutzt der Dienst nicht.";
const registration =
  "Die Anmeldung der Nummer bei WhatsApp ist nicht vollständig. Bitte die Technik verständigen.";
const usernameTrouble =
  "WhatsApp hat den Benutzernamen der Nummer abgelehnt. Bitte bei Meta einen anderen wählen.";

// One line per code is the point of a table, so the formatter keeps out.
// oxfmt-ignore
export const failureLines: readonly Line[] = [
  // Access
  [0, "halt", tokenTrouble],
  [190, "halt", tokenTrouble],
  [102, "halt", tokenTrouble],
  [104, "halt", "Meta verlangt den Nachweis mit dem App-Geheimnis. Bitte die App-Einstellungen prüfen."],
  [3, "halt", rightsMissing],
  [10, "halt", rightsMissing],
  [131005, "halt", rightsMissing],
  [33, "halt", "Meta kennt die Nummer nicht mehr. Bitte die Nummer-ID in den Einstellungen prüfen."],

  // The vendor's own trouble, and its limits
  [1, "retry", serverTrouble],
  [2, "retry", serverTrouble],
  [131000, "retry", serverTrouble],
  [131016, "retry", serverTrouble],
  [133004, "retry", serverTrouble],
  [4, "wait", tooFast],
  [17, "wait", tooFast],
  [32, "wait", tooFast],
  [613, "wait", tooFast],
  [80007, "wait", tooFast],
  [130429, "wait", tooFast],
  [131057, "wait", "WhatsApp wartet das Konto gerade, meist eine Minute. Es geht von selbst weiter."],
  [2494100, "wait", "WhatsApp wartet die Nummer gerade. Es geht von selbst weiter."],
  [131056, "retry", "Zu viele Nachrichten an dieselbe Person in kurzer Zeit. Es wird von selbst erneut versucht."],

  // The account
  [368, "halt", "Meta hat das Konto wegen eines Regelverstoßes vorübergehend gesperrt. Bitte den Business Manager öffnen."],
  [131031, "halt", "Meta hat das Konto gesperrt oder Angaben passen nicht zusammen. Bitte den Business Manager öffnen."],
  [131037, "halt", "Der Anzeigename der Nummer ist noch nicht genehmigt. Bitte bei Meta beantragen."],
  [131042, "halt", "Meta kann nicht abrechnen. Bitte die Zahlungsart im Business Manager prüfen."],
  [131045, "halt", "Die Nummer ist nicht richtig angemeldet. Bitte die Nummer neu anmelden."],
  [131048, "halt", "Zu viele Menschen haben die Nummer blockiert oder gemeldet. Bitte vorerst nichts aussenden und die Qualität prüfen."],
  [131064, "halt", "Meta hat Vorlagen wegen falscher Einstufung begrenzt. Bitte die Vorlagen im Business Manager prüfen."],
  [133010, "halt", "Die Nummer ist bei WhatsApp nicht angemeldet. Bitte die Nummer anmelden."],

  // The person
  [131026, "permanent", "WhatsApp konnte nicht zustellen: kein WhatsApp auf dieser Nummer, veraltete App oder blockiert."],
  [131021, "permanent", "Empfänger und Absender sind dieselbe Nummer."],
  [130472, "permanent", "Diese Person nimmt an einem Versuch von Meta teil und erhält keine Aussendungen. Sie kostet nichts."],
  [130497, "permanent", "Das Konto darf in das Land dieser Nummer nicht senden."],
  [131036, "permanent", "Die Nachricht konnte nicht mehr nachgesendet werden, weil WhatsApp sie nicht so lange aufbewahrt."],
  [131047, "permanent", "Die letzte Nachricht dieser Person ist älter als 24 Stunden. Freier Text geht erst wieder, wenn sie schreibt."],
  [131049, "permanent", "WhatsApp hat nicht zugestellt, um diese Person nicht zu überladen. Frühestens morgen erneut möglich."],
  [131050, "suppress", "Diese Person hat Aussendungen in WhatsApp abbestellt."],
  [137000, "permanent", "Die Identität dieser Person hat sich geändert. Sie muss sich erst wieder melden."],
  [131062, "fix", "Diese Nachricht lässt sich nur an eine Telefonnummer senden, und die ist hier nicht bekannt."],

  // Our request
  [100, "fix", ourFault],
  [131008, "fix", ourFault],
  [131009, "fix", ourFault],
  [131051, "fix", "WhatsApp kennt diese Art von Nachricht nicht."],
  [131055, "fix", ourFault],
  [131059, "fix", ourFault],
  [135000, "fix", ourFault],
  [131030, "fix", "Die Testnummer darf nur an eingetragene Nummern senden. Bitte die Nummer bei Meta eintragen."],
  [131060, "permanent", "WhatsApp stellt diese Nachricht nicht bereit."],

  // Pictures and files
  [131014, "retry", "WhatsApp konnte die Datei nicht laden. Es wird von selbst erneut versucht."],
  [131052, "retry", "WhatsApp konnte die Datei nicht herunterladen."],
  [131053, "fix", "WhatsApp nimmt die Datei nicht an. Bitte Bildart und Größe prüfen (JPEG oder PNG bis 5 MB)."],

  // Templates and Flows
  [131061, "template", "Die Vorlage hat einen Höchstpreis und geht nicht über diesen Weg. Bitte eine andere Vorlage nehmen."],
  [131063, "template", "Für dieses Konto sind Marketing-Vorlagen auf diesem Weg abgeschaltet. Bitte bei Meta einschalten."],
  [132000, "fix", "Die Zahl der Platzhalter passt nicht zur Vorlage. Bitte die Vorlagen neu abgleichen."],
  [132001, "template", "Die Vorlage gibt es nicht oder sie ist nicht genehmigt. Bitte die Vorlagen neu abgleichen."],
  [132005, "fix", "Der Text ist mit den eingesetzten Werten zu lang. Bitte den Anreißer kürzen."],
  [132007, "template", "Die Vorlage verstößt gegen die Regeln von WhatsApp. Bitte den Text ändern."],
  [132008, "fix", "Ein eingesetzter Wert passt nicht zur Vorlage. Bitte Zeilenumbrüche und leere Werte entfernen."],
  [132012, "fix", "Ein eingesetzter Wert passt nicht zur Vorlage. Bitte die Vorlagen neu abgleichen."],
  [132015, "template", "WhatsApp hat die Vorlage wegen schlechter Rückmeldungen angehalten."],
  [132016, "template", "WhatsApp hat die Vorlage endgültig gesperrt. Bitte eine neue anlegen."],
  [132018, "fix", "Mit den Werten der Vorlage stimmt etwas nicht. Bitte die Vorlagen neu abgleichen."],
  [132068, "template", "Das Formular (Flow) ist von WhatsApp gesperrt."],
  [132069, "template", "Das Formular (Flow) ist von WhatsApp auf wenige Nachrichten je Stunde gedrosselt."],
  [134100, "fix", "Auf diesem Weg gehen nur Marketing-Vorlagen."],
  [134101, "wait", "WhatsApp richtet die Vorlage noch ein, etwa zehn Minuten. Es geht von selbst weiter."],
  [134102, "template", "Die Vorlage steht auf diesem Weg nicht bereit."],
  [141002, "template", "Die Vorlage ist nicht genehmigt."],
  [2388019, "fix", "Die Höchstzahl an Vorlagen ist erreicht. Bitte nicht mehr gebrauchte löschen."],
  [2388040, "fix", templateAuthoring],
  [2388047, "fix", templateAuthoring],
  [2388072, "fix", templateAuthoring],
  [2388073, "fix", templateAuthoring],
  [2388293, "fix", templateAuthoring],
  [2388299, "fix", templateAuthoring],
  [139000, "fix", "Das Formular (Flow) besteht die Prüfung von WhatsApp nicht."],
  [139001, "fix", "Das Formular (Flow) lässt sich nicht ändern."],
  [139002, "fix", "Das Formular (Flow) lässt sich nicht veröffentlichen."],
  [139003, "fix", "Das Formular (Flow) lässt sich nicht zurückziehen."],
  [139004, "fix", "Das Formular (Flow) lässt sich nicht löschen."],

  // Registration, block list, usernames: answers to calls of administrators
  [133000, "fix", registration],
  [133005, "fix", "Die PIN der Nummer ist falsch."],
  [133006, "fix", "Die Nummer muss bei WhatsApp neu bestätigt werden."],
  [133008, "wait", "Zu viele falsche PIN-Eingaben. Bitte später erneut versuchen."],
  [133009, "wait", "Die PIN wurde zu schnell nacheinander eingegeben. Bitte später erneut versuchen."],
  [133015, "wait", "Die Nummer wurde gerade erst abgemeldet. Bitte fünf Minuten warten."],
  [133016, "wait", "Die Nummer wurde zu oft an- und abgemeldet. Bitte 72 Stunden warten."],
  [139100, "fix", "Nicht alle Nummern konnten gesperrt werden."],
  [139101, "fix", "Die Sperrliste ist voll."],
  [139102, "retry", "Die Sperrliste wird gerade geändert. Es wird von selbst erneut versucht."],
  [139103, "retry", serverTrouble],
  [147001, "fix", usernameTrouble],
  [147002, "fix", usernameTrouble],
  [147003, "fix", usernameTrouble],
  [147004, "fix", usernameTrouble],
  [147005, "fix", usernameTrouble],

  // What we do not use; listed so that it is not taken for something new
  [131020, "permanent", notUsedHere],
  [131041, "permanent", notUsedHere],
  [131044, "permanent", notUsedHere],
  [134011, "permanent", notUsedHere],
  [139200, "permanent", notUsedHere],
  [200005, "permanent", notUsedHere],
  [200006, "permanent", notUsedHere],
  [200007, "permanent", notUsedHere],
  [2388318, "permanent", notUsedHere],
  [2388330, "permanent", notUsedHere],
];

export const failureRanges: readonly (readonly [from: number, to: number, FailureClass, string])[] =
  [
    [200, 299, "halt", rightsMissing],
    [131201, 131215, "permanent", notUsedHere],
    [138000, 138018, "permanent", notUsedHere],
    [2494164, 2494179, "permanent", notUsedHere],
  ];
