import { dictionary } from "../web/language.ts";

export const personRightsWords = dictionary({
  de: {
    title: "Rechte dieser Person",
    text: "Für Wünsche, die per Brief, Telefon oder E-Mail kommen. Im Chat genügen AUSKUNFT und LÖSCHEN.",
    access: "Auskunft erstellen",
    accessJson: "Für andere Programme (JSON)",
    erase: "Diese Person löschen",
    sure: "Ja, alles über diese Person löschen. Das lässt sich nicht rückgängig machen.",
    notSure: "Bitte bestätigen Sie mit dem Häkchen, dass wirklich gelöscht werden soll.",
    erased: "Die Person ist gelöscht.",
    back: "Zurück zur Person",
    toList: "Zu den Abonnenten",
  },
  en: {
    title: "Rights of this person",
    text: "For wishes that come by letter, telephone or e-mail. In the chat MY DATA and DELETE are enough.",
    access: "What is stored, as a file",
    accessJson: "For other programs (JSON)",
    erase: "Erase this person",
    sure: "Yes, erase everything about this person. This cannot be undone.",
    notSure: "Please confirm by the tick that everything is to be erased.",
    erased: "The person is erased.",
    back: "Back to the person",
    toList: "To the subscribers",
  },
});
