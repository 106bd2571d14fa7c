/** Blanks of a text template, "{Straße}": found, filled, and looked for before anything leaves. Pure. */
import type { FieldErrors } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { templateWords } from "./template-words.ts";

export type Texts = {
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly link: string | null;
};

const blank = /\{([^{}\n]{1,60})\}/g;

/** Each name once, in the order in which they come. */
export function blanksIn({ title, teaser, text, link }: Texts): string[] {
  const found = [title, teaser, text, link ?? ""].flatMap((part) =>
    [...part.matchAll(blank)].map(([, name = ""]) => name.trim()),
  );
  return [...new Set(found.filter((name) => name !== ""))];
}

/** What has no value stays a blank, to be filled in the draft. */
export function fill(texts: Texts, values: ReadonlyMap<string, string>): Texts {
  const filled = (part: string) =>
    part.replaceAll(blank, (whole, name: string) => {
      const value = values.get(name.trim()) ?? "";
      return value === "" ? whole : value;
    });
  const { title, teaser, text, link } = texts;
  return {
    title: filled(title),
    teaser: filled(teaser),
    text: filled(text),
    link: link === null ? null : filled(link),
  };
}

/** A sentence at each field where a blank of its template is left. Braces that came from elsewhere are just text. */
export function unfilledProblems(
  { blanks, ...texts }: Texts & { readonly blanks: readonly string[] },
  language: Language,
): FieldErrors {
  if (blanks.length === 0) return {};
  const { title, teaser, text, link } = texts;
  const left = Object.entries({ title, teaser, text, link: link ?? "" }).flatMap(
    ([field, part]) => {
      const names = blanksIn({ title: part, teaser: "", text: "", link: null }).filter((name) =>
        blanks.includes(name),
      );
      const shown = names.map((name) => `{${name}}`).join(", ");
      return names.length === 0 ? [] : [[field, templateWords(language).unfilled(shown)] as const];
    },
  );
  return Object.fromEntries(left);
}
