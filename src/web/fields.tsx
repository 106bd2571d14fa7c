/** Fields to type into or choose from. */
import type { FC } from "hono/jsx";
import { describedBy, fieldClass, Labelled, type LabelledProps } from "./field-frame.tsx";

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
