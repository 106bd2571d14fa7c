/** What surrounds every field: label, hint, error, and the attributes that tie them together for screen readers. */
import type { Child, FC, PropsWithChildren } from "hono/jsx";

export type LabelledProps = {
  name: string;
  label: Child;
  hint?: Child;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Defaults to the name; needed where a page has two fields of one name. */
  id?: string | undefined;
  disabled?: boolean | undefined;
};
export const Labelled: FC<
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

export const Hint: FC<{ id: string; hint?: Child }> = ({ id, hint }) =>
  hint === undefined || hint === null ? null : (
    <div class="kern-hint" id={`${id}-hint`}>
      {hint}
    </div>
  );

export const FieldError: FC<{ id: string; error?: string | undefined }> = ({ id, error }) =>
  error === undefined ? null : (
    <p class="kern-error" id={`${id}-error`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
      <span class="kern-body">{error}</span>
    </p>
  );

export function fieldClass(error: string | undefined): string {
  return `kern-form-input__input${error === undefined ? "" : " kern-form-input__input--error"}`;
}

export function describedBy(
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
