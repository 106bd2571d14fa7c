/** The rows of the office hours form: one a weekday with two spans, and one a further closed time. */
import type { FC } from "hono/jsx";
import { Field, type FieldErrors } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import {
  closedField,
  mostClosedRows,
  spanField,
  spansADay,
  type TypedHours,
} from "./office-hours-form.ts";
import { weekdays } from "./office-hours.ts";
import { officeHoursWords } from "./office-hours-words.ts";

type RowsProps = { typed: TypedHours; errors: FieldErrors; language: Language };

/** Free rows below those that are filled. */
const emptyRows = 2;

export const WeekRows: FC<RowsProps> = ({ typed, errors, language }) => {
  const w = officeHoursWords(language);
  return (
    <>
      <h2 class="kern-heading-medium">{w.weekly}</h2>
      <p class="kern-body">{w.weeklyHint}</p>
      {weekdays.map((day) => (
        <fieldset class="hours-row">
          <legend class="kern-label">{w[day]}</legend>
          {Array.from({ length: spansADay }, (_, index) => {
            const span = typed.weekly[day][index];
            return (
              <div class="hours-span">
                <Field
                  name={spanField(day, index, "from")}
                  label={<Label short={w.shortFrom} long={w.from(w[day], index + 1)} />}
                  value={span?.from}
                  maxlength={9}
                  error={errors[spanField(day, index, "from")]}
                />
                <Field
                  name={spanField(day, index, "to")}
                  label={<Label short={w.shortTo} long={w.to(w[day], index + 1)} />}
                  value={span?.to}
                  maxlength={9}
                  error={errors[spanField(day, index, "to")]}
                />
              </div>
            );
          })}
        </fieldset>
      ))}
    </>
  );
};

export const ClosedDayRows: FC<RowsProps> = ({ typed, errors, language }) => {
  const w = officeHoursWords(language);
  const rows = Math.min(typed.closedDays.length + emptyRows, mostClosedRows);
  return (
    <>
      <h2 class="kern-heading-medium">{w.closedDays}</h2>
      <p class="kern-body">{w.closedDaysHint}</p>
      <input type="hidden" name="closed-rows" value={rows} />
      {Array.from({ length: rows }, (_, index) => {
        const row = typed.closedDays[index];
        return (
          <fieldset class="hours-row">
            <legend class="kern-sr-only">{w.row(index + 1)}</legend>
            <Field
              name={closedField(index, "from")}
              type="date"
              label={w.closedFrom}
              value={row?.from}
              error={errors[closedField(index, "from")]}
            />
            <Field
              name={closedField(index, "to")}
              type="date"
              label={w.closedTo}
              value={row?.to}
              error={errors[closedField(index, "to")]}
            />
            <Field
              name={closedField(index, "reason")}
              label={w.reason}
              value={row?.reason}
              maxlength={100}
            />
          </fieldset>
        );
      })}
    </>
  );
};

/** Short to see, whole to hear: fourteen fields called "von" tell nobody apart. */
const Label: FC<{ short: string; long: string }> = ({ short, long }) => (
  <>
    <span aria-hidden="true">{short}</span>
    <span class="kern-sr-only">{long}</span>
  </>
);
