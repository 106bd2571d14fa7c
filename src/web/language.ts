/**
 * Two languages, one shape. German comes first; English has the same keys, and the compiler says so.
 * Knows nothing of who reads: public pages take the language from the query, staff pages from the staff member.
 */
import type { Context } from "hono";

export type Language = "de" | "en";

type Word = string | ((...values: never[]) => string);

/** What a dictionary looks like to a page: texts, or functions that put values into a text. */
export type Words<W> = { readonly [key in keyof W]: W[key] extends string ? string : W[key] };

/**
 * Makes the words of one pages folder: `const words = dictionary({ de: {…}, en: {…} })`, then `words(language).title`.
 * A key that one language lacks does not compile.
 */
export function dictionary<W extends Record<string, Word>>(both: {
  readonly de: W;
  readonly en: NoInfer<Words<W>>;
}): (language: Language) => Words<W> {
  // A dictionary only widens literal texts to `string`; TypeScript cannot see that through the mapped type.
  const german = both.de as Words<W>;
  return (language) => (language === "en" ? both.en : german);
}

/** The language of a public page: `?sprache=en`, else German. No cookie, nothing stored. */
export function publicLanguage(c: Context): Language {
  return c.req.query("sprache") === "en" ? "en" : "de";
}

/** The same page in a language; German is the address without a query. */
export function inLanguage(path: string, language: Language): string {
  if (language === "de") return path;
  return `${path}${path.includes("?") ? "&" : "?"}sprache=en`;
}
