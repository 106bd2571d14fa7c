/** The variants of a broadcast as they stand in the form, and what is wrong with them. Pure. */
import { languageName, variantLanguages } from "../../subscribers/subscribers.ts";
import type { FieldErrors, FormValues } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import type { Variant } from "../content.ts";
import { wordingWords } from "./wording-words.ts";

export type VariantPart = "titel" | "teaser" | "text";

/** The name of its field; errors are kept under the same. */
export function variantField(language: Variant["language"], part: VariantPart): string {
  return `fassung-${language}-${part}`;
}

/** The public page, opened at this variant. */
export function pageInVariant(page: string, language: Variant["language"]): string {
  return language === "en" ? `${page}?sprache=en#en` : `${page}#${language}`;
}

/** What was typed; a language in which nothing was typed is none. */
export function readVariants(form: Pick<FormValues, "text">): Variant[] {
  return variantLanguages
    .map((language) => ({
      language,
      title: form.text(variantField(language, "titel")).replaceAll("\n", " "),
      teaser: form.text(variantField(language, "teaser")),
      text: form.text(variantField(language, "text")),
    }))
    .filter(({ title, teaser, text }) => title + teaser + text !== "");
}

type Problems = { readonly title?: string; readonly teaser?: string; readonly text?: string };

/**
 * What keeps the variants from going out: half a variant would be half a message. `problemsOf` judges the content of one
 * as it judges the main text.
 */
export function variantProblems(
  variants: readonly Variant[],
  problemsOf: (variant: Variant) => Problems,
  language: Language,
): FieldErrors {
  const w = wordingWords(language);
  return Object.fromEntries(
    variants.flatMap((variant) => {
      const { title, teaser, text } = problemsOf(variant);
      const name = languageName(variant.language, language);
      const found: readonly (readonly [VariantPart, string | undefined])[] = [
        ["titel", title],
        ["teaser", teaser],
        ["text", text],
      ];
      return found.flatMap(([part, sentence]) =>
        sentence === undefined
          ? []
          : [[variantField(variant.language, part), w.inLanguage(name, sentence)] as const],
      );
    }),
  );
}
