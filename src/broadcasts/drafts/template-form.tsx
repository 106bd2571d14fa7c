/** The form of a text template, and what was typed into it. */
import type { FC } from "hono/jsx";
import type { Topic } from "../../subscribers/subscribers.ts";
import {
  CheckboxGroup,
  ErrorSummary,
  Field,
  Form,
  Submit,
  TextArea,
  type FieldErrors,
  type FormValues,
} from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { templateWords } from "./template-words.ts";
import type { TypedTemplate } from "./text-templates.ts";

const longestName = 80;
const longestText = 10_000;

export const emptyTemplate: TypedTemplate = {
  name: "",
  title: "",
  teaser: "",
  text: "",
  link: null,
  topicIds: [],
};

export function typedTemplate(form: FormValues): TypedTemplate {
  const link = form.text("link");
  return {
    name: form.text("name"),
    title: form.text("titel").replaceAll("\n", " "),
    teaser: form.text("teaser"),
    text: form.text("text"),
    link: link === "" ? null : link,
    topicIds: form
      .texts("thema")
      .map(Number)
      .filter((id) => Number.isInteger(id)),
  };
}

/** Only what keeps it from being kept: whether a message may leave is asked of the message. */
export function templateProblems(typed: TypedTemplate, language: Language): FieldErrors {
  const w = templateWords(language);
  const { name, title, teaser, text, link } = typed;
  const long = { titel: title, teaser, text, link: link ?? "" };
  return {
    ...Object.fromEntries(
      Object.entries(long)
        .filter(([, part]) => part.length > longestText)
        .map(([field]) => [field, w.tooLong]),
    ),
    ...(name === "" ? { name: w.nameMissing } : {}),
    ...(name.length > longestName ? { name: w.tooLong } : {}),
    ...(title === "" ? { titel: w.titleMissing } : {}),
  };
}

type Props = {
  action: string;
  typed: TypedTemplate;
  version: number;
  topics: readonly Topic[];
  errors: FieldErrors;
  /** It can be deleted: it is kept already. */
  kept: boolean;
  language: Language;
};

export const TemplateForm: FC<Props> = ({
  action,
  typed,
  version,
  topics,
  errors,
  kept,
  language,
}) => {
  const w = templateWords(language);
  return (
    <Form action={action}>
      <ErrorSummary errors={errors} language={language} />
      <input type="hidden" name="version" value={String(version)} />
      <Field
        name="name"
        label={w.name}
        hint={w.nameHint}
        value={typed.name}
        error={errors["name"]}
      />
      <p class="kern-body">{w.blanksHint}</p>
      <Field name="titel" label={w.fieldTitle} value={typed.title} error={errors["titel"]} />
      <TextArea
        name="teaser"
        label={w.fieldTeaser}
        rows={3}
        value={typed.teaser}
        error={errors["teaser"]}
      />
      <TextArea
        name="text"
        label={w.fieldText}
        rows={10}
        value={typed.text}
        error={errors["text"]}
      />
      <Field name="link" label={w.fieldLink} value={typed.link ?? ""} error={errors["link"]} />
      <CheckboxGroup
        legend={w.topics}
        name="thema"
        options={topics.map(({ id, title }) => ({
          value: String(id),
          label: title,
          checked: typed.topicIds.includes(id),
        }))}
      />
      <div class="compose__deeds">
        <Submit label={w.save} name="tun" value="speichern" />
        {kept ? <Submit label={w.remove} name="tun" value="loeschen" kind="tertiary" /> : null}
      </div>
    </Form>
  );
};
