/** The form of a canned answer, and what was typed into it. */
import type { FC } from "hono/jsx";
import {
  ErrorSummary,
  Field,
  Form,
  Submit,
  TextArea,
  type FieldErrors,
  type FormValues,
} from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { longestText } from "../reply.ts";
import type { TypedAnswer } from "./canned-answers.ts";
import { cannedWords } from "./canned-words.ts";
import { unknownPlaceholders } from "./fill.ts";

const longestTitle = 80;

export function typedAnswer(form: FormValues): TypedAnswer {
  return {
    title: form.text("titel").replaceAll("\n", " "),
    text: form.text("text"),
    textEn: form.text("text-en"),
  };
}

export function answerProblems(
  { title, text, textEn }: TypedAnswer,
  language: Language,
): FieldErrors {
  const w = cannedWords(language);
  return {
    ...(title === "" ? { titel: w.titleMissing } : {}),
    ...(title.length > longestTitle ? { titel: w.titleLong } : {}),
    ...(text === "" ? { text: w.textMissing } : {}),
    ...textProblem("text", text, language),
    ...textProblem("text-en", textEn, language),
  };
}

function textProblem(field: string, text: string, language: Language): FieldErrors {
  const w = cannedWords(language);
  if (text.length > longestText) return { [field]: w.textLong };
  const unknown = unknownPlaceholders(text);
  if (unknown.length === 0) return {};
  return { [field]: w.unknown(unknown.map((name) => `{${name}}`).join(", ")) };
}

type Props = {
  action: string;
  typed: TypedAnswer;
  version: number;
  errors: FieldErrors;
  /** It can be deleted: it is kept already. */
  kept: boolean;
  language: Language;
};

export const CannedForm: FC<Props> = ({ action, typed, version, errors, kept, language }) => {
  const w = cannedWords(language);
  return (
    <Form action={action}>
      <ErrorSummary errors={errors} language={language} />
      <input type="hidden" name="version" value={String(version)} />
      <Field
        name="titel"
        label={w.nameField}
        hint={w.nameHint}
        value={typed.title}
        error={errors["titel"]}
      />
      <p class="kern-body">{w.placeholders}</p>
      <TextArea name="text" label={w.text} rows={8} value={typed.text} error={errors["text"]} />
      <TextArea
        name="text-en"
        label={w.textEn}
        hint={w.textEnHint}
        rows={8}
        value={typed.textEn}
        error={errors["text-en"]}
      />
      <div class="actions">
        <Submit label={w.save} name="tun" value="speichern" />
        {kept ? <Submit label={w.remove} name="tun" value="loeschen" kind="tertiary" /> : null}
      </div>
    </Form>
  );
};
