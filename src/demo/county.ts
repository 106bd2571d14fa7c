import type { TopicValues } from "../subscribers/subscribers.ts";
import type { Organisation } from "../web/organisation.ts";

const disclaimer = {
  de: "Dies ist eine Demonstration der freien Software Rundruf und kein Angebot des Kreises Siegen-Wittgenstein.",
  en: "This is a demonstration of the free software Rundruf and no offer of the county of Siegen-Wittgenstein.",
};

export const demoOrganisation: Organisation = {
  name: "Kreis Siegen-Wittgenstein",
  shortName: "Kreis SiWi",
  land: "NW",
  timeZone: "Europe/Berlin",
  emergencyHint: {
    de: "Im Notfall: 112 (Feuerwehr, Rettungsdienst) oder 110 (Polizei). Ärztlicher Bereitschaftsdienst: 116 117.",
    en: "In an emergency: 112 (fire brigade, ambulance) or 110 (police). Medical on-call service: 116 117.",
  },
  imprint: {
    de: `${disclaimer.de}\n\nWer Rundruf selbst betreibt, trägt hier unter „Einstellungen, Behörde“ die Angaben nach § 5 DDG und § 18 MStV ein: Name und Anschrift der Behörde, Vertretungsberechtigte, Kontakt, Aufsichtsbehörde und wer für die Inhalte verantwortlich ist.`,
    en: `${disclaimer.en}\n\nWhoever runs Rundruf enters the details of § 5 DDG and § 18 MStV here under “Settings, Public body”: name and address, representatives, contact, supervisory authority and who is responsible for the content.`,
  },
  accessibility: {
    de: `${disclaimer.de}\n\nDie Seiten sind nach BITV 2.0 und EN 301 549 gestaltet: Sie lassen sich allein mit der Tastatur bedienen, vergrößern, mit Vorleseprogrammen nutzen und ohne JavaScript verwenden. Die Automatik der Tests findet keine Verstöße; eine Prüfung durch Menschen mit Behinderungen steht für diese Demonstration noch aus.\n\nWer Rundruf betreibt, ergänzt hier die Erklärung zur Barrierefreiheit mit Datum, Rückmeldeweg und Ombudsstelle des Landes.`,
    en: `${disclaimer.en}\n\nThe pages follow BITV 2.0 and EN 301 549: they work with the keyboard alone, enlarged, with screen readers and without JavaScript. The automatic tests find no violations; a review by people with disabilities is still to be done for this demonstration.\n\nWhoever runs Rundruf completes the accessibility statement here with date, feedback contact and the ombuds office of the Land.`,
  },
  contactEmail: "nachrichten@kreis.example",
  contactPhone: "+49 271 00000000",
  demo: true,
};

export const demoTopics: readonly (TopicValues & { readonly key: string })[] = [
  {
    key: "aktuelles",
    title: "Aktuelle Informationen",
    titleEn: "Current information",
    description: "Was im Kreis wichtig ist: Verkehr, Wetter, Schule, Kreishaus",
    descriptionEn: "What matters in the county: traffic, weather, schools, offices",
    promisedFrequency: "einzelne Nachrichten des Tages",
    promisedFrequencyEn: "single messages when there is news",
  },
  {
    key: "kultur",
    title: "Kultur!Büro.",
    titleEn: "Kultur!Büro.",
    description: "Konzerte, Lesungen, Ausstellungen und Angebote des Kulturbüros",
    descriptionEn: "Concerts, readings, exhibitions and offers of the culture office",
    promisedFrequency: "etwa zweimal in der Woche",
    promisedFrequencyEn: "about twice a week",
  },
  {
    key: "veranstaltungstipps",
    title: "Veranstaltungstipps",
    titleEn: "Event tips",
    description: "Was heute im Kreis los ist, jeden Morgen ausgewählt",
    descriptionEn: "What is on in the county today, chosen every morning",
    promisedFrequency: "jeden Morgen gegen 7:30 Uhr",
    promisedFrequencyEn: "every morning at about 7:30",
  },
];

export const demoSource = {
  title: "Veranstaltungen im Kreis (Beispiele)",
  draftsNews: false,
  onlyCities: [],
  onlyCategories: [],
  everyMinutes: 15,
} as const;
