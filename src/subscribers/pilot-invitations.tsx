/** The invitations of the test phase, each with the link to pass on. */
import type { FC } from "hono/jsx";
import { ErrorSummary, Field, Form, Submit } from "../web/forms.tsx";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Card, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { pilotWords } from "./pilot-words.ts";
import type { Pilot } from "./pilot.ts";

export const InvitationCard: FC<{
  pilot: Pilot;
  used: ReadonlyMap<string, number>;
  publicUrl: string;
  count: string;
  error: string | undefined;
  language: Language;
}> = ({ pilot, used, publicUrl, count, error, language }) => {
  const w = pilotWords(language);
  return (
    <Card title={w.codesTitle} id="einladungen">
      <p class="kern-body">{pilot.on ? w.codesText : w.codesOff}</p>
      {pilot.codes.length === 0 ? (
        <p class="kern-body">{w.noCodes}</p>
      ) : (
        <Codes pilot={pilot} used={used} publicUrl={publicUrl} language={language} />
      )}
      <Form action={`${paths.settingsPilot}/codes`} label={w.make}>
        <ErrorSummary errors={error === undefined ? {} : { anzahl: error }} language={language} />
        <Field
          name="anzahl"
          label={w.count}
          hint={w.countHint}
          inputmode="numeric"
          value={count}
          error={error}
          autocomplete="off"
        />
        <Submit label={w.make} kind="secondary" />
      </Form>
    </Card>
  );
};

const Codes: FC<{
  pilot: Pilot;
  used: ReadonlyMap<string, number>;
  publicUrl: string;
  language: Language;
}> = ({ pilot, used, publicUrl, language }) => {
  const w = pilotWords(language);
  return (
    <Form action={`${paths.settingsPilot}/codes/entfernen`} label={w.codesCaption}>
      <div class="stacking">
        <Table
          caption={w.codesCaption}
          hideCaption
          columns={[{ title: w.code }, { title: w.used, numeric: true }, { title: w.link }]}
          rows={pilot.codes.map((code) => [
            <>
              <code class="no-wrap">{code}</code>
              <div>
                <button
                  class="plain-button"
                  type="submit"
                  name="code"
                  value={code}
                  aria-label={w.removeOf(code)}
                >
                  {w.remove}
                </button>
              </div>
            </>,
            <>
              <span class="stacking__word">{w.used}: </span>
              {formatNumber(used.get(code) ?? 0, language)}
            </>,
            // Selected as a whole with one click or tap, so that it is copied without script.
            <code class="copy-link">
              {`${publicUrl}${paths.signup}?code=${encodeURIComponent(code)}`}
            </code>,
          ])}
        />
      </div>
      <p class="kern-body">{w.removeHint}</p>
    </Form>
  );
};
