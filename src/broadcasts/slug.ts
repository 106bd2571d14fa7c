/** The part of a public page's address that comes from the title. Pure. */

const longest = 60;
const german: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** "Straßenfest für alle!" -> "strassenfest-fuer-alle". What has no letters or digits becomes "nachricht". */
export function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize("NFC")
    .replace(/[äöüß]/g, (letter) => german[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "nachricht" : plain;
}

/** The first of "fest", "fest-2", "fest-3", … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number += 1)
    if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
