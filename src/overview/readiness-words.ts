import { dictionary } from "../web/language.ts";

export const readinessWords = dictionary({
  de: {
    number: "Die Nummer ist verbunden.",
    carrier: "WhatsApp hat die Vorlagen genehmigt.",
    imprint: "Das Impressum ist ausgefüllt.",
    accessibility: "Die Erklärung zur Barrierefreiheit ist ausgefüllt.",
    notice: "Die Datenschutzhinweise sind veröffentlicht.",
    hours: "Die Dienstzeiten sind eingetragen.",
  },
  en: {
    number: "The number is connected.",
    carrier: "WhatsApp has approved the templates.",
    imprint: "The imprint is filled in.",
    accessibility: "The accessibility statement is filled in.",
    notice: "The privacy notice is published.",
    hours: "The office hours are entered.",
  },
});
