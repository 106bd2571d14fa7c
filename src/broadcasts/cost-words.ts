/** What sending costs, and what the budget says to it. */
import { dictionary } from "../web/language.ts";

export const marketWords = dictionary({
  de: {
    germany: "Deutschland",
    "rest-of-western-europe": "übriges Westeuropa",
    other: "andere Länder",
  },
  en: {
    germany: "Germany",
    "rest-of-western-europe": "rest of Western Europe",
    other: "other countries",
  },
});

export const costWords = dictionary({
  de: {
    classes: "Was das kostet",
    kind: "Form",
    people: "Personen",
    amount: "Kosten",
    template: (market: string) => `Vorlage, ${market}`,
    service: (market: string) => `freier Text, ${market}`,
    "free-service": (market: string) => `freier Text ohne Gebühr, ${market}`,
    whyFreeText: (left: string) =>
      `Wer in den letzten 24 Stunden geschrieben hat, bekommt freien Text, weil er weniger kostet; alle anderen dürfen wir nur mit der Vorlage anschreiben. In diesem Monat kosten noch ${left} freie Texte nichts.`,
    whyTemplate: "Alle bekommen die Vorlage, weil sie zurzeit nicht mehr kostet als freier Text.",
    budget: "Budget des Monats",
    budgetLeft: (left: string, all: string) => `noch ${left} von ${all}`,
    tooLittle: (missing: string) =>
      `Dafür reicht das Budget nicht: Es fehlen ${missing}. Die Aussendung hält vor der ersten Nachricht an, die nicht mehr hineinpasst.`,
    stoppedTitle: "Das Budget hält die Aussendung an",
    stoppedRaise: "Wer Verwaltungsrechte hat, kann es erhöhen:",
    stoppedLink: "Kosten und Budget",
    stoppedStart: "Danach startet die Aussendung von selbst.",
    stoppedResume:
      "Danach geht es oben mit „Fortsetzen“ weiter. Wer sie schon hat, bekommt sie nicht noch einmal.",
    goOver: "Trotz Budget senden",
    goneOver: "Die Aussendung geht trotz des Budgets hinaus. Das steht im Protokoll.",
    letBy: (name: string) => `${name} hat sie trotz des Budgets zugelassen.`,
    notUrgent: "Nur eine Eilmeldung darf über das Budget hinaus.",
    ownOverBudget:
      "Das entscheidet eine zweite Person: nicht, wer die Aussendung geschrieben oder geändert hat.",
    budgetHolds: "Das Budget hält diese Aussendung nicht an.",
  },
  en: {
    classes: "What it costs",
    kind: "Form",
    people: "People",
    amount: "Cost",
    template: (market: string) => `template, ${market}`,
    service: (market: string) => `free text, ${market}`,
    "free-service": (market: string) => `free text without charge, ${market}`,
    whyFreeText: (left: string) =>
      `Whoever wrote in the last 24 hours gets free text because it costs less; all others may only be written to with the template. ${left} free texts still cost nothing this month.`,
    whyTemplate: "Everybody gets the template because it costs no more than free text at present.",
    budget: "Budget of the month",
    budgetLeft: (left: string, all: string) => `${left} left of ${all}`,
    tooLittle: (missing: string) =>
      `The budget does not reach: ${missing} are missing. The broadcast stops before the first message that does not fit.`,
    stoppedTitle: "The budget stops the broadcast",
    stoppedRaise: "An administrator can raise it:",
    stoppedLink: "Cost and budget",
    stoppedStart: "Then the broadcast starts by itself.",
    stoppedResume: "Then go on with “Resume” above. Whoever has it already does not get it again.",
    goOver: "Send in spite of the budget",
    goneOver: "The broadcast leaves in spite of the budget. The audit log says so.",
    letBy: (name: string) => `${name} let it go in spite of the budget.`,
    notUrgent: "Only an urgent broadcast may go beyond the budget.",
    ownOverBudget: "A second person decides this: not who wrote or changed the broadcast.",
    budgetHolds: "The budget does not stop this broadcast.",
  },
});
