/**
 * The parts of a form, in KERN's markup: label, hint and error belong to their field, and an error says what to do.
 * A page that refuses a form renders it again with what was typed, `FieldErrors` and status 422.
 */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import type { Language } from "./language.ts";
import { frameWords } from "./words.ts";

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

type LabelledProps = {
  name: string;
  label: Child;
  hint?: Child;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Defaults to the name; needed where a page has two fields of one name. */
  id?: string | undefined;
  disabled?: boolean | undefined;
};

type FieldProps = LabelledProps & {
  type?:
    | "text"
    | "email"
    | "password"
    | "tel"
    | "url"
    | "number"
    | "date"
    | "time"
    | "datetime-local"
    | "search"
    | "file"
    | "color"
    | undefined;
  value?: string | number | undefined;
  autocomplete?: string | undefined;
  maxlength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  inputmode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url" | undefined;
  /** File types, for `type="file"`. */
  accept?: string | undefined;
  placeholder?: string | undefined;
};

export const Field: FC<FieldProps> = ({
  name,
  label,
  hint,
  error,
  required,
  id = name,
  type = "text",
  ...rest
}) => (
  <Labelled id={id} label={label} hint={hint} error={error}>
    <input
      class={fieldClass(error)}
      id={id}
      name={name}
      type={type}
      required={required}
      {...describedBy(id, hint, error)}
      {...rest}
    />
  </Labelled>
);

type TextAreaProps = LabelledProps & {
  value?: string | undefined;
  rows?: number | undefined;
  maxlength?: number | undefined;
  lang?: string | undefined;
};

export const TextArea: FC<TextAreaProps> = ({
  name,
  label,
  hint,
  error,
  required,
  id = name,
  value = "",
  rows = 5,
  ...rest
}) => (
  <Labelled id={id} label={label} hint={hint} error={error}>
    <textarea
      class={fieldClass(error)}
      id={id}
      name={name}
      rows={rows}
      required={required}
      {...describedBy(id, hint, error)}
      {...rest}
    >
      {value}
    </textarea>
  </Labelled>
);

type Option = { readonly value: string; readonly label: string };
type SelectProps = LabelledProps & { options: readonly Option[]; value?: string | undefined };

export const Select: FC<SelectProps> = ({
  name,
  label,
  hint,
  error,
  required,
  id = name,
  options,
  value,
  disabled,
}) => (
  <Labelled id={id} label={label} hint={hint} error={error}>
    <div class="kern-form-input__select-wrapper">
      <select
        class={`kern-form-input__select${error === undefined ? "" : " kern-form-input__select--error"}`}
        id={id}
        name={name}
        required={required}
        disabled={disabled}
        {...describedBy(id, hint, error)}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  </Labelled>
);

type CheckboxProps = LabelledProps & { value?: string | undefined; checked?: boolean | undefined };

export const Checkbox: FC<CheckboxProps> = ({
  name,
  label,
  hint,
  error,
  required,
  id = name,
  value = "1",
  checked,
  disabled,
}) => (
  <div class="kern-form-check">
    <input
      class={`kern-form-check__checkbox${error === undefined ? "" : " kern-form-check__checkbox--error"}`}
      type="checkbox"
      id={id}
      name={name}
      value={value}
      checked={checked}
      required={required}
      disabled={disabled}
      {...describedBy(id, hint, error)}
    />
    <div class="check-text">
      <label class="kern-label" for={id}>
        {label}
      </label>
      <Hint id={id} hint={hint} />
      <FieldError id={id} error={error} />
    </div>
  </div>
);

export type GroupOption = {
  readonly value: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
};
type GroupProps = {
  legend: Child;
  name: string;
  options: readonly GroupOption[];
  hint?: Child;
  error?: string | undefined;
};

/** Several boxes under one question. Nothing is ticked unless the option says so. */
export const CheckboxGroup: FC<GroupProps> = (props) => <Group {...props} kind="checkbox" />;

/** One of several. */
export const RadioGroup: FC<GroupProps> = (props) => <Group {...props} kind="radio" />;

const Group: FC<GroupProps & { kind: "checkbox" | "radio" }> = ({
  legend,
  name,
  options,
  hint,
  error,
  kind,
}) => (
  <fieldset
    class={`kern-fieldset${error === undefined ? "" : " kern-fieldset--error"}`}
    id={name}
    {...describedBy(name, hint, error)}
    aria-invalid={undefined}
  >
    <legend class="kern-label">{legend}</legend>
    <Hint id={name} hint={hint} />
    <div class="kern-fieldset__body">
      {options.map((option, index) => {
        const id = `${name}-${index + 1}`;
        return (
          <div class="kern-form-check">
            <input
              class={`kern-form-check__${kind}`}
              type={kind}
              id={id}
              name={name}
              value={option.value}
              checked={option.checked}
              disabled={option.disabled}
              aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
            />
            <div class="check-text">
              <label class="kern-label" for={id}>
                {option.label}
              </label>
              <Hint id={id} hint={option.hint} />
            </div>
          </div>
        );
      })}
    </div>
    <FieldError id={name} error={error} />
  </fieldset>
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

export type FormValues = {
  /** Trimmed, line breaks as "\n"; "" where missing. */
  text(name: string): string;
  /** As typed (passwords). */
  exact(name: string): string;
  /** Every value of a name (check boxes). */
  texts(name: string): string[];
  ticked(name: string): boolean;
  /** An uploaded file; null where none was chosen. */
  file(name: string): File | null;
};

/** Reads a posted form, urlencoded or multipart. What is neither is answered with 400. */
export async function readForm(c: Context): Promise<FormValues> {
  const body = await c.req.parseBody({ all: true }).catch(refuseUnreadable);
  const all = (name: string): (string | File)[] => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
  };
  // PostgreSQL stores no NUL character; nobody types one on purpose.
  const exact = (name: string) =>
    all(name)
      .find((value) => typeof value === "string")
      ?.replaceAll("\0", "") ?? "";
  const tidy = (value: string) => value.replaceAll("\0", "").replace(/\r\n?/g, "\n").trim();
  return {
    exact,
    text: (name) => tidy(exact(name)),
    texts: (name) =>
      all(name)
        .filter((value) => typeof value === "string")
        .map(tidy),
    ticked: (name) => all(name).length > 0,
    file: (name) =>
      (all(name).find((value) => value instanceof File && value.size > 0) as File | undefined) ??
      null,
  };
}

function refuseUnreadable(cause: unknown): never {
  throw new HTTPException(400, { message: "The form could not be read", cause });
}

const Labelled: FC<
  PropsWithChildren<{ id: string; label: Child; hint?: Child; error?: string | undefined }>
> = ({ id, label, hint, error, children }) => (
  <div class={`kern-form-input${error === undefined ? "" : " kern-form-input--error"}`}>
    <label class="kern-label" for={id}>
      {label}
    </label>
    <Hint id={id} hint={hint} />
    {children}
    <FieldError id={id} error={error} />
  </div>
);

const Hint: FC<{ id: string; hint?: Child }> = ({ id, hint }) =>
  hint === undefined || hint === null ? null : (
    <div class="kern-hint" id={`${id}-hint`}>
      {hint}
    </div>
  );

const FieldError: FC<{ id: string; error?: string | undefined }> = ({ id, error }) =>
  error === undefined ? null : (
    <p class="kern-error" id={`${id}-error`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
      <span class="kern-body">{error}</span>
    </p>
  );

function fieldClass(error: string | undefined): string {
  return `kern-form-input__input${error === undefined ? "" : " kern-form-input__input--error"}`;
}

function describedBy(
  id: string,
  hint: Child,
  error: string | undefined,
): { "aria-describedby"?: string; "aria-invalid"?: "true" } {
  const ids = [
    hint === undefined || hint === null ? null : `${id}-hint`,
    error === undefined ? null : `${id}-error`,
  ].filter((part) => part !== null);
  return {
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(error === undefined ? {} : { "aria-invalid": "true" as const }),
  };
}
