/** Long compounds, and where a hyphen would part them. Pure. */

/** Words are counted by their longest part: a hyphen helps already. */
export const longestWord = 20;

/** What compounds of public bodies end in; the longer one first. */
const ends =
  `veranstaltungen veranstaltung genehmigungen genehmigung bescheinigungen bescheinigung untersuchungen untersuchung
  verwaltungen verwaltung verordnungen verordnung sprechstunden sprechstunde informationen information begrenzungen begrenzung
  beschränkungen beschränkung einschränkungen einschränkung vollsperrungen vollsperrung sperrungen sperrung förderungen förderung
  versorgungen versorgung ausstellungen ausstellung beratungsstellen beratungsstelle beratungen beratung kalender ordnung ordnungen
  gesetze gesetz behörden behörde stellen stelle anträge antrag gebühren gebühr arbeiten maßnahmen maßnahme konzepte konzept zentren
  zentrum einrichtungen einrichtung anlagen anlage termine termin verfahren planungen planung abgaben abgabe sammlungen sammlung
  kommissionen kommission bestimmungen bestimmung vorschriften vorschrift beauftragten beauftragte beauftragter angelegenheiten
  unternehmen station bezirk gebiet amt programm preis plan schutz dienst fest tage tag`
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);

/** The parts of more than twenty letters, each with a hyphen before its last word where that is known. */
export function longWords(text: string): { readonly found: string; readonly better: string }[] {
  const words =
    text.replaceAll(/(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@\S+|#\S+/g, " ").match(/[\p{L}]+/gu) ??
    [];
  return [...new Set(words)]
    .filter((word) => word.length > longestWord)
    .map((found) => ({ found, better: hyphenated(found) }));
}

function hyphenated(word: string): string {
  const end = ends.find((one) => word.toLowerCase().endsWith(one) && word.length - one.length >= 5);
  if (end === undefined) return "";
  const at = word.length - end.length;
  return `${word.slice(0, at)}-${end.charAt(0).toUpperCase()}${end.slice(1)}`;
}
