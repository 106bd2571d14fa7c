/** The same said in other languages: one closed part for each language that the county offers. */
import type { FC } from "hono/jsx";
import { languageName, ownName, type VariantLanguage } from "../../subscribers/subscribers.ts";
import { Field, TextArea, type FieldErrors } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import type { Variant } from "../content.ts";
import { FormatBar } from "./format-bar.tsx";
import { variantField } from "./variants.ts";
import { wordingWords } from "./wording-words.ts";

type Props = {
  variants: readonly Variant[];
  offered: readonly VariantLanguage[];
  errors: FieldErrors;
  language: Language;
};

export const VariantFields: FC<Props> = ({ variants, offered, errors, language }) => {
  const w = wordingWords(language);
  // What was written before the setting changed is not lost.
  const kept = variants.map((variant) => variant.language).filter((one) => !offered.includes(one));
  const shown = [...offered, ...kept];
  return shown.length === 0 ? null : (
    <fieldset class="variants">
      <legend class="kern-label">{w.variants}</legend>
      <p class="kern-hint">{w.variantsHint}</p>
      {shown.map((one) => (
        <OneVariant
          of={one}
          variant={variants.find((variant) => variant.language === one)}
          errors={errors}
          language={language}
        />
      ))}
    </fieldset>
  );
};

const OneVariant: FC<{
  of: VariantLanguage;
  variant: Variant | undefined;
  errors: FieldErrors;
  language: Language;
}> = ({ of, variant, errors, language }) => {
  const w = wordingWords(language);
  const name = (part: Parameters<typeof variantField>[1]) => variantField(of, part);
  const isWrong = Object.keys(errors).some((key) => key.startsWith(`fassung-${of}-`));
  const named = languageName(of, language);
  const { lang, dir } = ownName(of);
  return (
    <details class="variants__one" open={isWrong}>
      <summary>
        {named}
        {variant === undefined ? null : <span class="kern-body--muted"> · {w.started}</span>}
      </summary>
      <div class="variants__fields" dir={dir}>
        <Field
          name={name("titel")}
          label={w.title(named)}
          value={variant?.title ?? ""}
          error={errors[name("titel")]}
        />
        <TextArea
          name={name("teaser")}
          label={w.teaser(named)}
          rows={3}
          lang={lang}
          value={variant?.teaser ?? ""}
          error={errors[name("teaser")]}
        />
        <FormatBar field={name("text")} language={language} />
        <TextArea
          name={name("text")}
          label={w.text(named)}
          rows={8}
          lang={lang}
          value={variant?.text ?? ""}
          error={errors[name("text")]}
        />
      </div>
    </details>
  );
};
