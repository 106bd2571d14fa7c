/** The fields of a topic; each hint says how many characters are left, and counts along where script runs. */
import type { FC } from "hono/jsx";
import { Field, type FieldErrors } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { topicFields, type TopicField, type TypedTopic } from "./topic-form.ts";
import { topicWords } from "./topic-words.ts";

/** Sent along while somebody types: nothing is saved, only the hints are taken from the answer. */
export const countOnly = "nur-zaehlen";

export const TopicFields: FC<{
  typed: TypedTopic;
  errors: FieldErrors;
  action: string;
  language: Language;
}> = ({ typed, errors, action, language }) => {
  const w = topicWords(language);
  const field = (name: TopicField, label: string, hint?: string) => (
    <Field
      name={name}
      label={label}
      hint={
        <>
          {hint === undefined ? "" : `${hint} `}
          <span id={`${name}-rest`}>
            {w.left(topicFields[name] - typed[name].length, topicFields[name])}
          </span>
        </>
      }
      value={typed[name]}
      autocomplete="off"
      required={name === "titel"}
      error={errors[name]}
    />
  );
  const hints = Object.keys(topicFields).map((name) => `#${name}-rest`);
  return (
    <div
      class="form"
      hx-post={action}
      hx-trigger="input delay:200ms"
      hx-vals={JSON.stringify({ [countOnly]: "1" })}
      hx-swap="none"
      hx-select-oob={hints.join(",")}
    >
      {field("titel", w.fieldTitle, w.titleHint)}
      {field("beschreibung", w.description, w.descriptionHint)}
      {field("rhythmus", w.rhythm, w.rhythmHint)}
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{w.english}</legend>
        <div class="kern-hint">{w.englishHint}</div>
        <div class="kern-fieldset__body">
          {field("titelEn", w.titleEn)}
          {field("beschreibungEn", w.descriptionEn)}
          {field("rhythmusEn", w.rhythmEn)}
        </div>
      </fieldset>
    </div>
  );
};
