/** The fields that staff decide about a source by. */
import type { FC } from "hono/jsx";
import type { Topic } from "../subscribers/subscribers.ts";
import { Checkbox, Field, Select, type FieldErrors, type FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import type { SourceValues } from "./source.ts";
import { sourceWords } from "./source-words.ts";

const intervals = [15, 20, 30, 45, 60] as const;

export function readSourceForm(
  form: FormValues,
  topics: readonly Topic[],
  language: Language,
): { readonly values: SourceValues; readonly errors: FieldErrors } {
  const w = sourceWords(language);
  const topic = topics.find(({ id }) => id === Number(form.text("kategorie")));
  const every = Number(form.text("takt"));
  const values: SourceValues = {
    title: form.text("name").slice(0, 200),
    topicId: topic?.id ?? null,
    draftsNews: form.ticked("entwuerfe"),
    onlyCities: listed(form.text("orte")),
    onlyCategories: listed(form.text("rubriken")),
    everyMinutes: intervals.find((minutes) => minutes === every) ?? 30,
  };
  const errors: Record<string, string> = {};
  if (values.title === "") errors["name"] = w.titleMissing;
  if (values.draftsNews && values.topicId === null) errors["kategorie"] = w.draftsNeedTopic;
  return { values, errors };
}

/** Several parted by commas, as people write them. */
function listed(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .slice(0, 50);
}

type Props = {
  values: SourceValues;
  topics: readonly Topic[];
  errors: FieldErrors;
  language: Language;
};

export const SourceFields: FC<Props> = ({ values, topics, errors, language }) => {
  const w = sourceWords(language);
  return (
    <>
      <Field
        name="name"
        label={w.titleField}
        value={values.title}
        maxlength={200}
        required
        error={errors["name"]}
      />
      <Select
        name="kategorie"
        label={w.topic}
        hint={w.topicHint}
        value={String(values.topicId ?? "")}
        options={[
          { value: "", label: w.noTopic },
          ...topics.map(({ id, title }) => ({ value: String(id), label: title })),
        ]}
        error={errors["kategorie"]}
      />
      <Select
        name="takt"
        label={w.every}
        value={String(values.everyMinutes)}
        options={intervals.map((minutes) => ({
          value: String(minutes),
          label: w.everyOption(minutes),
        }))}
      />
      <Checkbox name="entwuerfe" label={w.drafts} hint={w.draftsHint} checked={values.draftsNews} />
      <Field
        name="orte"
        label={w.cities}
        hint={w.citiesHint}
        value={values.onlyCities.join(", ")}
      />
      <Field
        name="rubriken"
        label={w.categories}
        hint={w.categoriesHint}
        value={values.onlyCategories.join(", ")}
      />
    </>
  );
};
