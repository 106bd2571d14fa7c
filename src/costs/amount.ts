/** Amounts as people type them. Pure. */

/** "150,00", "1.250,5" or "0.1131" -> millionths; null where it is no amount. */
export function readMicros(text: string): number | null {
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) ? text.replaceAll(".", "") : text;
  const match = /^(\d{1,9})(?:[.,](\d{1,6}))?\s*€?$/.exec(plain.trim());
  if (match === null) return null;
  const [, whole = "0", rest = ""] = match;
  return Number(whole) * 1_000_000 + Number(rest.padEnd(6, "0"));
}

/** 113_100 -> "0,1131": at least two places, as many as it takes. */
export function plainAmount(micros: number, language: "de" | "en"): string {
  return new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
    useGrouping: false,
  }).format(micros / 1_000_000);
}
