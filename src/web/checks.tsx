/** Boxes to tick and options to pick. Nothing is ticked unless the page says so. */
import type { Child, FC } from "hono/jsx";
import { describedBy, FieldError, Hint, type LabelledProps } from "./field-frame.tsx";

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
