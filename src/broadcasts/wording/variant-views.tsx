/** Variants as they are looked at: which one the preview shows, how many get each, and their words for whoever approves. */
import type { FC } from "hono/jsx";
import { languageName, ownName, type VariantLanguage } from "../../subscribers/subscribers.ts";
import { formatNumber } from "../../web/format.ts";
import { Formatted } from "../../web/formatted.tsx";
import { Select } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { Card } from "../../web/parts.tsx";
import { Prose } from "../../web/prose.tsx";
import type { Variant } from "../content.ts";
import type { Readers } from "./readers.ts";
import { wordingWords } from "./wording-words.ts";

/** The test goes out in the one that is looked at. */
export const ShownVariant: FC<{
  variants: readonly Variant[];
  shown: VariantLanguage | null;
  language: Language;
}> = ({ variants, shown, language }) => {
  const w = wordingWords(language);
  return variants.length === 0 ? null : (
    <Select
      name="fassung"
      label={w.shown}
      hint={w.shownHint}
      options={[
        { value: "", label: w.main },
        ...variants.map((one) => ({
          value: one.language,
          label: languageName(one.language, language),
        })),
      ]}
      value={shown ?? ""}
    />
  );
};

export const VariantReaders: FC<{ readers: readonly Readers[]; language: Language }> = ({
  readers,
  language,
}) => {
  const w = wordingWords(language);
  return readers.length === 0 ? null : (
    <>
      <ul class="prose-list">
        {readers.map((one) => (
          <li class="kern-body">
            {languageName(one.language, language)}:{" "}
            {w.readers(formatNumber(one.people, language), one.people === 1)}
          </li>
        ))}
      </ul>
      <p class="kern-body">{w.sameCost}</p>
    </>
  );
};

export const VariantSheets: FC<{ variants: readonly Variant[]; language: Language }> = ({
  variants,
  language,
}) =>
  variants.length === 0 ? null : (
    <Card title={wordingWords(language).variants} id="fassungen">
      {variants.map((variant) => {
        const { lang, dir } = ownName(variant.language);
        return (
          <>
            <h3 class="kern-title">{languageName(variant.language, language)}</h3>
            <div class="preview__sheet" lang={lang} dir={dir}>
              <p class="preview__title">{variant.title}</p>
              <p class="kern-body kern-body--bold">
                <Formatted text={variant.teaser} />
              </p>
              <Prose text={variant.text} level={3} formatted />
            </div>
          </>
        );
      })}
    </Card>
  );
