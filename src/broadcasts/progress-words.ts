/** The words of a broadcast that is under way or over. */
import { dictionary } from "../web/language.ts";

const people = (count: string, one: boolean) => (one ? "1 Person" : `${count} Personen`);
const persons = (count: string, one: boolean) => (one ? "1 person" : `${count} people`);

export const progressWords = dictionary({
  de: {
    progress: "Fortschritt",
    progressOf: (done: string, all: string) => `${done} von ${all} gesendet`,
    rate: (perSecond: string) => `${perSecond} in der Sekunde`,
    remaining: (minutes: number) =>
      minutes <= 1 ? "noch etwa eine Minute" : `noch etwa ${minutes} Minuten`,
    preparing: "Der Empfängerkreis wird zusammengestellt.",
    pauseHint: "Anhalten lässt sich fortsetzen, Abbrechen ist endgültig.",
    pausedAt: (got: string, one: boolean, rest: string) =>
      `${people(got, one)} ${one ? "hat" : "haben"} sie schon, ${rest} warten.`,
    cancelledAt: (got: string, one: boolean, rest: string) =>
      `${people(got, one)} ${one ? "hat" : "haben"} sie bekommen oder ${one ? "bekommt" : "bekommen"} sie noch. Bei ${rest} geht nichts mehr hinaus.`,
    delivered: "zugestellt",
    read: "davon gelesen",
    readHint: "„Gelesen“ zeigt WhatsApp nur bei denen, die Lesebestätigungen eingeschaltet haben.",
    onTheWay: "gesendet, noch nicht zugestellt",
    waiting: "wartet",
    failed: "nicht zustellbar",
    withheld: "von WhatsApp nicht zugestellt",
    held: "von WhatsApp zurückgehalten",
    uncertain: "ungewiss",
    withdrawn: "zurückgezogen (abgemeldet oder abgebrochen)",
    expired: "abgelaufen",
    count: "Anzahl",
    state: "Stand",
    reason: "Grund",
    reasons: "Warum nicht zustellbar",
    withheldReasons: "Warum WhatsApp nicht zugestellt hat",
    heldTitle: (count: string, one: boolean) =>
      `WhatsApp hält die Nachricht bei ${people(count, one)} zurück`,
    heldText:
      "WhatsApp prüft, wie die ersten sie aufnehmen. Das ist bei neuen Vorlagen und jungen Konten üblich und dauert meist unter einer Stunde; dann geht es von selbst weiter. Bei schlechten Rückmeldungen verwirft WhatsApp den Rest und sagt es hier.",
    withheldTitle: (count: string, one: boolean) =>
      `WhatsApp hat bei ${people(count, one)} nicht zugestellt`,
    withheldText:
      "An Ihrer Nachricht liegt es nicht, und es kostet nichts. Ein zweiter Versuch hilft heute nicht. Auf der öffentlichen Seite ist die Nachricht für alle zu lesen.",
    uncertainTitle: (count: string, one: boolean) =>
      `Bei ${people(count, one)} ist ungewiss, ob die Nachricht angekommen ist`,
    uncertainText:
      "WhatsApp hat auf das Senden nicht geantwortet. Meist klärt es sich in wenigen Minuten durch den Zustellbericht. Von selbst geht nichts ein zweites Mal hinaus, was schon angekommen sein könnte.",
    uncertainAgain:
      "WhatsApp hat auf das Senden nicht geantwortet. Meist klärt es sich in wenigen Minuten durch den Zustellbericht. Was danach noch offen ist, senden wir einmal neu, so wie Sie es gewählt haben: lieber zweimal als gar nicht.",
    uncertainLink: "Ansehen und entscheiden",
    roomTitle: "Heute geht sie nicht an alle",
    roomText: (limit: string) =>
      `WhatsApp erlaubt Ihnen zurzeit ${limit} Personen in 24 Stunden; wer Ihnen gerade geschrieben hat, zählt nicht mit. Der Rest wartet und geht von selbst hinaus:`,
    roomDay: (day: string, count: string, one: boolean) => `${day}: ${people(count, one)}`,
    roomNow: "jetzt",
    roomMore:
      "Die Grenze steigt, wenn Ihre Behörde bei Meta geprüft ist und regelmäßig gut ankommt.",
    haltedTitle: "Von dieser Nummer geht gerade nichts hinaus",
    haltedLink: "Zum Not-Aus: ansehen und weiter senden",
    notAnswering: (since: string) =>
      `WhatsApp antwortet seit ${since} nicht richtig. Die Aussendung wartet und geht von selbst weiter.`,
    slowed: (since: string) =>
      `WhatsApp hat um ${since} um langsameres Senden gebeten. Wir senden langsamer und werden von selbst wieder schneller.`,
    refusedTitle: "Die Aussendung hat sich selbst angehalten",
    refusedText:
      "Sie hat angehalten, damit nicht alle vergeblich angeschrieben werden. So geht es weiter:",
    refusedMend: "Beheben Sie die Ursache; was sie betrifft, steht unter",
    refusedMendLink: "Nummer und Vorlagen",
    refusedResume:
      "Drücken Sie oben auf „Fortsetzen“. Zuerst gehen wieder nur fünf Nachrichten hinaus; klappt es bei ihnen, folgen alle anderen.",
    money: "Kosten",
    estimated: "geschätzt",
    actual: "bisher",
    recipients: "Wer sie bekommt",
    list: "Personen und wie weit die Nachricht ist",
    recipient: "Person",
    person: (id: number) => `Person ${id}`,
    erased: "gelöscht",
    show: "Welche Personen",
    when: "Zuletzt",
    nobody: "Hier ist niemand.",
    next: "Weitere zeigen",
    first: "Zurück zum Anfang",
    file: "Als Tabelle herunterladen (CSV, ohne Nummern)",
    fileName: "aussendung",
    sentColumn: "Gesendet",
    deliveredColumn: "Zugestellt",
    readColumn: "Gelesen",
    alle: "Alle",
    da: "Zugestellt",
    unterwegs: "Unterwegs",
    wartet: "Wartet",
    nicht: "Nicht zustellbar",
    ungewiss: "Ungewiss",
    zurueck: "Zurückgezogen",
  },
  en: {
    progress: "Progress",
    progressOf: (done: string, all: string) => `${done} of ${all} sent`,
    rate: (perSecond: string) => `${perSecond} a second`,
    remaining: (minutes: number) =>
      minutes <= 1 ? "about a minute left" : `about ${minutes} minutes left`,
    preparing: "The audience is being put together.",
    pauseHint: "A pause can be ended, a cancellation is final.",
    pausedAt: (got: string, one: boolean, rest: string) =>
      `${persons(got, one)} ${one ? "has" : "have"} it already, ${rest} wait.`,
    cancelledAt: (got: string, one: boolean, rest: string) =>
      `${persons(got, one)} ${one ? "has" : "have"} got it or will still get it. Nothing leaves to the other ${rest}.`,
    delivered: "delivered",
    read: "of these read",
    readHint: "WhatsApp shows “read” only for people who have read receipts switched on.",
    onTheWay: "sent, not delivered yet",
    waiting: "waiting",
    failed: "undeliverable",
    withheld: "not delivered by WhatsApp",
    held: "held back by WhatsApp",
    uncertain: "uncertain",
    withdrawn: "withdrawn (left or cancelled)",
    expired: "expired",
    count: "Count",
    state: "State",
    reason: "Reason",
    reasons: "Why undeliverable",
    withheldReasons: "Why WhatsApp did not deliver",
    heldTitle: (count: string, one: boolean) =>
      `WhatsApp holds the message back for ${persons(count, one)}`,
    heldText:
      "WhatsApp looks at how the first people take it. That is usual with new templates and young accounts and mostly takes less than an hour; then it goes on by itself. After bad feedback WhatsApp drops the rest, and it is said here.",
    withheldTitle: (count: string, one: boolean) =>
      `WhatsApp did not deliver to ${persons(count, one)}`,
    withheldText:
      "Your message is not to blame, and it costs nothing. A second try does not help today. Everybody can read the message on its public page.",
    uncertainTitle: (count: string, one: boolean) =>
      `It is uncertain whether the message reached ${persons(count, one)}`,
    uncertainText:
      "WhatsApp did not answer when it was sent. It mostly clears up within minutes through the delivery report. Nothing that may have arrived goes out a second time by itself.",
    uncertainAgain:
      "WhatsApp did not answer when it was sent. It mostly clears up within minutes through the delivery report. What is open after that we send once more, as you chose: rather twice than never.",
    uncertainLink: "Look and decide",
    roomTitle: "It does not go to everyone today",
    roomText: (limit: string) =>
      `WhatsApp allows you ${limit} people in 24 hours at present; whoever has just written to you does not count. The rest waits and goes out by itself:`,
    roomDay: (day: string, count: string, one: boolean) => `${day}: ${persons(count, one)}`,
    roomNow: "now",
    roomMore:
      "The limit rises once Meta has verified your public body and messages are well taken.",
    haltedTitle: "Nothing leaves from this number at the moment",
    haltedLink: "To the emergency stop: look and send on",
    notAnswering: (since: string) =>
      `WhatsApp has not answered properly since ${since}. The broadcast waits and goes on by itself.`,
    slowed: (since: string) =>
      `WhatsApp asked at ${since} for slower sending. We send more slowly and become faster again by ourselves.`,
    refusedTitle: "The broadcast has stopped itself",
    refusedText: "It stopped so that not everybody is written to in vain. This is how it goes on:",
    refusedMend: "Mend the cause; what concerns it stands under",
    refusedMendLink: "Number and templates",
    refusedResume:
      "Press “Resume” above. Only five messages leave at first; where they go through, all others follow.",
    money: "Cost",
    estimated: "estimated",
    actual: "so far",
    recipients: "Who gets it",
    list: "People and how far the message is",
    recipient: "Person",
    person: (id: number) => `Person ${id}`,
    erased: "erased",
    show: "Which people",
    when: "Last",
    nobody: "Nobody is here.",
    next: "Show more",
    first: "Back to the beginning",
    file: "Download as a table (CSV, without numbers)",
    fileName: "broadcast",
    sentColumn: "Sent",
    deliveredColumn: "Delivered",
    readColumn: "Read",
    alle: "All",
    da: "Delivered",
    unterwegs: "On the way",
    wartet: "Waiting",
    nicht: "Undeliverable",
    ungewiss: "Uncertain",
    zurueck: "Withdrawn",
  },
});
