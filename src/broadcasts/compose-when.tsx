/** The last column of the form: when a broadcast goes, whom it reaches, what it costs, and the button that says what will happen. */
import type { FC } from "hono/jsx";
import { Checkbox, Field, RadioGroup, Submit, type FieldErrors } from "../web/forms.tsx";
import { formatNumber, formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import type { Composed } from "./compose-view.tsx";
import type { Draft } from "./draft.ts";
import { pageWords } from "./page-words.ts";
import { ConflictList, QuietThen, quietWords, urgentWords } from "./plan/plan.ts";
import { ReachFacts } from "./reach-facts.tsx";
import { VariantReaders } from "./wording/wording.ts";

export const When: FC<{ draft: Draft; errors: FieldErrors; language: Language }> = ({
  draft,
  errors,
  language,
}) => {
  const w = pageWords(language);
  return (
    <>
      {draft.urgent ? null : (
        <>
          <RadioGroup
            legend={w.when}
            name="wann"
            options={[
              { value: "jetzt", label: w.now, checked: !draft.later },
              { value: "spaeter", label: w.later, checked: draft.later },
            ]}
            error={errors["sendAt"]}
          />
          <div class="compose__time">
            <Field name="datum" type="date" label={w.date} value={draft.date} />
            <Field name="uhrzeit" type="time" label={w.clock} value={draft.clock} />
          </div>
        </>
      )}
      <div class="compose__time">
        <Field
          name="bisDatum"
          type="date"
          label={w.until}
          hint={w.untilHint}
          value={draft.untilDate}
          error={errors["until"]}
        />
        <Field name="bisUhrzeit" type="time" label={w.untilClock} value={draft.untilClock} />
      </div>
    </>
  );
};

/** How many, what it costs, and the button that says what will happen. */
export const Effect: FC<Composed> = (composed) => {
  const { draft, errors, reach, needsApproval, quietUntil, conflicts, timeZone, language } =
    composed;
  const w = pageWords(language);
  const number = (value: number) => formatNumber(value, language);
  const people = reach?.people ?? 0;
  const send = draft.later
    ? people === 0
      ? w.schedule
      : w.scheduleTo(number(people), people === 1)
    : people === 0
      ? w.send
      : w.sendTo(number(people), people === 1);
  return (
    <>
      {reach === null ? null : <ReachFacts reach={reach} language={language} />}
      <VariantReaders readers={composed.readers} language={language} />
      {reach === null || draft.later || reach.today === people ? null : (
        <Checkbox
          name="mehrtaegig"
          label={w.overDays(number(reach.today), number(people - reach.today))}
          checked={draft.overDays}
          error={errors["overDays"]}
        />
      )}
      <ConflictList conflicts={conflicts} timeZone={timeZone} language={language} />
      {quietUntil === null ? null : (
        <QuietThen until={quietUntil} timeZone={timeZone} language={language} />
      )}
      <div class="compose__deeds">
        {draft.urgent ? (
          <Submit label={urgentWords(language).goOn} kind="danger" name="tun" value="eilig" />
        ) : needsApproval ? (
          <Submit label={w.submit} name="tun" value="freigabe" />
        ) : quietUntil !== null ? (
          <Submit
            label={quietWords(language).scheduleAt(formatTime(quietUntil, timeZone, language))}
            name="tun"
            value="naechste"
          />
        ) : (
          <Submit label={send} name="tun" value={draft.later ? "planen" : "senden"} />
        )}
        <Submit label={w.save} name="tun" value="speichern" kind="secondary" />
        <Submit label={w.preview} name="tun" value="vorschau" kind="tertiary" />
      </div>
    </>
  );
};
