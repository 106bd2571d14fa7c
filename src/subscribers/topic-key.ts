/** The key of a topic, as it stands in addresses, buttons and the consent chain. Pure. */

/** "Kultur!Büro." -> "kultur-buero"; a key that is taken gets a number. At most 40 characters. */
export function topicKey(title: string, taken: ReadonlySet<string>): string {
  const spelled = title
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 36)
    .replace(/-+$/, "");
  const base = spelled === "" ? "thema" : spelled;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}
