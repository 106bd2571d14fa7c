import { dictionary } from "../web/language.ts";

/** The states of one delivery, for staff. */
export const deliveryWords = dictionary({
  de: {
    queued: "wartet",
    sending: "wird gesendet",
    accepted: "angenommen",
    held: "zurückgehalten",
    sent: "gesendet",
    delivered: "zugestellt",
    read: "gelesen",
    failed: "nicht zustellbar",
    withdrawn: "zurückgezogen",
    expired: "abgelaufen",
    uncertain: "ungewiss",
  },
  en: {
    queued: "waiting",
    sending: "being sent",
    accepted: "accepted",
    held: "held back",
    sent: "sent",
    delivered: "delivered",
    read: "read",
    failed: "undeliverable",
    withdrawn: "withdrawn",
    expired: "expired",
    uncertain: "uncertain",
  },
});
