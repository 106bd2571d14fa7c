/**
 * The parts of a form, in KERN's markup: label, hint and error belong to their field, and an error says what to do.
 * A page that refuses a form renders it again with what was typed, `FieldErrors` and status 422.
 */
import type { Context } from "hono";
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import type { Language } from "./language.ts";
import { frameWords } from "./words.ts";

export { Checkbox, CheckboxGroup, RadioGroup, type GroupOption } from "./checks.tsx";
export { Field, Select, TextArea } from "./fields.tsx";
export { readForm, type FormValues } from "./read-form.ts";

/** Field name -> sentence that says what to do. */
export type FieldErrors = Readonly<Record<string, string>>;

type FormProps = PropsWithChildren<{
  action: string;
  method?: "get" | "post" | undefined;
  files?: boolean | undefined;
  id?: string | undefined;
  label?: string | undefined;
}>;

export const Form: FC<FormProps> = ({ action, method = "post", files, id, label, children }) => (
  <form
    class="form"
    action={action}
    method={method}
    enctype={files === true ? "multipart/form-data" : undefined}
    id={id}
    aria-label={label}
    novalidate
  >
    {children}
  </form>
);

export type SubmitKind = "primary" | "secondary" | "tertiary" | "danger";
type SubmitProps = {
  label: string;
  disabledReason?: string | undefined;
  kind?: SubmitKind | undefined;
  name?: string | undefined;
  value?: string | undefined;
  formaction?: string | undefined;
};

/** A button that is not allowed stays there, disabled, with the reason beside it. */
export const Submit: FC<SubmitProps> = ({
  label,
  disabledReason,
  kind = "primary",
  name,
  value,
  formaction,
}) => (
  <div class="submit">
    <button
      class={`kern-btn kern-btn--${kind === "danger" ? "primary btn--danger" : kind}`}
      type="submit"
      name={name}
      value={value}
      formaction={formaction}
      disabled={disabledReason !== undefined}
    >
      <span class="kern-label">{label}</span>
    </button>
    {disabledReason === undefined ? null : <p class="submit__reason">{disabledReason}</p>}
  </div>
);

/** A link that looks like a button, for going somewhere; actions are `Submit`. */
export const ButtonLink: FC<{
  href: string;
  label: Child;
  kind?: "primary" | "secondary" | "tertiary" | undefined;
}> = ({ href, label, kind = "primary" }) => (
  <a class={`kern-btn kern-btn--${kind}`} href={href}>
    <span class="kern-label">{label}</span>
  </a>
);

/** All errors of a refused form on top, each leading to its field. Takes the focus where the browser allows it. */
export const ErrorSummary: FC<{ errors: FieldErrors; language?: Language | undefined }> = ({
  errors,
  language = "de",
}) => {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="kern-alert kern-alert--danger" role="alert" tabindex={-1} autofocus>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
        <h2 class="kern-title">{frameWords(language).errorsTitle}</h2>
      </div>
      <div class="kern-alert__body">
        <ul class="error-list">
          {entries.map(([name, sentence]) => (
            <li>
              <a class="kern-link" href={`#${name}`}>
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

/** What was just done, on the page after the redirect. */
export const Confirmation: FC<{ text: string | undefined }> = ({ text }) =>
  text === undefined ? null : (
    <div class="kern-alert kern-alert--success" role="status">
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--success" aria-hidden="true"></span>
        <p class="kern-title">{text}</p>
      </div>
    </div>
  );

/** Where to redirect after a change, so that the next page can say what was done. */
export function withConfirmation(path: string, key: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}erledigt=${encodeURIComponent(key)}`;
}

/** The sentence for `?erledigt=key` from the page's own list; text from the address is never shown. */
export function confirmationText(
  c: Context,
  sentences: Readonly<Record<string, string>>,
): string | undefined {
  const key = c.req.query("erledigt");
  return key !== undefined && Object.hasOwn(sentences, key) ? sentences[key] : undefined;
}
