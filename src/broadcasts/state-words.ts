/** The states in words, and why something is not allowed now. */
import { dictionary } from "../web/language.ts";

export const stateWords = dictionary({
  de: {
    draft: "Entwurf",
    "in-review": "Wartet auf Freigabe",
    approved: "Freigegeben",
    scheduled: "Geplant",
    sending: "Wird gesendet",
    paused: "Angehalten",
    sent: "Gesendet",
    cancelled: "Abgebrochen",
  },
  en: {
    draft: "Draft",
    "in-review": "Waits for approval",
    approved: "Approved",
    scheduled: "Scheduled",
    sending: "Sending",
    paused: "Paused",
    sent: "Sent",
    cancelled: "Cancelled",
  },
});

export const reasonWords = dictionary({
  de: {
    notSubmitted: "Die Aussendung liegt noch niemandem zur Freigabe vor.",
    notStarted: "Die Aussendung wird noch nicht gesendet.",
    underWay: "Die Aussendung wird schon gesendet. Sie können sie anhalten oder abbrechen.",
    paused: "Die Aussendung ist angehalten. Sie können sie fortsetzen oder abbrechen.",
    planned: "Die Aussendung ist geplant. Bitte zuerst „Doch nicht“ wählen.",
    over: "Die Aussendung ist schon gesendet. Sie können sie als neuen Entwurf kopieren.",
    cancelled: "Die Aussendung ist abgebrochen. Sie können sie als neuen Entwurf kopieren.",
    ownApproval:
      "Wer eine Aussendung geschrieben oder geändert hat, gibt sie nicht selbst frei. Bitten Sie jemand anderen darum.",
    givenAlready: "Sie haben freigegeben. Jetzt fehlt noch jemand anderes.",
    placeTaken:
      "Für diesen Platz ist schon freigegeben: Wer vertritt und wer vertreten wird, zählen zusammen einmal.",
    deputyOfWriter:
      "Sie vertreten jemanden, der selbst an dieser Aussendung geschrieben hat. Bitten Sie jemand anderen.",
    notApprover:
      "Sie dürfen zurzeit nicht freigeben. Die Administration kann Ihnen das Recht oder eine Vertretung eintragen.",
    programIsNoPerson:
      "Ein Zugang für Programme ist keine zweite Person. Diese Kategorie gibt jemand aus dem Team auf der Seite „Aussendungen“ frei.",
    changedMeanwhile:
      "Der Inhalt hat sich geändert, seit Sie ihn geöffnet haben. Bitte sehen Sie ihn noch einmal an und geben Sie ihn dann frei.",
    reasonMissing: "Bitte schreiben Sie, was geändert werden soll.",
    reasonTooLong: "Bitte kürzen Sie den Grund auf 2.000 Zeichen.",
    ownRejection:
      "Sie haben selbst daran geschrieben. Mit „Zurück zum Entwurf“ holen Sie die Aussendung zurück.",
    nothingToWithdraw: "Von Ihnen gibt es hier keine Freigabe.",
    needsApproval: "Die Aussendung muss zuerst von jemand anderem freigegeben werden.",
    tokenMayNotApprove:
      "Dieser Zugang darf nur Entwürfe anlegen. Geben Sie die Aussendung auf der Seite „Aussendungen“ frei.",
    incomplete: "Die Aussendung ist noch nicht vollständig. Bitte die markierten Angaben ergänzen.",
    past: "Dieser Zeitpunkt ist vorbei. Bitte einen späteren wählen.",
    noTime: "Bitte wählen Sie, wann gesendet werden soll.",
  },
  en: {
    notSubmitted: "Nobody has been asked to approve this broadcast yet.",
    notStarted: "The broadcast is not being sent yet.",
    underWay: "The broadcast is being sent already. You can pause or cancel it.",
    paused: "The broadcast is paused. You can resume or cancel it.",
    planned: "The broadcast is scheduled. Please choose “Changed my mind” first.",
    over: "The broadcast has been sent. You can copy it as a new draft.",
    cancelled: "The broadcast is cancelled. You can copy it as a new draft.",
    ownApproval:
      "Whoever wrote or changed a broadcast does not approve it. Please ask somebody else.",
    givenAlready: "You have approved. Somebody else is still missing.",
    placeTaken:
      "This place has been taken: a deputy and the person they stand in for count once together.",
    deputyOfWriter: "You stand in for somebody who wrote this broadcast. Please ask somebody else.",
    notApprover:
      "You may not approve at present. Administrators can give you the right or make you a deputy.",
    programIsNoPerson:
      "A token is not a second person. Broadcasts to this topic are approved by a member of staff on the page “Broadcasts”.",
    changedMeanwhile:
      "The content has changed since you opened it. Please look at it once more, then approve it.",
    reasonMissing: "Please write what should be changed.",
    reasonTooLong: "Please shorten the reason to 2,000 characters.",
    ownRejection: "You have written in it yourself. “Back to draft” takes the broadcast back.",
    nothingToWithdraw: "There is no approval of yours here.",
    needsApproval: "Somebody else must approve the broadcast first.",
    tokenMayNotApprove:
      "This token may only make drafts. Approve the broadcast on the page “Broadcasts”.",
    incomplete: "The broadcast is not complete yet. Please fill in what is marked.",
    past: "This time has passed. Please choose a later one.",
    noTime: "Please choose when to send.",
  },
});
