/**
 * Events of a template's review as its state (`TemplateRecord.status`). null: no change of state, the template goes on.
 * developers.facebook.com/docs/whatsapp/business-management-api/webhooks
 */
export const templateStates: ReadonlyMap<string, string | null> = new Map([
  ["APPROVED", "APPROVED"],
  ["REINSTATED", "APPROVED"],
  ["UNPAUSED", "APPROVED"],
  ["UNARCHIVED", "APPROVED"],
  ["UNLOCKED", "APPROVED"],
  ["FLAGGED", null],
  ["PENDING", "PENDING"],
  ["IN_APPEAL", "IN_APPEAL"],
  ["REJECTED", "REJECTED"],
  ["PAUSED", "PAUSED"],
  ["DISABLED", "DISABLED"],
  ["LOCKED", "LOCKED"],
  ["LIMIT_EXCEEDED", "LIMIT_EXCEEDED"],
  ["ARCHIVED", "ARCHIVED"],
  ["PENDING_DELETION", "PENDING_DELETION"],
  ["DELETED", "DELETED"],
]);

/** Why a template was refused, as a sentence that says what to do. */
export const rejectionWords: ReadonlyMap<string, string> = new Map([
  ["ABUSIVE_CONTENT", "WhatsApp hält den Inhalt für beleidigend. Bitte den Text ändern."],
  ["INCORRECT_CATEGORY", "Die Einstufung passt nicht zum Inhalt. Bitte eine andere wählen."],
  [
    "CATEGORY_NOT_AVAILABLE",
    "Diese Einstufung steht nicht zur Verfügung. Bitte eine andere wählen.",
  ],
  ["INVALID_FORMAT", "Der Aufbau stimmt nicht, meist bei den Platzhaltern. Bitte den Text ändern."],
  ["PROMOTIONAL", "Der Inhalt gilt als Werbung. Bitte als Marketing einstufen."],
  ["SCAM", "WhatsApp hält den Inhalt für Betrug. Bitte den Text ändern."],
  ["TAG_CONTENT_MISMATCH", "Sprache oder Einstufung passen nicht zum Inhalt. Bitte prüfen."],
]);
