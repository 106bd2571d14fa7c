/** Whether a text passes itself off as an official warning: those come by MoWaS, sirens and NINA, never by us. Pure. */

/** "Amtliche Warnung", "amtliche Unwetterwarnung", "Offizielle Warnmeldung", "Gefahrendurchsage", "official warning". */
const claims: readonly RegExp[] = [
  /\b(?:amtlich|offiziell)(?:e[nrms]?)?\s+(?:[\p{L}-]+\s+){0,2}?[\p{L}-]*(?:warn|gefahren)[\p{L}-]*/iu,
  /\bgefahrendurchsage[\p{L}]*/iu,
  /\bofficial\s+(?:[\p{L}-]+\s+){0,2}?(?:warning|alert)s?\b/iu,
];

/** The words that claim it, as they stand in the text; null where none do. */
export function warningClaim(text: string): string | null {
  for (const claim of claims) {
    const [found] = claim.exec(text.normalize("NFC")) ?? [];
    if (found !== undefined) return found;
  }
  return null;
}
